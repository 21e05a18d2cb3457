package org.openvault.backend.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.Await;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.TestClock;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.PublishEntry.Terms;
import org.openvault.backend.publishing.UnpublishEntry;

/** What anybody may read comes from memory, and is never older than what the database would say. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HotReadsTest {

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    SqlStatements statements;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    HotAnswers answers;

    @Inject
    FeedFollower follower;

    @Inject
    TestClock clock;

    @BeforeEach
    void world() throws InterruptedException {
        site.get();
        follower.begin();
        Await.until("the feed is followed", answers::isOn);
    }

    @AfterEach
    void time() throws InterruptedException {
        follower.end();
        clock.release();
    }

    @Test
    void theSecondOneCostsNoStatementAndSaysTheSame() throws InterruptedException {
        String slug = SampleSite.slug("hot");
        long exhibit = site.exhibit(slug);
        settle();
        for (String path : List.of(
                "/api/v3/resolve?path=/exhibits/" + slug + "/",
                "/api/v2/exhibits/" + exhibit + "/",
                "/api/v2/pages/?limit=5",
                "/api/v3/pages/" + exhibit,
                "/api/v3/resolve?path=/no-such-" + slug + "/")) {
            Response cold = given().get(path);
            assertThat(statements.during(() -> same(cold, given().get(path))))
                    .as(path)
                    .isZero();
            int withToken = statements.during(
                    () -> given().header("Authorization", "Bearer " + people.token(people.superuser()))
                            .get(path));
            assertThat(withToken)
                    .as("whoever has a token is not served what others see")
                    .isPositive();
        }
    }

    private static void same(Response cold, Response hot) {
        assertThat(hot.statusCode()).isEqualTo(cold.statusCode());
        assertThat(hot.body().asString()).isEqualTo(cold.body().asString());
        for (String name : List.of("Content-Type", "ETag", "Cache-Tag", "Vary", "X-Content-Type-Options")) {
            assertThat(hot.header(name)).as(name).isEqualTo(cold.header(name));
        }
        assertThat(hot.header("Cache-Control")).startsWith("public");
    }

    @Test
    void whoeverWroteReadsWhatTheyWrote() {
        String slug = SampleSite.slug("own");
        long exhibit = site.exhibit(slug);
        String token = people.token(people.superuser());
        for (int time = 0; time < 5; time++) {
            String title = "Told " + time;
            given().header("Authorization", "Bearer " + token)
                    .header("If-Match", "*")
                    .contentType("application/json")
                    .body("{\"title\":\"" + title + "\",\"meta\":{\"action\":\"publish\"}}")
                    .patch("/api/v3/pages/" + exhibit)
                    .then()
                    .statusCode(200);
            given().get("/api/v3/resolve?path=/exhibits/" + slug + "/").then().body("page.title", equalTo(title));
            given().get("/api/v2/exhibits/" + exhibit + "/").then().body("title", equalTo(title));
            given().get("/api/v2/exhibits/").then().body("items.title", hasItem(title));
        }
        unpublishEntry.unpublish(EDITOR, exhibit);
        given().get("/api/v2/exhibits/" + exhibit + "/").then().statusCode(404);
        given().get("/api/v2/exhibits/").then().body("items.id", not(hasItem((int) exhibit)));
        given().get("/api/v3/resolve?path=/exhibits/" + slug + "/").then().statusCode(410);
    }

    @Test
    void whoNamesAnotherHostGetsNothingThatWasKeptForThisOne() throws InterruptedException {
        settle();
        String path = "/api/v2/pages/?limit=3";
        given().get(path).then().statusCode(200);
        int read =
                statements.during(() -> given().header("Host", "other.example").get(path));
        assertThat(read).isPositive();
        assertThat(statements.during(() -> given().get(path))).isZero();
    }

    @Test
    void oneEntryIsReadAnewWhenSomethingThatItNamesChangesAndNotElse() throws InterruptedException {
        String path = "/api/v3/pages/" + site.exhibit(SampleSite.slug("names"));
        long other = site.exhibit(SampleSite.slug("other"));
        settle();
        String cold = given().get(path).asString();
        publish("/api/v3/pages/" + other, "{\"title\":\"Another one\"");
        assertThat(statements.during(() -> given().get(path))).isZero();
        String name = "Ada M. " + SampleSite.slug("marsh");
        publish("/api/v3/snippets/authors.Author/" + site.author, "{\"name\":\"" + name + "\"");
        assertThat(given().get(path).asString()).contains(name).isNotEqualTo(cold);
        publish("/api/v3/snippets/authors.Author/" + site.author, "{\"name\":\"Ada Marsh\"");
    }

    private void publish(String path, String body) {
        given().header("Authorization", "Bearer " + people.token(people.superuser()))
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body + ",\"meta\":{\"action\":\"publish\"}}")
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void whatAnotherProcessChangedIsDroppedWhenTheFeedTells() throws InterruptedException {
        String path = "/api/v2/pages/" + site.exhibit(SampleSite.slug("foreign")) + "/";
        long id = given().get(path).jsonPath().getLong("id");
        statements.run(
                "update publication set first_published_at = '2001-01-01T00:00:00Z' where entry_id = " + id,
                "insert into change (sequence, at, kind, entry_id, tags) select max(sequence) + 1, now(), 'page.published', "
                        + id + ", array['page:" + id + "'] from change",
                "notify change");
        Await.until("it is told", () -> "2001-01-01T00:00:00Z"
                .equals(given().get(path).path("meta.first_published_at")));
    }

    @Test
    void whatIsPlannedGoesLiveAtItsInstantWithNobodyTelling() throws InterruptedException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        clock.set(now);
        long draft = site.draft(SampleSite.slug("planned"));
        String path = "/api/v2/exhibits/";
        publishEntry.publish(EDITOR, draft, new Terms(null, now.plusSeconds(60), null));
        settle();
        given().get(path).then().body("items.id", not(hasItem((int) draft)));
        clock.set(now.plusSeconds(59));
        assertThat(statements.during(() -> given().get(path).then().body("items.id", not(hasItem((int) draft)))))
                .isZero();
        clock.set(now.plusSeconds(60));
        given().get(path).then().body("items.id", hasItem((int) draft));
        unpublishEntry.unpublish(EDITOR, draft);
    }

    @Test
    void aHundredWhoAskAtOnceAreOneReading() throws Exception {
        String slug = SampleSite.slug("crowd");
        site.exhibit(slug);
        settle();
        URI address =
                URI.create("http://localhost:" + RestAssured.port + "/api/v3/resolve?path=/exhibits/" + slug + "/");
        var client = HttpClient.newHttpClient();
        var asked = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        int read = statements.during(
                "%from site%",
                () -> {
                    for (int number = 0; number < 100; number++) {
                        asked.add(
                                client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()));
                    }
                    asked.forEach(CompletableFuture::join);
                });
        assertThat(read).isEqualTo(1);
        assertThat(asked).allMatch(answer -> answer.join().statusCode() == 200);
        assertThat(asked.stream().map(answer -> answer.join().body()).distinct())
                .hasSize(1);
    }

    @Test
    void conditionsHeadAndCodingsAreTheSameHotAndCold() throws IOException {
        String slug = SampleSite.slug("conditions");
        long exhibit = site.exhibit(slug);
        for (String path :
                List.of("/api/v3/resolve?path=/exhibits/" + slug + "/", "/api/v2/pages/", "/api/v3/pages/" + exhibit)) {
            conditions(path);
            conditions(path);
        }
    }

    private static void conditions(String path) throws IOException {
        Response plain = plainly().header("Accept-Encoding", "identity").get(path);
        String tag = plain.header("ETag");
        assertThat(tag).matches("\"[A-Za-z0-9_-]+\"");
        plainly()
                .header("If-None-Match", tag)
                .header("Accept-Encoding", "identity")
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", containsString("public"))
                .header("Cache-Tag", equalTo(plain.header("Cache-Tag")))
                .header("Vary", containsString("Authorization"))
                .body(equalTo(""));
        plainly().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
        plainly()
                .header("Accept-Encoding", "identity")
                .head(path)
                .then()
                .statusCode(200)
                .header("ETag", tag)
                .header("Content-Length", String.valueOf(plain.asByteArray().length))
                .body(equalTo(""));
        if (plain.asByteArray().length < 1024) {
            plainly().header("Accept-Encoding", "gzip").get(path).then().header("Content-Encoding", nullValue());
            return;
        }
        Response small = plainly().header("Accept-Encoding", "gzip").get(path);
        assertThat(small.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(small.header("Vary")).contains("Accept-Encoding");
        assertThat(small.header("ETag")).isNotEqualTo(tag);
        assertThat(unzipped(small.asByteArray())).isEqualTo(plain.asByteArray());
        plainly()
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200);
        plainly()
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", small.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
    }

    /** Without REST Assured's own idea of codings. */
    private static RequestSpecification plainly() {
        return given().config(RestAssured.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return unzipped.readAllBytes();
        }
    }

    /** Until the feed has told of all that was done so far: it tells a process of its own changes too. */
    private void settle() throws InterruptedException {
        long head = statements.count("select max(sequence) from change");
        Await.until("all was told", () -> answers.sequence() >= head);
    }
}
