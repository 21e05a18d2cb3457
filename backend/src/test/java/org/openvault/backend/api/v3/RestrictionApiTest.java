package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.openvault.backend.api.v3.Callers.anonymous;
import static org.openvault.backend.api.v3.Callers.body;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.TestClock;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.restriction.Restrictions;
import org.openvault.backend.user.CreateGroup;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RestrictionApiTest {

    /** Failed attempts are counted by address too, and all tests come from one: each is an hour after the one before. */
    private static int hours;

    @Inject
    SampleSite site;

    @Inject
    Callers callers;

    @Inject
    CreateGroup createGroup;

    @Inject
    Restrictions restrictions;

    @Inject
    TestClock clock;

    private Caller publisher;
    private long page;
    private String path;

    @BeforeEach
    void world() {
        site.get();
        page = site.exhibit(SampleSite.slug("private"));
        publisher = callers.whoMay(Grant.onPage(Verb.PUBLISH, page));
        path = "/api/v3/pages/" + page + "/restriction";
        clock.set(Instant.now().truncatedTo(ChronoUnit.MICROS).plus(Duration.ofHours(++hours)));
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private void restrict(String text) {
        publisher.body(body(text)).put(path).then().statusCode(200);
    }

    @Test
    void aPageIsRestrictedAndOpened() {
        publisher.get(path).then().statusCode(404);
        publisher
                .body(body("{'kind':'login'}"))
                .put(path)
                .then()
                .statusCode(200)
                .body("page_id", equalTo((int) page))
                .body("kind", equalTo("login"))
                .body("groups", hasSize(0));
        int group = createGroup
                .create(SampleSite.EDITOR, SampleSite.slug("Readers"))
                .id
                .intValue();
        publisher
                .body(body("{'kind':'groups','groups':[%d]}", group))
                .put(path)
                .then()
                .statusCode(200)
                .body("groups", contains(group));
        publisher
                .body(body("{'kind':'password','password':'open sesame'}"))
                .put(path + "/")
                .then()
                .statusCode(200)
                .body("kind", equalTo("password"))
                .body(not(containsString("sesame")))
                .body(not(containsString("argon")));
        publisher.get(path).then().statusCode(200).body("kind", equalTo("password"));
        assertThat(restrictions.mayView(Optional.empty(), page, Set.of())).isFalse();
        publisher.delete(path).then().statusCode(204);
        publisher.delete(path).then().statusCode(404);
        assertThat(restrictions.mayView(Optional.empty(), page, Set.of())).isTrue();
    }

    @Test
    void whoKnowsThePasswordGetsAPassWithoutAToken() {
        restrict("{'kind':'password','password':'open sesame'}");
        var given = anonymous()
                .body(body("{'page':%d,'password':'open sesame'}", page))
                .post("/api/v3/page-passes")
                .then()
                .statusCode(201)
                .header("Cache-Control", containsString("no-store"))
                .extract();
        String pass = given.path("pass");
        Instant end = Instant.parse(given.path("expires_at"));
        assertThat(end).isEqualTo(clock.instant().plus(Duration.ofHours(12)).truncatedTo(ChronoUnit.SECONDS));
        assertThat(restrictions.mayView(Optional.empty(), page, Set.of(pass))).isTrue();
        clock.set(end);
        assertThat(restrictions.mayView(Optional.empty(), page, Set.of(pass))).isFalse();
    }

    @Test
    void passwordsAreNotGuessed() {
        restrict("{'kind':'password','password':'open sesame'}");
        String wrong = body("{'page':%d,'password':'open barley'}", page);
        for (int attempt = 0; attempt < 5; attempt++) {
            anonymous().body(wrong).post("/api/v3/page-passes/").then().statusCode(403);
        }
        for (String text : List.of(wrong, body("{'page':%d,'password':'open sesame'}", page))) {
            anonymous()
                    .header("X-Forwarded-For", "203.0.113.7")
                    .body(text)
                    .post("/api/v3/page-passes")
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", "60");
        }
    }

    @Test
    void whatIsMalformedIsRefused() {
        for (String text : List.of(
                "{}",
                "{'kind':'secret'}",
                "{'kind':'login','groups':[1]}",
                "{'kind':'login','password':'open sesame'}",
                "{'kind':'groups'}",
                "{'kind':'groups','groups':[]}",
                "{'kind':'groups','groups':[999999999]}",
                "{'kind':'groups','groups':['1']}",
                "{'kind':'password'}",
                "{'kind':'password','password':'short'}",
                "{'kind':'password','password':7}",
                "{'kind':'login','page_id':1}",
                "[]")) {
            publisher.body(body(text)).put(path).then().statusCode(422);
        }
        publisher.get(path + "?x=1").then().statusCode(400);
        for (String text : List.of(
                "{}",
                "{'page':1}",
                "{'page':'1','password':'x'}",
                "{'page':99999999999999999999,'password':'x'}",
                "{'page':1,'password':7}",
                "{'page':1,'password':'x','as':'y'}",
                "{'page':1,'password':'" + "x".repeat(1025) + "'}",
                "7")) {
            anonymous().body(body(text)).post("/api/v3/page-passes").then().statusCode(422);
        }
        anonymous()
                .body(body("{'page':%d,'password':'open sesame'}", page))
                .post("/api/v3/page-passes")
                .then()
                .statusCode(404);
        anonymous().body("{").post("/api/v3/page-passes").then().statusCode(400);
    }

    @Test
    void whoMayNotMayNot() {
        Caller editor = callers.whoMay(Grant.onPage(Verb.EDIT, page));
        restrict("{'kind':'login'}");
        editor.get(path).then().statusCode(200);
        editor.body(body("{'kind':'login'}")).put(path).then().statusCode(403);
        editor.delete(path).then().statusCode(403);
        callers.nobodySpecial().get(path).then().statusCode(403);
        anonymous().get(path).then().statusCode(401);
        anonymous().body(body("{'kind':'login'}")).put(path).then().statusCode(401);
        anonymous().delete(path).then().statusCode(401);
        callers.superuser()
                .get("/api/v3/pages/%d/restriction".formatted(site.picture))
                .then()
                .statusCode(404);
        callers.superuser()
                .body(body("{'kind':'login'}"))
                .put("/api/v3/pages/999999999/restriction")
                .then()
                .statusCode(404);
        for (String variant : List.of("/api/v3/page-passes/x", "/api/v3/page-passes//", "/api/v3/Page-Passes")) {
            assertThat(anonymous().body("{}").post(variant).statusCode()).isIn(401, 404, 405, 422);
        }
    }
}
