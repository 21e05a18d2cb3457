package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.api.v3.Callers.anonymous;
import static org.openvault.backend.api.v3.Callers.body;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HistoryApiTest {

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    Callers callers;

    private Caller reader;
    private long page;

    @BeforeEach
    void world() {
        site.get();
        reader = callers.whoMay(Grant.of(Right.VIEW_HISTORY));
        page = site.exhibit(SampleSite.slug("history"));
    }

    @Test
    void theLogIsReadOnByItsCursor() {
        var ids = new ArrayList<Integer>();
        String next = "";
        for (int part = 0; part < 3; part++) {
            var read = reader.get("/api/v3/history?limit=2" + next)
                    .then()
                    .statusCode(200)
                    .extract();
            ids.addAll(read.jsonPath().getList("items.id", Integer.class));
            next = "&cursor=" + read.path("next");
        }
        assertThat(ids).hasSize(6).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> other - one);
        reader.get("/api/v3/history?cursor=1").then().body("items", hasSize(0)).body("next", nullValue());
    }

    @Test
    void theLogIsFiltered() {
        reader.get("/api/v3/history?entry=" + page)
                .then()
                .statusCode(200)
                .body("items.entry_id", everyItem(equalTo((int) page)))
                .body("items.action", hasItem("page.published"))
                .body("items[0].actor", equalTo("editor"))
                .body(
                        "items.find { it.action == 'page.published' }.after.revision",
                        org.hamcrest.Matchers.notNullValue());
        reader.get("/api/v3/history?action=page.published&entry=" + page).then().body("items", hasSize(1));
        Actor.Person person = people.person(Grant.of(Right.MANAGE_RELEASES));
        callers.as(person)
                .body(body("{'name':'By me'}"))
                .post("/api/v3/releases")
                .then()
                .statusCode(201);
        reader.get("/api/v3/history?user=" + person.userId())
                .then()
                .body("items.action", equalTo(List.of("release.created")))
                .body("items[0].user_id", equalTo((int) person.userId()));
        Instant later = Instant.parse("2999-01-01T00:00:00Z"); // other tests write what happens hours from now
        reader.queryParam("since", later.toString())
                .get("/api/v3/history")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void untilIsAnEnd() {
        reader.queryParam("until", "2000-01-01T00:00:00+01:00")
                .get("/api/v3/history")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void whoSeesAnEntrySeesWhatBecameOfIt() {
        Caller editor = callers.whoMay(Grant.onPage(Verb.EDIT, page));
        editor.get("/api/v3/history?entry=" + page).then().statusCode(200);
        editor.get("/api/v3/history").then().statusCode(403);
        editor.get("/api/v3/history?entry=" + site.home).then().statusCode(403);
        editor.get("/api/v3/history?entry=999999999").then().statusCode(404);
        callers.nobodySpecial().get("/api/v3/history?entry=" + page).then().statusCode(403);
        anonymous().get("/api/v3/history?entry=" + page).then().statusCode(401);
        anonymous().get("/api/v3/history").then().statusCode(401);
    }

    @Test
    void whatIsMalformedIsRefused() {
        for (String query : List.of(
                "entry=x",
                "entry=-1",
                "entry=",
                "user=9999999999999999999",
                "action=Page",
                "action=page.published'",
                "since=yesterday",
                "until=2026",
                "cursor=x",
                "limit=101",
                "offset=1",
                "order=at")) {
            reader.get("/api/v3/history?" + query).then().statusCode(400);
        }
    }
}
