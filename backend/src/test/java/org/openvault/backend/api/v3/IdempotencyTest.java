package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.api.v3.Clients.json;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.Await;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.TestClock;
import org.openvault.backend.api.idempotency.ForgetAnswers;

/** Whatever has a key is done once, however often it is sent. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IdempotencyTest {

    private static final String AUTHORS = "/api/v3/snippets/authors.Author";

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    SqlStatements database;

    @Inject
    EntityManager entities;

    @Inject
    ForgetAnswers forgetAnswers;

    @Inject
    TestClock clock;

    private String token;
    private String key;

    @BeforeEach
    void world() {
        site.get();
        token = people.token(people.superuser());
        key = UUID.randomUUID().toString();
    }

    @AfterEach
    void time() {
        clock.release();
    }

    @Test
    void theSameRequestIsAnsweredAgainAndDoneOnce() {
        String name = SampleSite.slug("once");
        Response first = author(key, name);
        Response again = author(key, name);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        for (String header : List.of("Location", "ETag", "Content-Type", "Cache-Control")) {
            assertThat(again.header(header))
                    .as(header)
                    .isEqualTo(first.header(header))
                    .isNotNull();
        }
        assertThat(named(name)).isEqualTo(1);
        assertThat(author(UUID.randomUUID().toString(), name).statusCode()).isEqualTo(201);
        assertThat(named(name)).isEqualTo(2);
    }

    @Test
    void anotherRequestMayNotHaveItsKey() {
        String name = SampleSite.slug("mine");
        author(key, name);
        author(key, name + "x").then().statusCode(422).contentType("application/problem+json");
        with(token, key).body("{}").post("/api/v3/folders").then().statusCode(422);
        String other = people.token(people.superuser());
        with(other, key)
                .body(json("{'name':'%s'}", name))
                .post(AUTHORS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
        assertThat(named(name)).isEqualTo(2);
    }

    @Test
    void keysOfAnotherFormAreRefusedAndNothingIsDone() {
        String name = SampleSite.slug("refused");
        for (String bad : List.of("", "a b", "ä", "x".repeat(256))) {
            author(bad, name).then().statusCode(400).contentType("application/problem+json");
        }
        assertThat(named(name)).isZero();
        author("!".repeat(255), name).then().statusCode(201);
        Clients.nobody()
                .header("Idempotency-Key", key)
                .body("{}")
                .post(AUTHORS)
                .then()
                .statusCode(401);
    }

    @Test
    void whatWasRefusedIsRefusedAgainInTheSameWords() {
        Response first = with(token, key).body("{\"name\":7}").post(AUTHORS);
        Response again = with(token, key).body("{\"name\":7}").post(AUTHORS);
        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.contentType()).isEqualTo("application/problem+json");
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void whatFailedHereIsTriedAgain() {
        long id = site.exhibit(SampleSite.slug("broken"));
        String path = "/api/v3/pages/" + id + "/actions/copy";
        String body = json("{'parent_id':%d,'slug':'%s'}", site.index, SampleSite.slug("copied"));
        String copy = "alter table page add constraint no_copies check (slug not like 'copied-%') not valid";
        database.run(copy);
        try {
            with(token, key).body(body).post(path).then().statusCode(500);
        } finally {
            database.run("alter table page drop constraint no_copies");
        }
        with(token, key).body(body).post(path).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void whereTheAnswerCannotBeNotedNothingIsDone() {
        String name = SampleSite.slug("unnoted");
        database.run("alter table kept_answer add constraint none_today check (status = 0) not valid");
        try {
            author(key, name).then().statusCode(500);
        } finally {
            database.run("alter table kept_answer drop constraint none_today");
        }
        assertThat(named(name)).as("work and note are one").isZero();
        author(key, name).then().statusCode(201);
        assertThat(named(name)).isEqualTo(1);
    }

    @Test
    void twoAtOnceAreOne() {
        String name = SampleSite.slug("twice");
        List<CompletableFuture<Response>> sent = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> author(key, name)))
                .limit(8)
                .toList();
        List<Response> answers = sent.stream().map(CompletableFuture::join).toList();
        assertThat(named(name)).isEqualTo(1);
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201 || answer.statusCode() == 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 201 && answer.header("Idempotency-Replayed") == null))
                .hasSize(1);
    }

    @Test
    void whoComesWhileItIsUnderWayIsToldToComeBack() {
        String name = SampleSite.slug("slow");
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("lock table entry in access exclusive mode")
                    .executeUpdate();
            CompletableFuture<Response> slow = CompletableFuture.supplyAsync(() -> author(key, name));
            awaitWaiting();
            author(key, name).then().statusCode(409).header("Retry-After", "1").contentType("application/problem+json");
            assertThat(slow).isNotDone();
        });
        assertThat(author(UUID.randomUUID().toString(), name).statusCode()).isEqualTo(201);
    }

    /** Until somebody stands in the queue for the table. */
    private void awaitWaiting() {
        Await.until("somebody waits", () -> database.count("select count(*) from pg_locks where not granted") > 0);
    }

    @Test
    void aTrialRunAndAnUploadAndANewTokenAreRepeatedToo() throws IOException {
        long id = site.exhibit(SampleSite.slug("tried"));
        String path = "/api/v3/pages/" + id + "/actions/unpublish";
        for (int time = 0; time < 2; time++) {
            with(token, key)
                    .body("{\"dry_run\":true}")
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("dry_run", equalTo(true))
                    .header("Idempotency-Replayed", time == 0 ? nullValue() : equalTo("true"));
        }
        Clients.nobody().get("/api/v3/pages/" + id).then().statusCode(200);
        String upload = UUID.randomUUID().toString();
        int image = upload(upload, "red");
        assertThat(upload(upload, "red")).isEqualTo(image);
        String secret = token(UUID.randomUUID().toString());
        assertThat(secret).startsWith("ov_");
    }

    /** A secret is shown once, to whoever made it; what the database keeps of it nobody can read there. */
    private String token(String tokenKey) {
        String body = "{\"name\":\"robot\"}";
        String first = with(token, tokenKey).body(body).post("/api/v3/tokens").path("token");
        String again = with(token, tokenKey).body(body).post("/api/v3/tokens").path("token");
        assertThat(again).isEqualTo(first);
        assertThat(database.count("select count(*) from kept_answer where position(convert_to('" + first
                        + "', 'UTF8') in body) > 0"))
                .isZero();
        return first;
    }

    private int upload(String uploadKey, String name) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new java.awt.image.BufferedImage(4, 3, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", out);
        return with(token, uploadKey)
                .contentType("multipart/form-data")
                .multiPart("file", name + ".png", out.toByteArray(), "image/png")
                .post("/api/v3/images")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void afterADayAKeyMeansNothingAnyMore() {
        String name = SampleSite.slug("day");
        Instant now = Instant.now();
        clock.set(now);
        author(key, name).then().statusCode(201);
        clock.set(now.plus(Duration.ofHours(24)).minusSeconds(1));
        author(key, name).then().header("Idempotency-Replayed", "true");
        clock.set(now.plus(Duration.ofHours(24)).plusSeconds(1));
        author(key, name).then().statusCode(201).header("Idempotency-Replayed", not(equalTo("true")));
        author(key, name).then().header("Idempotency-Replayed", "true");
        clock.set(now.plus(Duration.ofHours(49)));
        assertThat(forgetAnswers.forget()).isPositive();
        assertThat(database.count("select count(*) from kept_answer")).isZero();
        assertThat(forgetAnswers.forget()).isZero();
    }

    @Test
    void everyResourceThatIsPostedToTakesKeys() {
        var posted = new com.tngtech.archunit.core.importer.ClassFileImporter()
                        .withImportOption(
                                com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.openvault.backend.api.v3")
                        .stream()
                        .filter(type -> type.getMethods().stream()
                                .anyMatch(method -> method.isAnnotatedWith("jakarta.ws.rs.POST")))
                        .toList();
        assertThat(posted).hasSizeGreaterThan(10);
        assertThat(posted)
                .filteredOn(type -> !type.isAnnotatedWith("org.openvault.backend.api.idempotency.Idempotent"))
                .extracting(type -> type.getSimpleName())
                .as("a pass is made without a token, and changes nothing; a form's stamp is its key")
                .containsExactlyInAnyOrder("PagePassesResource", "FormsResource");
    }

    private Response author(String withKey, String name) {
        return with(token, withKey).body(json("{'name':'%s'}", name)).post(AUTHORS);
    }

    private static RequestSpecification with(String token, String key) {
        return io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON);
    }

    private long named(String name) {
        return database.count(
                "select count(distinct entry_id) from revision where document ->> 'name' = '" + name + "'");
    }
}
