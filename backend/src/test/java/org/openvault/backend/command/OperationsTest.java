package org.openvault.backend.command;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openvault.backend.Await;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;

/** What the management port tells, and that the public one does not. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OperationsTest {

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    SampleSite site;

    @Inject
    SqlStatements sql;

    @Inject
    BacklogQueries backlog;

    @Inject
    AgroalDataSource database;

    private double metric(String name) {
        return given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name));
    }

    @Test
    void nothingOfThisIsOnThePublicPort() {
        for (String path : List.of("/q/metrics", "/q/health", "/q/health/ready", "/q/health/live", "/q/info")) {
            given().get(path).then().statusCode(404);
            assertThat(given().get(management.resolve(path)).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void whatWasBuiltIsTold() {
        given().get(management.resolve("/q/info"))
                .then()
                .body("name", equalTo("openvault-backend"))
                .body("version", matchesPattern("\\d+\\.\\d+\\.\\d+.*"))
                .body("commit", matchesPattern("[0-9a-f]{40}|unknown"))
                .body("roles", contains("api", "admin", "scheduler"));
    }

    @Test
    void requestsAreCountedByPartAndOutcome() {
        String served = "openvault_http_requests_seconds_count{outcome=\"success\",part=\"api\"}";
        String refused = "openvault_http_requests_seconds_count{outcome=\"client_error\",part=\"api\"}";
        double servedBefore = metric(served);
        double refusedBefore = metric(refused);
        given().get("/api/v2/health/").then().statusCode(200);
        given().get("/api/v3/nothing-here").then().statusCode(404);
        Await.until("it is counted", () -> metric(served) >= servedBefore + 1 && metric(refused) >= refusedBefore + 1);
        assertThat(metric("openvault_http_requests_seconds_count{outcome=\"server_error\",part=\"admin\"}"))
                .isNotNegative();
    }

    @Test
    void thePoolsOfTheDatabaseAreWatched() {
        assertThat(metric("agroal_available_count{datasource=\"default\"}")).isNotNegative();
        assertThat(metric("agroal_awaiting_count{datasource=\"reader\"}")).isNotNegative();
    }

    @Test
    void whatWaitsIsCounted() {
        long exhibit = site.exhibit(SampleSite.slug("late"));
        Backlog before = backlog.count();
        sql.run("update publication set announced = false, live_from = now() - interval '90 seconds'"
                + " where entry_id = " + exhibit + " and live_until is null");
        Backlog after = backlog.count();
        assertThat(after.late()).isEqualTo(before.late() + 1);
        assertThat(after.lateness()).isGreaterThanOrEqualTo(90);
        sql.run("update publication set announced = true where entry_id = " + exhibit);
        assertThat(after.feedHead()).isEqualTo(sql.count("select max(sequence) from change"));
        Await.until("it is counted", () -> metric("openvault_feed_head") >= after.feedHead());
        for (String name : List.of("webhooks_waiting", "webhooks_failing", "mails_waiting", "sessions")) {
            assertThat(metric("openvault_" + name)).as(name).isNotNegative();
        }
    }

    @Test
    void aClockThatIsFarOffIsNoticed() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(check(Duration.ZERO).findFault(connection)).isEmpty();
            assertThat(check(Duration.ofSeconds(-20)).findFault(connection)).isEmpty();
            assertThat(check(Duration.ofSeconds(-90)).findFault(connection))
                    .hasValueSatisfying(line -> assertThat(line).contains("s behind that of the database"));
            assertThat(check(Duration.ofMinutes(5)).findFault(connection))
                    .hasValueSatisfying(line -> assertThat(line).contains("s ahead of that of the database"));
        }
    }

    private static ClockCheck check(Duration off) {
        var check = new ClockCheck();
        check.clock = Clock.offset(Clock.systemUTC(), off);
        return check;
    }
}
