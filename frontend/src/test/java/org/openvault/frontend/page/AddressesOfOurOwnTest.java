package org.openvault.frontend.page;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openvault.frontend.FakeBackendResource;

/** Addresses that no editor made are spelled as others are. */
@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class AddressesOfOurOwnTest {
    @ParameterizedTest
    @CsvSource({"/search, /search/", "/search?q=jazz, /search/?q=jazz"})
    void theOneWithoutASlashLeadsToTheOneWithIt(String typed, String meant) {
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(typed)
                .then()
                .statusCode(301)
                .header("Location", meant);
    }
}
