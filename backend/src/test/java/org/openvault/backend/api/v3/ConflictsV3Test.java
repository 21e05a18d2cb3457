package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.openvault.backend.api.v3.V3World.block;
import static org.openvault.backend.api.v3.V3World.done;
import static org.openvault.backend.api.v3.V3World.seen;
import static org.openvault.backend.api.v3.V3World.word;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;

/** What two people do to one thing: merged where that loses nothing, told where it would, and never written over unseen. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConflictsV3Test {

    @Inject
    V3World world;

    @BeforeEach
    void make() {
        world.get();
    }

    private String draft() {
        return "pages/" + world.draft();
    }

    private ValidatableResponse patch(String path, String seen, String body) {
        return world.chief.patch(path, seen, body).then();
    }

    private ValidatableResponse conflict(String path, String seen, String body) {
        String before = world.chief.get(path + "?version=draft").asString();
        ValidatableResponse answer = patch(path, seen, body)
                .statusCode(is(oneOf(409, 412)))
                .contentType("application/problem+json")
                .body("latest_version", equalTo(world.chief.version(path)));
        assertThat(world.chief.get(path + "?version=draft").asString()).isEqualTo(before);
        return answer;
    }

    private static String text(int number, String text) {
        return "{'id':'%s','type':'text','value':'<p>%s</p>'}".formatted(block(number), text);
    }

    private static String body(String... blocks) {
        return "{'body':[%s]}".formatted(String.join(",", blocks));
    }

    @Test
    void changesOfDifferentFieldsAreMerged() {
        String page = draft();
        patch(page, "1", "{'seo_title':'Theirs'}").statusCode(200).body("merged_with", equalTo(null));
        patch(page, "1", "{'search_description':'Mine'}")
                .statusCode(200)
                .body("seo_title", equalTo("Theirs"))
                .body("search_description", equalTo("Mine"))
                .body("merged_with.changes.loc", contains(List.of("seo_title")));
    }

    @Test
    void changesOfOneFieldAreToldWithBothSides() {
        String page = draft();
        patch(page, "1", "{'seo_title':'Theirs'}").statusCode(200);
        conflict(page, "1", "{'seo_title':'Mine'}")
                .body("conflicts.loc", contains(List.of("seo_title")))
                .body("conflicts[0].mine", equalTo("Mine"))
                .body("conflicts[0].theirs", equalTo("Theirs"))
                .body("changed_since.loc", contains(List.of("seo_title")));
    }

    @Test
    void theSameChangeTwiceIsNoConflict() {
        String page = draft();
        patch(page, "1", "{'seo_title':'Same'}").statusCode(200);
        patch(page, "1", "{'seo_title':'Same'}").statusCode(200).body("seo_title", equalTo("Same"));
    }

    @Test
    void whatOneTookOutAndTheOtherChangedIsAConflict() {
        String page = draft();
        patch(page, "1", "{'cover_image':null}").statusCode(200);
        long other = world.made("images", "{'title':'Other'}");
        conflict(page, "1", "{'cover_image':%d}".formatted(other))
                .body("conflicts.loc", contains(List.of("cover_image")));
    }

    @Test
    void changesOfDifferentBlocksAreMerged() {
        String page = draft();
        patch(page, "1", body(text(1, "Theirs."), text(2, "Two."))).statusCode(200);
        patch(page, "1", body(text(1, "One."), text(2, "Mine.")))
                .statusCode(200)
                .body("body.value", contains("<p>Theirs.</p>", "<p>Mine.</p>"))
                .body("body.id", contains(block(1), block(2)));
    }

    @Test
    void twoChangesOfOneBlockAreAConflict() {
        String page = draft();
        patch(page, "1", body(text(1, "Theirs."), text(2, "Two."))).statusCode(200);
        conflict(page, "1", body(text(1, "Mine."), text(2, "Two.")))
                .body("conflicts.loc", contains(List.of("body", block(1))));
    }

    @Test
    void aBlockThatOneTookOutAndTheOtherChangedIsAConflict() {
        String page = draft();
        patch(page, "1", body(text(2, "Two."))).statusCode(200);
        conflict(page, "1", body(text(1, "Mine."), text(2, "Two.")))
                .body("conflicts.loc", contains(List.of("body", block(1))));
    }

    @Test
    void newBlocksOfTwoPeopleBothStay() {
        String page = draft();
        patch(page, "1", body(text(3, "Theirs."), text(1, "One."), text(2, "Two.")))
                .statusCode(200);
        patch(page, "1", body(text(1, "One."), text(2, "Two."), text(4, "Mine.")))
                .statusCode(200)
                .body("body.value", contains("<p>Theirs.</p>", "<p>One.</p>", "<p>Two.</p>", "<p>Mine.</p>"));
    }

    @Test
    void twoNewOrdersAreAConflict() {
        String page = draft();
        String[] blocks = {text(1, "One."), text(2, "Two."), text(3, "Three.")};
        patch(page, "1", body(blocks)).statusCode(200);
        patch(page, "2", body(blocks[1], blocks[0], blocks[2])).statusCode(200);
        conflict(page, "2", body(blocks[2], blocks[0], blocks[1])).body("conflicts.loc.flatten()", hasItem("body"));
    }

    @Test
    void whoeverHasSeenTheConflictMaySaveOver() {
        String page = draft();
        patch(page, "1", "{'seo_title':'Theirs'}").statusCode(200);
        conflict(page, "1", "{'seo_title':'Mine'}");
        patch(page, "2", "{'seo_title':'Mine'}").statusCode(200).body("seo_title", equalTo("Mine"));
    }

    @Test
    void whoHasSeenNothingWritesNothing() {
        String page = draft();
        world.chief
                .send("PATCH", page, "{'seo_title':'Unseen'}")
                .then()
                .statusCode(428)
                .contentType("application/problem+json");
        conflict(page, "77", "{'seo_title':'Unseen'}").body("conflicts[0].reason", equalTo("base_unknown"));
    }

    @Test
    void aStaleChangeThatIsToBePublishedPublishesNothing() {
        long page = world.live();
        patch("pages/" + page, "1", "{'title':'Theirs'}").statusCode(200);
        conflict("pages/" + page, "1", "{'title':'Mine','meta':{'action':'publish'}}");
        assertThat(done(Who.READER.get("pages/" + page)).getString("title")).startsWith("Exhibit");
    }

    @Test
    void aSlugOfASiblingIsTaken() {
        String slug = word();
        world.live(world.index, slug);
        long other = world.draft();
        world.chief.post("pages", world.exhibit(world.index, "", slug)).then().statusCode(409);
        world.chief.act(other, "rename", "{'slug':'%s'}".formatted(slug)).then().statusCode(409);
        long below = world.live(world.live(), slug);
        world.chief
                .act(below, "move", "{'parent_id':%d}".formatted(world.index))
                .then()
                .statusCode(409);
        assertThat(seen("/exhibits/" + slug + "/")).isEqualTo(200);
    }

    @Test
    void anAddressOfAnotherRedirectIsTakenAndSaysByWhat() {
        String body = "{'from':'/%s/','to_url':'https://example.org/','meta':{'action':'publish'}}".formatted(word());
        long first = world.made("redirects", body);
        world.chief.post("redirects", body).then().statusCode(409).body("clashes.by_entry", contains((int) first));
        done(world.chief.post("redirects/" + first + "/actions/unpublish", "{}"));
        done(world.chief.post("redirects", body));
    }

    @Test
    void aTitleThatIsTakenGetsAnotherSlug() {
        String title = word();
        String page = V3World.page(world.index, "exhibits.ExhibitPage", "", "'title':'%s'".formatted(title));
        world.chief.post("pages", page).then().statusCode(201).body("meta.slug", equalTo(title));
        world.chief.post("pages", page).then().statusCode(201).body("meta.slug", equalTo(title + "-2"));
    }
}
