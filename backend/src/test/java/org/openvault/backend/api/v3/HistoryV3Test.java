package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.openvault.backend.api.v3.V3World.done;
import static org.openvault.backend.api.v3.V3World.seen;
import static org.openvault.backend.api.v3.V3World.word;
import static org.openvault.backend.api.v3.Who.READER;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;

/** The trash, history, private pages and one's own locks, and what anybody sees of each. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HistoryV3Test {

    @Inject
    V3World world;

    private String slug;
    private String path;

    @BeforeEach
    void make() {
        world.get();
        slug = word();
        path = "/exhibits/" + slug + "/";
    }

    private long live() {
        return world.live(world.index, slug);
    }

    private JsonPath act(long page, String action, String body) {
        return done(world.chief.act(page, action, body));
    }

    private void cannot(long page, String action, String body, int status) {
        world.chief.act(page, action, body).then().statusCode(status).contentType("application/problem+json");
    }

    @Test
    void whatIsThrownAwayIsGoneAndComesBackAsADraft() {
        long page = live();
        assertThat(act(page, "trash", "{}").getList("trashed")).hasSize(1);
        assertThat(seen(path)).isEqualTo(410);
        given().get("/api/v2/pages/" + page + "/").then().statusCode(404);
        world.chief.get("trash?limit=100").then().body("items.entry_id", hasItem((int) page));
        for (String action : List.of(
                "trash",
                "delete",
                "move {'parent_id':%d}".formatted(world.index),
                "rename {'slug':'%s'}".formatted(word()))) {
            String[] words = action.split(" ", 2);
            cannot(page, words[0], words.length > 1 ? words[1] : "{}", 409);
        }
        cannot(page, "publish", "{}", 422);
        assertThat(act(page, "restore", "{}").getInt("restored")).isEqualTo(1);
        assertThat(seen(path)).isEqualTo(410);
        cannot(page, "restore", "{}", 409);
        act(page, "publish", "{}");
        assertThat(seen(path)).isEqualTo(200);
    }

    @Test
    void whatOthersNameIsNotThrownAwayUnasked() {
        long page = live();
        long other = world.live();
        done(world.chief.patch(
                "pages/" + other,
                "1",
                "{'other_exhibits':[{'value':%d}],'meta':{'action':'publish'}}".formatted(page)));
        world.chief.send("DELETE", "pages/" + page, null).then().statusCode(409).body("usages.id", contains((int)
                other));
        assertThat(seen(path)).isEqualTo(200);
        done(world.chief.act(page, "delete", "{'even_if_used':true}"));
        assertThat(seen(path)).isEqualTo(410);
        READER.get("pages/" + other).then().statusCode(200).body("other_exhibits", hasSize(0));
    }

    @Test
    void whatIsErasedIsGoneForGood() {
        long page = live();
        act(page, "trash", "{}");
        done(world.chief.send("DELETE", "trash?root=" + page, null));
        assertThat(seen(path)).isEqualTo(410);
        world.chief.get("pages/" + page + "?version=draft").then().statusCode(404);
        cannot(page, "restore", "{}", 404);
        world.live(world.index, slug);
        assertThat(seen(path)).isEqualTo(200);
    }

    @Test
    void aRevertIsANewRevisionThatSaysTheOldOne() {
        long page = live();
        done(world.chief.patch("pages/" + page, "1", "{'title':'Second','meta':{'action':'publish'}}"));
        var reverted = world.chief
                .authorised()
                .contentType("application/json")
                .header("If-Match", "\"2\"")
                .body("{\"revision\":1}")
                .post("/api/v3/pages/" + page + "/actions/revert");
        reverted.then().statusCode(200).body("meta.version", equalTo("3")).body("title", startsWith("Exhibit"));
        READER.get("pages/" + page).then().body("title", equalTo("Second"));
        act(page, "publish", "{}");
        READER.get("pages/" + page).then().body("title", startsWith("Exhibit"));
    }

    @Test
    void revisionsAreComparedAndNamed() {
        long page = live();
        String revisions = "pages/" + page + "/revisions";
        done(world.chief.patch(
                "pages/" + page,
                "1",
                "{'title':'Second','body':[{'id':'%s','type':'text','value':'<p>New.</p>'}]}"
                        .formatted(V3World.block(1))));
        world.chief
                .get(revisions + "/compare?from=1&to=2")
                .then()
                .statusCode(200)
                .body("changes.change", hasItem("field_changed"))
                .body("changes.change", hasItem("block_changed"))
                .body("changes.change", hasItem("block_removed"));
        world.chief
                .get(revisions + "/compare?from=1&to=1")
                .then()
                .statusCode(200)
                .body("changes", hasSize(0));
        done(world.chief.send("PUT", revisions + "/1/name", "{'name':'As printed'}"));
        done(world.chief.send("PUT", revisions + "/1/name", "{'name':'As reprinted'}"));
        world.chief.get(revisions).then().body("items.name", hasItem("As reprinted"));
        done(world.chief.send("DELETE", revisions + "/1/name", null));
        READER.get(revisions).then().statusCode(401);
    }

    @Test
    void aPrivatePageIsForThoseWhoSignedIn() {
        long page = live();
        done(world.chief.send("PUT", "pages/" + page + "/restriction", "{'kind':'login'}"));
        assertThat(seen(path)).isEqualTo(401);
        READER.get("pages/" + page).then().statusCode(404);
        given().get("/api/v2/pages/" + page + "/").then().statusCode(404);
        done(world.chief.send("DELETE", "pages/" + page + "/restriction", null));
        assertThat(seen(path)).isEqualTo(200);
        world.chief
                .send("DELETE", "pages/" + page + "/restriction", null)
                .then()
                .statusCode(404);
    }

    @Test
    void lockingAgainIsTheSameLockAndUnlockingAgainIsNothing() {
        long page = live();
        String at = act(page, "lock", "{'note':'mine'}").getString("at");
        assertThat(act(page, "lock", "{'note':'again'}").getString("at")).isEqualTo(at);
        assertThat(act(page, "unlock", "{}").getBoolean("unlocked")).isTrue();
        assertThat(act(page, "unlock", "{}").getBoolean("unlocked")).isFalse();
    }
}
