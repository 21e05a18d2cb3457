package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.api.v3.Callers.anonymous;
import static org.openvault.backend.api.v3.Callers.body;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReleasesApiTest {

    @Inject
    SampleSite site;

    @Inject
    Callers callers;

    private Caller manager;

    @BeforeEach
    void world() {
        site.get();
        manager = callers.whoMay(
                Grant.of(Right.MANAGE_RELEASES),
                Grant.onPage(Verb.PUBLISH, site.home),
                Grant.onPage(Verb.EDIT, site.home),
                Grant.onPage(Verb.ADD, site.home));
    }

    private int release(String name) {
        return manager.body(body("{'name':'%s'}", name))
                .post("/api/v3/releases")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private int releaseOf(long entry) {
        int id = release(SampleSite.slug("Release"));
        manager.body(body("[{'entry_id':%d,'act':'publish'}]", entry))
                .post("/api/v3/releases/" + id + "/items")
                .then()
                .statusCode(200);
        return id;
    }

    private static String found(String slug) {
        return anonymous()
                .queryParam("path", "/exhibits/" + slug + "/")
                .get("/api/v3/resolve")
                .then()
                .extract()
                .asString();
    }

    @Test
    void aReleaseIsGatheredTriedPublishedAndReverted() {
        String slug = SampleSite.slug("released");
        long draft = site.draft(slug);
        int id = release("Autumn");
        manager.body(body("[{'entry_id':%d,'act':'publish','revision':1}]", draft))
                .post("/api/v3/releases/" + id + "/items/")
                .then()
                .statusCode(200)
                .body("state", equalTo("gathering"))
                .body("items_count", equalTo(1))
                .body("items[0].revision", equalTo(1))
                .body("conflicts", hasSize(0));
        manager.body("{}")
                .post("/api/v3/releases/" + id + "/actions/validate/")
                .then()
                .statusCode(200)
                .body("possible", equalTo(true))
                .body("effects.id", contains((int) draft))
                .body("effects[0].before", nullValue())
                .body("effects[0].after.url", equalTo("/exhibits/" + slug + "/"));
        assertThat(found(slug)).contains("404");
        manager.post("/api/v3/releases/" + id + "/actions/publish/").then().statusCode(200);
        assertThat(found(slug)).contains("Draft " + slug);
        manager.get("/api/v3/releases/" + id).then().statusCode(200).body("state", equalTo("published"));
        manager.post("/api/v3/releases/" + id + "/actions/publish").then().statusCode(409);
        manager.delete("/api/v3/releases/" + id).then().statusCode(409);
        manager.body("[]").put("/api/v3/releases/" + id + "/items").then().statusCode(409);
        manager.post("/api/v3/releases/" + id + "/actions/revert/")
                .then()
                .statusCode(200)
                .body("effects[0].after", nullValue());
        manager.get("/api/v3/releases/" + id).then().body("state", equalTo("reverted"));
        manager.post("/api/v3/releases/" + id + "/actions/revert").then().statusCode(409);
    }

    @Test
    void aReleaseIsScheduledAndListedByState() {
        int id = releaseOf(site.draft(SampleSite.slug("scheduled")));
        Instant at = Instant.now().plus(Duration.ofDays(2));
        manager.body(body("{'at':'%s'}", at))
                .post("/api/v3/releases/" + id + "/actions/publish")
                .then()
                .statusCode(200)
                .body("effects[0].plan", equalTo(true));
        manager.get("/api/v3/releases?state=scheduled&limit=100")
                .then()
                .statusCode(200)
                .body("count", greaterThan(0))
                .body("items.id", hasItem(id));
        assertThat(manager.get("/api/v3/releases?state=gathering&limit=100")
                        .jsonPath()
                        .getList("items.id"))
                .doesNotContain(id);
        manager.get("/api/v3/releases?limit=1").then().body("items", hasSize(1));
        manager.post("/api/v3/releases/" + id + "/actions/revert").then().statusCode(200);
    }

    @Test
    void namesAndItemsAreChanged() {
        long one = site.draft(SampleSite.slug("one"));
        long two = site.draft(SampleSite.slug("two"));
        int id = releaseOf(one);
        manager.body(body("{'description':'About'}"))
                .patch("/api/v3/releases/" + id)
                .then()
                .statusCode(200)
                .body("description", equalTo("About"))
                .body("name", containsString("Release"));
        manager.body(body("[{'entry_id':%d,'act':'unpublish'}]", two))
                .put("/api/v3/releases/" + id + "/items")
                .then()
                .statusCode(200)
                .body("items.entry_id", contains((int) two));
        manager.get("/api/v3/releases/" + id + "/items?limit=1")
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("items[0].act", equalTo("unpublish"));
        manager.delete("/api/v3/releases/" + id + "/items/" + two).then().statusCode(204);
        manager.delete("/api/v3/releases/" + id + "/items/" + two).then().statusCode(404);
        manager.post("/api/v3/releases/" + id + "/actions/validate").then().statusCode(400);
        manager.delete("/api/v3/releases/" + id).then().statusCode(204);
        manager.get("/api/v3/releases/" + id).then().statusCode(404);
    }

    @Test
    void pagesAreMovedToPlacesAmongOthers() {
        long page = site.exhibit(SampleSite.slug("moving"));
        long parent = site.exhibit(SampleSite.slug("above"));
        long child = site.published(
                parent, "exhibits.ExhibitPage", SampleSite.slug("child"), site.exhibitDocument("Child", "<p>x</p>"));
        int id = release("Moves");
        for (String place : List.of(
                "'parent_id':%d".formatted(parent),
                "'parent_id':%d,'position':'first','slug':'renamed'".formatted(parent),
                "'position':'before','sibling':%d".formatted(child),
                "'parent_id':%d,'position':'after','sibling':%d".formatted(parent, child))) {
            manager.body(body("[{'entry_id':%d,'act':'move',%s}]", page, place))
                    .post("/api/v3/releases/" + id + "/items")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].parent_id", equalTo((int) parent));
        }
        for (String place : List.of(
                "'position':'last'",
                "'parent_id':%d,'position':'before'".formatted(parent),
                "'parent_id':%d,'position':'middle'".formatted(parent),
                "'parent_id':%d,'position':'after','sibling':%d".formatted(site.home, child))) {
            manager.body(body("[{'entry_id':%d,'act':'move',%s}]", page, place))
                    .post("/api/v3/releases/" + id + "/items")
                    .then()
                    .statusCode(422);
        }
        manager.body(body("[{'entry_id':%d,'act':'move','parent_id':%d}]", site.picture, parent))
                .post("/api/v3/releases/" + id + "/items")
                .then()
                .statusCode(404);
        manager.body(body("[{'entry_id':%d,'act':'move','parent_id':999999999}]", page))
                .post("/api/v3/releases/" + id + "/items")
                .then()
                .statusCode(404);
    }

    @Test
    void whatCannotBeIsToldWithItsReasonsAndLeavesNothing() {
        String slug = SampleSite.slug("taken");
        long lacking = site.draft(SampleSite.slug("lacking"));
        site.save(lacking, "{'title':'Nothing else'}");
        int faulty = releaseOf(lacking);
        manager.post("/api/v3/releases/" + faulty + "/actions/validate")
                .then()
                .statusCode(200)
                .body("possible", equalTo(false));
        manager.post("/api/v3/releases/" + faulty + "/actions/publish")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("report.faults[0].entry_id", equalTo((int) lacking))
                .body("report.faults.loc.flatten()", hasItem("body"));
        manager.get("/api/v3/releases/" + faulty).then().body("state", equalTo("gathering"));
        site.publishedEntry(
                "redirects.Redirect", "{'from':'/exhibits/%s/','to_url':'https://a.example/'}".formatted(slug));
        long draft = site.draft(slug);
        int clashing = releaseOf(draft);
        manager.post("/api/v3/releases/" + clashing + "/actions/publish")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("report.clashes[0].path", equalTo("/exhibits/" + slug + "/"));
    }

    @Test
    void otherReleasesWithTheSameEntryAreNamed() {
        long entry = site.draft(SampleSite.slug("twice"));
        int one = releaseOf(entry);
        int other = releaseOf(entry);
        manager.get("/api/v3/releases/" + one).then().body("conflicts.release_id", contains(other));
        manager.post("/api/v3/releases/" + one + "/actions/validate")
                .then()
                .body("conflicts.release_id", contains(other));
    }

    @Test
    void whoMayNotMayNot() {
        long draft = site.draft(SampleSite.slug("closed"));
        int id = releaseOf(draft);
        String item = body("[{'entry_id':%d,'act':'publish','revision':99}]", draft);
        for (Caller other : List.of(callers.nobodySpecial(), anonymous())) {
            int status = other.get("/api/v3/releases").statusCode();
            assertThat(status).isIn(401, 403);
            other.get("/api/v3/releases/" + id).then().statusCode(status);
            other.get("/api/v3/releases/" + id + "/items").then().statusCode(status);
            other.delete("/api/v3/releases/" + id).then().statusCode(status);
            other.delete("/api/v3/releases/" + id + "/items/" + draft).then().statusCode(status);
            for (String action : List.of("validate", "publish", "revert")) {
                other.post("/api/v3/releases/" + id + "/actions/" + action)
                        .then()
                        .statusCode(status);
            }
            other.body(body("{'name':'x'}")).post("/api/v3/releases").then().statusCode(status);
            other.body(body("{'name':'x'}"))
                    .patch("/api/v3/releases/" + id)
                    .then()
                    .statusCode(status);
            other.body(item).post("/api/v3/releases/" + id + "/items").then().statusCode(status);
            other.body(item).put("/api/v3/releases/" + id + "/items").then().statusCode(status);
        }
        Caller managerOfNothingElse = callers.whoMay(Grant.of(Right.MANAGE_RELEASES));
        managerOfNothingElse
                .body(body("[{'entry_id':%d,'act':'publish'}]", draft))
                .post("/api/v3/releases/" + id + "/items")
                .then()
                .statusCode(403);
        managerOfNothingElse
                .post("/api/v3/releases/" + id + "/actions/publish")
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsMalformedIsRefused() {
        long draft = site.draft(SampleSite.slug("odd"));
        int id = releaseOf(draft);
        for (String text : Callers.malformed()) {
            manager.body(text).post("/api/v3/releases").then().statusCode(422);
            manager.body(text).patch("/api/v3/releases/" + id).then().statusCode(422);
        }
        manager.body(body("{'name':''}")).post("/api/v3/releases").then().statusCode(400);
        for (String items : List.of(
                "{}",
                "7",
                "[7]",
                "[{}]",
                "[{'act':'publish'}]",
                "[{'entry_id':'1','act':'publish'}]",
                "[{'entry_id':%d,'act':'erase'}]".formatted(draft),
                "[{'entry_id':%d,'act':'publish','slug':'x'}]".formatted(draft),
                "[{'entry_id':%d,'act':'publish','revision':99}]".formatted(draft),
                "[{'entry_id':%d,'act':'publish','revision':99999999999}]".formatted(draft),
                "[{'entry_id':%1$d,'act':'publish'},{'entry_id':%1$d,'act':'publish'}]".formatted(draft))) {
            manager.body(body(items))
                    .post("/api/v3/releases/" + id + "/items")
                    .then()
                    .statusCode(422);
        }
        manager.body(body("[{'entry_id':999999999,'act':'publish'}]"))
                .post("/api/v3/releases/" + id + "/items")
                .then()
                .statusCode(404);
        for (String at : List.of("'soon'", "7", "'+1000000000-01-01T00:00:00Z'", "'2026-13-01T00:00:00Z'")) {
            manager.body(body("{'at':%s}", at))
                    .post("/api/v3/releases/" + id + "/actions/publish")
                    .then()
                    .statusCode(422);
        }
        manager.body(body("{'at':'1999-01-01T00:00:00Z'}"))
                .post("/api/v3/releases/" + id + "/actions/publish")
                .then()
                .statusCode(400);
        manager.body(body("{'at':'2099-01-01T00:00:00Z'}"))
                .post("/api/v3/releases/" + id + "/actions/revert")
                .then()
                .statusCode(422);
        for (String query : List.of("?state=gone", "?limit=0", "?order=name", "/" + id + "?fields=x")) {
            manager.get("/api/v3/releases" + query).then().statusCode(400);
        }
        manager.get("/api/v3/releases/999999999").then().statusCode(404);
        manager.post("/api/v3/releases/999999999/actions/publish").then().statusCode(404);
    }
}
