package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.openvault.backend.api.v3.V3World.done;
import static org.openvault.backend.api.v3.V3World.seen;
import static org.openvault.backend.api.v3.V3World.word;
import static org.openvault.backend.api.v3.Who.READER;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;

/** Releases: what they hold becomes visible at once or not at all, and is taken back the same way. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReleaseEffectsV3Test {

    @Inject
    V3World world;

    private String slug;

    @BeforeEach
    void make() {
        world.get();
        slug = word();
    }

    private long release(String... items) {
        long id = world.made("releases", "{'name':'%s'}".formatted(word()));
        done(world.chief.send("PUT", "releases/" + id + "/items", "[" + String.join(",", items) + "]"));
        return id;
    }

    private static String publish(long entry) {
        return "{'entry_id':%d,'act':'publish'}".formatted(entry);
    }

    private static String unpublish(long entry) {
        return "{'entry_id':%d,'act':'unpublish'}".formatted(entry);
    }

    private Response act(long release, String action) {
        return world.chief.post("releases/" + release + "/actions/" + action, "{}");
    }

    private static String at(String slug) {
        return "/exhibits/" + slug + "/";
    }

    private String state(long release) {
        return done(world.chief.get("releases/" + release)).getString("state");
    }

    @Test
    void whatIsGatheredOrTriedIsNotSeen() {
        long release = release(publish(world.draft(world.index, slug)));
        act(release, "validate").then().statusCode(200).body("possible", equalTo(true));
        assertThat(seen(at(slug))).isEqualTo(404);
        assertThat(state(release)).isEqualTo("gathering");
    }

    @Test
    void allThatAReleaseHoldsIsDoneTogetherAndTakenBackTogether() {
        String going = word();
        String moving = word();
        long gone = world.live(world.index, going);
        long moved = world.live(world.index, moving);
        long parent = world.live();
        String above = done(READER.get("pages/" + parent)).getString("meta.slug");
        long release = release(
                publish(world.draft(world.index, slug)),
                unpublish(gone),
                "{'entry_id':%d,'act':'move','parent_id':%d}".formatted(moved, parent));
        done(act(release, "publish"));
        assertThat(List.of(seen(at(slug)), seen(at(going)), seen(at(moving)))).containsExactly(200, 410, 301);
        assertThat(V3World.leadsTo(at(moving))).isEqualTo(at(above + "/" + moving));
        done(act(release, "revert"));
        assertThat(List.of(seen(at(slug)), seen(at(going)), seen(at(moving)))).containsExactly(410, 200, 200);
        assertThat(state(release)).isEqualTo("reverted");
    }

    @Test
    void oneItemThatCannotBeKeepsAllFromBeing() {
        long lacking = world.made("pages", V3World.page(world.index, "exhibits.ExhibitPage", "", "'title':'Lacking'"));
        long release = release(publish(world.draft(world.index, slug)), publish(lacking));
        act(release, "validate").then().statusCode(200).body("possible", equalTo(false));
        act(release, "publish")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("report.faults.entry_id", hasItem((int) lacking));
        assertThat(seen(at(slug))).isEqualTo(404);
        assertThat(state(release)).isEqualTo("gathering");
    }

    @Test
    void anAddressThatARedirectHoldsStopsARelease() {
        String from = "/" + word() + "/";
        world.made(
                "redirects",
                "{'from':'%s','to_url':'https://example.org/','meta':{'action':'publish'}}".formatted(from));
        long other = world.made("redirects", "{'from':'%s','to_url':'https://example.com/'}".formatted(from));
        long release = release(publish(other), publish(world.draft(world.index, slug)));
        act(release, "publish").then().statusCode(409).body("report.clashes.path", contains(from));
        assertThat(seen(at(slug))).isEqualTo(404);
    }

    @Test
    void whatIsDoneIsNotDoneTwice() {
        long release = release(publish(world.draft(world.index, slug)));
        act(release, "revert").then().statusCode(409);
        done(act(release, "publish"));
        act(release, "publish").then().statusCode(409);
        world.chief.send("PUT", "releases/" + release + "/items", "[]").then().statusCode(409);
        world.chief.send("DELETE", "releases/" + release, null).then().statusCode(409);
        assertThat(seen(at(slug))).isEqualTo(200);
        done(act(release, "revert"));
        act(release, "revert").then().statusCode(409);
        act(release, "publish").then().statusCode(409);
        assertThat(seen(at(slug))).isEqualTo(410);
    }

    @Test
    void whatWasChangedSinceIsNotTakenBackUnseen() {
        long page = world.draft(world.index, slug);
        long release = release(publish(page));
        done(act(release, "publish"));
        done(world.chief.patch("pages/" + page, "1", "{'title':'Since','meta':{'action':'publish'}}"));
        act(release, "revert").then().statusCode(409).contentType("application/problem+json");
        READER.get("pages/" + page).then().body("title", equalTo("Since"));
        assertThat(state(release)).isEqualTo("published");
    }

    @Test
    void aReleaseOfLaterIsSeenLaterAndCalledOff() {
        long page = world.draft(world.index, slug);
        long release = release(publish(page));
        String later = "2100-01-01T00:00:00Z";
        done(world.chief.post("releases/" + release + "/actions/publish", "{'at':'%s'}".formatted(later)));
        assertThat(state(release)).isEqualTo("scheduled");
        assertThat(seen(at(slug))).isEqualTo(404);
        world.chief.get("pages/" + page + "?as_of=" + later).then().statusCode(200);
        done(act(release, "revert"));
        world.chief.get("pages/" + page + "?as_of=" + later).then().statusCode(404);
    }

    @Test
    void releasesWithTheSameEntryTellOfEachOther() {
        long page = world.draft(world.index, slug);
        long one = release(publish(page));
        long other = release(unpublish(page));
        world.chief.get("releases/" + one).then().body("conflicts.release_id", contains((int) other));
        world.chief.get("releases/" + other).then().body("conflicts.release_id", contains((int) one));
        done(world.chief.send("DELETE", "releases/" + other, null));
        world.chief.get("releases/" + one).then().body("conflicts.size()", equalTo(0));
    }

    @Test
    void aReleasePublishesTheRevisionThatItNames() {
        long page = world.draft(world.index, slug);
        long release = release("{'entry_id':%d,'act':'publish','revision':1}".formatted(page));
        done(world.chief.patch("pages/" + page, "1", "{'title':'Not yet'}"));
        done(act(release, "publish"));
        READER.get("pages/" + page).then().body("title", equalTo("Exhibit " + slug));
    }

    @Test
    void twoDraftsOfOneReleaseDoNotStandAtOneAddress() {
        long page = world.draft(world.index, slug);
        String other = word();
        long second = world.live(world.index, other);
        long release = release(
                publish(page),
                "{'entry_id':%d,'act':'move','parent_id':%d,'slug':'%s'}".formatted(second, world.index, slug));
        act(release, "validate").then().statusCode(200).body("possible", equalTo(false));
        act(release, "publish").then().statusCode(422).body("report.faults.entry_id", contains((int) second));
        assertThat(List.of(seen(at(slug)), seen(at(other)))).containsExactly(404, 200);
        assertThat(state(release)).isEqualTo("gathering");
    }

    @Test
    void whatIsInTheTrashIsNotReleased() {
        long page = world.draft(world.index, slug);
        long release = release(publish(page));
        done(world.chief.act(page, "trash", "{}"));
        assertThat(act(release, "publish").statusCode()).isIn(409, 422);
        assertThat(seen(at(slug))).isEqualTo(404);
    }

    @Test
    void anEmptyReleaseIsNone() {
        long release = release();
        assertThat(act(release, "validate").statusCode()).isEqualTo(400);
        assertThat(act(release, "publish").statusCode()).isEqualTo(400);
        assertThat(state(release)).isEqualTo("gathering");
    }
}
