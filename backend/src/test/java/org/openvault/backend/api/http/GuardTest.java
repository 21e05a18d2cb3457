package org.openvault.backend.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.TestClock;

/** Limits and pages of other sites, with little allowed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GuardTest {

    // as %test is configured
    private static final String EDITOR = "https://editor.example";
    private static final int ADDRESS = 5;
    private static final int BURST = 4;
    private static final String LIST = "/api/v2/pages/";

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    TestClock clock;

    @BeforeEach
    void world() {
        site.get();
        clock.set(Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    @AfterEach
    void time() {
        clock.release();
    }

    @Test
    void whoAsksTooMuchWaitsAndIsToldHowLong() {
        int most = ADDRESS * BURST;
        for (int left = most - 1; left >= 0; left--) {
            from("198.51.100.1").then().statusCode(200).header("RateLimit", containsString("r=" + left + ";"));
        }
        from("198.51.100.1")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .header("RateLimit-Policy", containsString("q=" + most));
        from("198.51.100.2").then().statusCode(200);
        from("203.0.113.1, 198.51.100.1").then().statusCode(429);
        given().header("X-Forwarded-For", "198.51.100.1")
                .header("Authorization", "Bearer ov_" + "y".repeat(43))
                .get(LIST)
                .then()
                .statusCode(429);
        clock.set(clock.instant().plusSeconds(1));
        from("198.51.100.1").then().statusCode(200);
        given().get(LIST).then().statusCode(200).header("RateLimit", nullValue());
    }

    @Test
    void aTokenThatHoldsHasItsOwnAllowanceAndLongListsCostMore() {
        String token = people.token(people.nobodySpecial());
        for (int time = 0; time < 40; time++) {
            given().header("X-Forwarded-For", "198.51.100.7")
                    .header("Authorization", "Bearer " + token)
                    .get("/api/v3/pages?limit=20")
                    .then()
                    .statusCode(200);
        }
        int before = left(token, "/api/v3/pages?limit=20");
        assertThat(before - left(token, "/api/v3/pages?limit=100")).isEqualTo(5);
        from("198.51.100.7").then().statusCode(200);
    }

    private static int left(String token, String path) {
        String told = given().header("X-Forwarded-For", "198.51.100.7")
                .header("Authorization", "Bearer " + token)
                .get(path)
                .header("RateLimit");
        return Integer.parseInt(told.replaceAll(".*r=([0-9]+);.*", "$1"));
    }

    private static Response from(String address) {
        return given().header("X-Forwarded-For", address).get(LIST);
    }

    @Test
    void anybodysPageMayReadWithoutCredentials() {
        given().header("Origin", "https://anywhere.example")
                .get(LIST)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Expose-Headers", containsString("ETag"));
        preflight("https://anywhere.example", "GET", "If-None-Match")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "GET, HEAD");
        given().header("Origin", "https://anywhere.example")
                .get("/api/v2/pages/999999/")
                .then()
                .statusCode(404)
                .header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void onlyPagesOfConfiguredOriginsMayWrite() {
        preflight("https://anywhere.example", "POST", "Content-Type")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("Access-Control-Allow-Origin", nullValue());
        preflight("https://anywhere.example", "GET", "Authorization").then().statusCode(403);
        preflight("https://editor.example.evil.example", "PATCH", "If-Match")
                .then()
                .statusCode(403);
        preflight("null", "PATCH", "If-Match").then().statusCode(403);
        preflight(EDITOR, "PATCH", "If-Match, Authorization")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", EDITOR)
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"))
                .header("Access-Control-Max-Age", "600");
        String token = people.token(people.nobodySpecial());
        given().header("Origin", EDITOR)
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{}")
                .post("/api/v3/pages")
                .then()
                .statusCode(422)
                .header("Access-Control-Allow-Origin", equalTo(EDITOR))
                .header("Vary", containsString("Origin"));
        given().header("Origin", "https://anywhere.example")
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{}")
                .post("/api/v3/pages")
                .then()
                .statusCode(not(equalTo(500)))
                .header("Access-Control-Allow-Origin", nullValue());
    }

    private static Response preflight(String origin, String method, String headers) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .options("/api/v3/pages");
    }
}
