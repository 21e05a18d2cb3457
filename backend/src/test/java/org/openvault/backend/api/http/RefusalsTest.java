package org.openvault.backend.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;

/** Whatever is refused is refused in one shape, at once, and without a word of how this is made. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RefusalsTest {

    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    SampleSite site;

    @Inject
    People people;

    private String token;

    @BeforeEach
    void world() {
        site.get();
        token = people.token(people.superuser());
    }

    @Test
    void unknownAddressesMethodsAndKinds() throws Exception {
        refused(404, get("/api/v3/nothing-here"));
        refused(404, get("/api/nothing"));
        refused(404, get("/nothing"));
        refused(404, get("/api/v3/pages/99999999"));
        refused(404, get("/api/v2/pages/x/"));
        assertThat(refused(405, send("PUT", "/api/v3/pages", "application/json", "{}"))
                        .headers()
                        .firstValue("Allow")
                        .orElse(""))
                .contains("GET", "POST");
        refused(406, request("/api/v3/pages").header("Accept", "text/csv").GET());
        refused(415, send("POST", "/api/v3/pages", "text/plain", "{}"));
        refused(415, send("PATCH", "/api/v3/pages/" + site.home, "application/x-patch", "{}"));
        refused(400, get("/api/v3/resolve?path=/&page=abc"));
    }

    @Test
    void addressesThatAreNone() throws Exception {
        refused(400, get("/api/v3/pages?slug=a%00b"));
        refused(400, get("/api/v3/schema/a%00b"));
        for (String line : List.of("/api/v3/pages?slug=%zz", "/api/v3/%", "/api/v2/pages/?search=%4")) {
            assertThat(raw("GET " + line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json");
        }
        refused(414, get("/api/v3/pages?slug=" + "a".repeat(9_000)));
        refused(414, get("/api/v3/pages?slug=" + "a".repeat(1_000_000)));
        refused(
                431,
                request("/api/v3/pages").header("X-Long", "a".repeat(1_000_000)).GET());
    }

    @Test
    void bodiesThatAreNoJson() throws Exception {
        for (String body : List.of(
                "{",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{'a':1}",
                "[" + "[".repeat(100_000),
                "{\"a\":".repeat(65) + "1" + "}".repeat(65),
                "{\"a\":" + "9".repeat(1000) + "}",
                "{\"a\":NaN}",
                "\"" + "x".repeat(1_000_000))) {
            refused(400, send("POST", "/api/v3/pages", "application/json", body));
        }
        assertThat(refused(400, send("POST", "/api/v3/pages", "application/json", "{\"a\":1,\n\"a\":2}"))
                        .body())
                .contains("line 2")
                .contains("'a' is there twice");
        assertThat(refused(422, send("POST", "/api/v3/pages", "application/json", "{\"a\":[{\"b\":\"\\u0000\"}]}"))
                        .body())
                .contains("\"loc\":[\"a\",0,\"b\"]");
        refused(422, send("POST", "/api/v3/pages", "application/json", "{\"a\":1e999}"));
        refused(422, send("POST", "/api/v3/pages", "application/json", "{\"\\u0000\":1}"));
        refused(422, send("POST", "/api/v3/pages", "application/json", "{\"a\":\"" + "x".repeat(1_000_000) + "\"}"));
        refused(
                400,
                request("/api/v3/pages")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xff, '"'})));
    }

    @Test
    void bodiesThatAreTooLargeWhetherTheySaySoOrNot() throws Exception {
        String large = "{\"a\":\"" + "x".repeat(5_000_000) + "\"}";
        refused(413, send("POST", "/api/v3/pages", "application/json", large));
        byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
        refused(
                413,
                request("/api/v3/pages")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes))));
    }

    @Test
    void anUploadThatIsTooLargeIsRefusedBeforeItIsSent() throws Exception {
        assertThat(raw("POST /api/v3/images HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: image/png\r\nContent-Length: 999999999\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json");
    }

    @Test
    void aTokenThatDoesNotHoldIsRefusedOnWritesAndNobodyOnReads() {
        given().header("Authorization", "Bearer ov_" + "x".repeat(43))
                .contentType("application/json")
                .body("{}")
                .post("/api/v3/pages")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer");
        given().header("Authorization", "Bearer nonsense")
                .get("/api/v3/pages")
                .then()
                .statusCode(200);
    }

    private HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private HttpRequest.Builder send(String method, String path, String type, String body) {
        return request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(BOUND)
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> refused(int status, HttpRequest.Builder request) throws Exception {
        HttpRequest sent = request.build();
        HttpResponse<String> answer = CLIENT.send(sent, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(sent.uri().getPath()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .as(sent.uri().getPath())
                .hasValue("application/problem+json");
        assertThat(SampleSite.json(answer.body().replace("'", "’"))
                        .path("status")
                        .intValue())
                .isEqualTo(status);
        assertThat(answer.body())
                .contains("\"message\"", "\"detail\"", "\"title\"", "\"type\"")
                .doesNotContain("Exception", "at org.", "java.", "com.fasterxml", "SQL", "select ");
        return answer;
    }

    /** As it goes over the wire, for what no client would send. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout((int) BOUND.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
