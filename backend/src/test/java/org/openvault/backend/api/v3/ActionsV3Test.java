package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.openvault.backend.api.v3.V3World.done;
import static org.openvault.backend.api.v3.V3World.seen;
import static org.openvault.backend.api.v3.V3World.word;
import static org.openvault.backend.api.v3.Who.READER;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.Await;
import org.openvault.backend.PostgresResource;

/** What actions do to what anybody sees: by its address, in {@code /api/v3/} and in {@code /api/v2/}. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ActionsV3Test {

    private static final String LATER = "2100-01-01T00:00:00Z";
    private static final String EVEN_LATER = "2101-01-01T00:00:00Z";

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

    private long draft() {
        return world.draft(world.index, slug);
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

    private String status(long page) {
        return done(world.chief.get("pages/" + page + "?version=draft")).getString("meta.status");
    }

    private void isSeen(long page) {
        assertThat(seen(path)).isEqualTo(200);
        READER.get("pages/" + page).then().statusCode(200).body("id", equalTo((int) page));
        assertThat(READER.get("pages?slug=" + slug).jsonPath().getInt("count")).isEqualTo(1);
        given().get("/api/v2/pages/" + page + "/").then().statusCode(200);
    }

    private void isNotSeen(long page, int atItsAddress) {
        assertThat(seen(path)).isEqualTo(atItsAddress);
        READER.get("pages/" + page).then().statusCode(404);
        assertThat(READER.get("pages?slug=" + slug).jsonPath().getInt("count")).isZero();
        given().get("/api/v2/pages/" + page + "/").then().statusCode(404);
    }

    @Test
    void aDraftIsSeenByNobody() {
        isNotSeen(draft(), 404);
    }

    @Test
    void whatIsPublishedIsSeenEverywhereAndPublishingItAgainChangesNothing() {
        long page = draft();
        assertThat(act(page, "publish", "{}").getString("live_url")).isEqualTo(path);
        isSeen(page);
        assertThat(act(page, "publish", "{}").getString("outcome")).isEqualTo("unchanged");
        isSeen(page);
    }

    @Test
    void whatIsSavedIsSeenOnceItIsPublished() {
        long page = live();
        done(world.chief.patch("pages/" + page, "1", "{'title':'Newer'}"));
        READER.get("pages/" + page).then().body("title", startsWith("Exhibit"));
        assertThat(status(page)).isEqualTo("live+draft");
        act(page, "publish", "{}");
        READER.get("pages/" + page).then().body("title", equalTo("Newer"));
    }

    @Test
    void anOlderRevisionIsPublishedByItsNumber() {
        long page = live();
        done(world.chief.patch("pages/" + page, "1", "{'title':'Newer','meta':{'action':'publish'}}"));
        act(page, "publish", "{'revision':1}");
        READER.get("pages/" + page).then().body("title", startsWith("Exhibit"));
        cannot(page, "publish", "{'revision':99}", 422);
    }

    @Test
    void whatIsTakenDownIsGoneAndComesBack() {
        long page = live();
        assertThat(act(page, "unpublish", "{}").getInt("gone")).isEqualTo(1);
        isNotSeen(page, 410);
        assertThat(act(page, "unpublish", "{}").getInt("gone")).isZero();
        isNotSeen(page, 410);
        act(page, "publish", "{}");
        isSeen(page);
    }

    @Test
    void withAPageGoesWhatIsBelowIt() {
        long page = live();
        world.live(page, "below");
        assertThat(seen(path + "below/")).isEqualTo(200);
        act(page, "unpublish", "{}");
        assertThat(seen(path + "below/")).isEqualTo(410);
    }

    @Test
    void whatIsTriedIsNotDone() {
        long page = live();
        act(page, "unpublish", "{'dry_run':true}");
        act(page, "rename", "{'slug':'%s','dry_run':true}".formatted(word()));
        act(page, "expire", "{'at':'%s','dry_run':true}".formatted(LATER));
        isSeen(page);
        assertThat(status(page)).isEqualTo("live");
    }

    @Test
    void whatIsScheduledIsSeenAtItsTimeOnly() {
        long page = draft();
        act(page, "publish", "{'at':'%s'}".formatted(LATER));
        assertThat(status(page)).isEqualTo("scheduled");
        isNotSeen(page, 404);
        world.chief.get("pages/" + page + "?as_of=" + LATER).then().statusCode(200);
        READER.get("pages/" + page + "?as_of=" + LATER).then().statusCode(401);
        act(page, "reschedule", "{'at':'%s','to':'%s'}".formatted(LATER, EVEN_LATER));
        world.chief.get("pages/" + page + "?as_of=" + LATER).then().statusCode(404);
        world.chief.get("pages/" + page + "?as_of=" + EVEN_LATER).then().statusCode(200);
        cannot(page, "reschedule", "{'at':'%s','to':'%s'}".formatted(LATER, EVEN_LATER), 422);
    }

    @Test
    void whatIsCalledOffNeverHappens() {
        long page = draft();
        act(page, "publish", "{'at':'%s'}".formatted(LATER));
        act(page, "cancel", "{'at':'%s'}".formatted(LATER));
        assertThat(status(page)).isEqualTo("draft");
        world.chief.get("pages/" + page + "?as_of=" + EVEN_LATER).then().statusCode(404);
        cannot(page, "cancel", "{'at':'%s'}".formatted(LATER), 409);
    }

    @Test
    void whatIsScheduledGoesLiveByTheClock() {
        long page = draft();
        Instant at = Instant.now().plusMillis(600);
        act(page, "publish", "{'at':'%s'}".formatted(at));
        Await.until("it is live", () -> seen(path) == 200);
        assertThat(Instant.now()).isAfterOrEqualTo(at);
        isSeen(page);
    }

    @Test
    void anEndIsSeenWhenItHasCome() {
        long page = live();
        act(page, "expire", "{'at':'%s'}".formatted(Instant.now().plus(Duration.ofMillis(600))));
        Await.until("it is gone", () -> seen(path) == 410);
        isNotSeen(page, 410);
    }

    @Test
    void aPageMayBePublishedUntilAnInstant() {
        long page = draft();
        act(page, "publish", "{'until':'%s'}".formatted(LATER));
        isSeen(page);
        world.chief.get("pages/" + page + "?as_of=" + EVEN_LATER).then().statusCode(404);
        cannot(page, "expire", "{'at':'2001-01-01T00:00:00Z'}", 400);
    }

    @Test
    void anOldAddressLeadsToTheNewOneAndBack() {
        long page = live();
        String other = word();
        act(page, "rename", "{'slug':'%s'}".formatted(other));
        assertThat(seen(path)).isEqualTo(301);
        assertThat(V3World.leadsTo(path)).isEqualTo("/exhibits/" + other + "/");
        assertThat(seen("/exhibits/" + other + "/")).isEqualTo(200);
        act(page, "rename", "{'slug':'%s'}".formatted(other));
        act(page, "rename", "{'slug':'%s'}".formatted(slug));
        isSeen(page);
        assertThat(V3World.leadsTo("/exhibits/" + other + "/")).isEqualTo(path);
    }

    @Test
    void whatMovesTakesAllBelowItAlong() {
        long page = live();
        world.live(page, "below");
        String above = word();
        long parent = world.live(world.index, above);
        act(page, "move", "{'parent_id':%d}".formatted(parent));
        assertThat(V3World.leadsTo(path)).isEqualTo("/exhibits/" + above + "/" + slug + "/");
        assertThat(V3World.leadsTo(path + "below/")).isEqualTo("/exhibits/" + above + "/" + slug + "/below/");
        cannot(parent, "move", "{'parent_id':%d}".formatted(page), 400);
        act(page, "move", "{'parent_id':%d}".formatted(world.index));
        isSeen(page);
        assertThat(seen(path + "below/")).isEqualTo(200);
    }

    @Test
    void anAddressLeftBehindIsFreeForAnother() {
        act(live(), "rename", "{'slug':'%s'}".formatted(word()));
        isSeen(world.live(world.index, slug));
    }

    @Test
    void pagesStandInTheOrderThatMovesGiveThem() {
        long parent = live();
        long one = world.live(parent, "one");
        long two = world.live(parent, "two");
        act(two, "move", "{'before':%d}".formatted(one));
        READER.get("resolve?host=%s&path=%s".formatted(V3World.HOST, path))
                .then()
                .body("children.id", contains((int) two, (int) one));
        act(two, "move", "{'parent_id':%d,'position':'last'}".formatted(parent));
        READER.get("resolve?host=%s&path=%s".formatted(V3World.HOST, path))
                .then()
                .body("children.id", contains((int) one, (int) two));
    }
}
