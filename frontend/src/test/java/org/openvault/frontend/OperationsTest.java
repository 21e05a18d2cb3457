package org.openvault.frontend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.feed.ChangeSubscription;

@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class OperationsTest {
    private static final String BEARER = "Bearer " + FakeBackendResource.OPERATIONS_TOKEN;

    FakeBackend backend;

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    PageCache cache;

    @Inject
    ChangeSubscription feed;

    @BeforeEach
    void twoPagesAreStored() {
        Await.until("the feed is followed", feed::isConnected);
        cache.clear();
        given().get("/about/").then().statusCode(200);
        given().get("/odd/").then().statusCode(200);
        backend.forgetQuestions();
    }

    @Test
    void aTagClearsThePagesThatNameIt() {
        given().header("Authorization", BEARER)
                .delete(management.resolve("/q/cache?tag=page:4&tag=page:4711"))
                .then()
                .statusCode(200)
                .body("cleared", equalTo(1));

        given().get("/odd/");
        given().get("/about/");
        // searches of another test may still be on their way
        assertThat(backend.asked())
                .filteredOn(asked -> !asked.startsWith("search:"))
                .containsExactly("/about/");
    }

    @Test
    void withoutATagAllGoes() {
        given().header("Authorization", BEARER)
                .delete(management.resolve("/q/cache"))
                .then()
                .statusCode(200)
                .body("cleared", equalTo(2));

        assertThat(cache.count()).isZero();
        given().get("/odd/").then().statusCode(200);
    }

    @Test
    void strangersClearNothing() {
        for (String authorization : List.of("", "Bearer", "Bearer ", "Bearer wrong", "Basic " + BEARER, BEARER + "x")) {
            given().header("Authorization", authorization)
                    .delete(management.resolve("/q/cache"))
                    .then()
                    .statusCode(401);
        }
        given().delete(management.resolve("/q/cache")).then().statusCode(401);
        assertThat(cache.count()).isEqualTo(2);
    }

    @Test
    void nothingOfThisIsOnThePublicPort() {
        String none = given().get("/q/none").then().statusCode(404).extract().asString();
        for (String path : List.of("/q/metrics", "/q/health/ready", "/q/health/live", "/q/info", "/q/cache", "/q/")) {
            assertThat(given().get(path).then().statusCode(404).extract().asString())
                    .as(path)
                    .isEqualTo(none);
        }
        given().header("Authorization", BEARER).delete("/q/cache").then().statusCode(404);
        assertThat(cache.count()).isEqualTo(2);
    }

    /** Whatever stands before it: the site itself has no admin. */
    @Test
    void nothingOfTheAdminIsOnTheSite() {
        for (String path : List.of("/admin", "/admin/", "/admin/session", "/admin/pages/12", "/Admin/")) {
            given().redirects().follow(false).get(path).then().statusCode(404);
        }
    }

    @Test
    void whatWasBuiltIsTold() {
        given().get(management.resolve("/q/info"))
                .then()
                .statusCode(200)
                .body("name", equalTo("openvault-frontend"))
                .body("version", matchesPattern("\\d+\\.\\d+\\.\\d+.*"))
                .body("commit", matchesPattern("[0-9a-f]{40}|unknown"));
    }

    @Test
    void whatTheCacheDoesIsCounted() {
        double hits = metric("openvault_page_requests_total{outcome=\"hit\"}");
        double misses = metric("openvault_page_requests_total{outcome=\"miss\"}");
        double renders = metric("openvault_page_renders_total");

        for (int i = 0; i < 5; i++) {
            given().get("/about/");
        }
        given().get("/");

        assertThat(metric("openvault_page_requests_total{outcome=\"hit\"}")).isEqualTo(hits + 5);
        assertThat(metric("openvault_page_requests_total{outcome=\"miss\"}")).isEqualTo(misses + 1);
        assertThat(metric("openvault_page_renders_total")).isEqualTo(renders + 1);
        assertThat(metric("openvault_pages")).isEqualTo(3);
        assertThat(metric("openvault_feed_connected")).isEqualTo(1);
        assertThat(metric("openvault_page_age_served_seconds_total")).isNotNegative();
    }

    @Test
    void howFarTheFeedIsBehindIsTold() {
        double changes = metric("openvault_feed_changes_total");

        long sequence = backend.change("page.published", "page:4");

        Await.until("it is processed", () -> metric("openvault_feed_cursor") == sequence);
        assertThat(metric("openvault_feed_changes_total")).isEqualTo(changes + 1);
        assertThat(metric("openvault_feed_lag_seconds")).isPositive();
    }

    private double metric(String name) {
        return given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name));
    }
}
