package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.api.v3.V3World.done;
import static org.openvault.backend.api.v3.V3World.page;
import static org.openvault.backend.api.v3.V3World.word;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;

/** Several requests at the same time: exactly one wins, the others are told, and none is a failure. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AtOnceV3Test {

    private static final int MANY = 6;

    @Inject
    V3World world;

    @BeforeEach
    void make() {
        world.get();
    }

    /** The answers to as many requests as there are, all sent at one time. */
    private static List<Response> atOnce(IntFunction<Response> request) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(MANY)) {
            List<Future<Response>> answers = IntStream.range(0, MANY)
                    .<Callable<Response>>mapToObj(number -> () -> {
                        start.await();
                        return request.apply(number);
                    })
                    .map(threads::submit)
                    .toList();
            start.countDown();
            var received = new ArrayList<Response>();
            for (Future<Response> answer : answers) {
                received.add(answer.get());
            }
            return received;
        }
    }

    private static void oneWins(List<Response> answers, Integer... others) {
        List<Integer> statuses = answers.stream().map(Response::statusCode).toList();
        assertThat(statuses).filteredOn(status -> status < 300).hasSize(1);
        assertThat(statuses).filteredOn(status -> status >= 300).allMatch(List.of(others)::contains);
    }

    @Test
    void ofChangesToOneFieldOneIsSaved() throws Exception {
        String page = "pages/" + world.draft();
        oneWins(atOnce(number -> world.chief.patch(page, "1", "{'seo_title':'%d'}".formatted(number))), 409, 412);
        assertThat(world.chief.version(page)).isEqualTo("2");
    }

    @Test
    void changesToDifferentFieldsAreAllSaved() throws Exception {
        String page = "pages/" + world.draft();
        String[] fields = {
            "'title':'A'",
            "'seo_title':'B'",
            "'search_description':'C'",
            "'featured':true",
            "'cover_image':null",
            "'body':[]"
        };
        assertThat(atOnce(number -> world.chief.patch(page, "1", "{%s}".formatted(fields[number]))))
                .allMatch(answer -> answer.statusCode() == 200);
        var now = done(world.chief.get(page + "?version=draft"));
        assertThat(now.getString("meta.version")).isEqualTo("7");
        assertThat(now.getString("title") + now.getString("seo_title") + now.getString("search_description"))
                .isEqualTo("ABC");
        assertThat(now.getBoolean("featured")).isTrue();
        assertThat(now.<Integer>get("cover_image")).isNull();
    }

    @Test
    void ofPagesWithOneSlugOneIsMade() throws Exception {
        String slug = word();
        oneWins(atOnce(number -> world.chief.post("pages", world.exhibit(world.index, "", slug))), 409);
    }

    @Test
    void pagesWithOneTitleGetSlugsOfTheirOwn() throws Exception {
        String body = page(world.index, "exhibits.ExhibitPage", "", "'title':'%s'".formatted(word()));
        var slugs = atOnce(number -> world.chief.post("pages", body)).stream()
                .map(answer -> done(answer).getString("meta.slug"));
        assertThat(slugs).doesNotHaveDuplicates().hasSize(MANY);
    }

    @Test
    void ofRedirectsFromOneAddressOneIsLive() throws Exception {
        String body = "{'from':'/%s/','to_url':'https://example.org/','meta':{'action':'publish'}}".formatted(word());
        oneWins(atOnce(number -> world.chief.post("redirects", body)), 409);
    }

    @Test
    void ofPagesRenamedAlikeOneIs() throws Exception {
        String slug = word();
        long[] pages =
                IntStream.range(0, MANY).mapToLong(number -> world.live()).toArray();
        oneWins(atOnce(number -> world.chief.act(pages[number], "rename", "{'slug':'%s'}".formatted(slug))), 409);
        assertThat(V3World.seen("/exhibits/" + slug + "/")).isEqualTo(200);
    }

    @Test
    void publishingAtOnceIsPublishingOnce() throws Exception {
        long page = world.draft();
        List<String> outcomes = atOnce(number -> world.chief.act(page, "publish", "{}")).stream()
                .map(answer -> done(answer).getString("outcome"))
                .toList();
        assertThat(outcomes).filteredOn("published"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("unchanged"::equals).hasSize(MANY - 1);
    }

    @Test
    void aPageIsThrownAwayOnce() throws Exception {
        long page = world.live();
        oneWins(atOnce(number -> world.chief.act(page, "trash", "{}")), 409);
    }

    @Test
    void aPageIsRestoredOnce() throws Exception {
        long page = world.draft();
        done(world.chief.act(page, "trash", "{}"));
        oneWins(atOnce(number -> world.chief.act(page, "restore", "{}")), 409);
    }

    @Test
    void aReleaseIsPublishedOnce() throws Exception {
        long release = world.made("releases", "{'name':'%s'}".formatted(word()));
        String items = "releases/" + release + "/items";
        done(world.chief.post(items, "[{'entry_id':%d,'act':'publish'}]".formatted(world.draft())));
        oneWins(atOnce(number -> world.chief.post("releases/" + release + "/actions/publish", "{}")), 409);
        oneWins(atOnce(number -> world.chief.post("releases/" + release + "/actions/revert", "{}")), 409);
    }

    @Test
    void twoPagesAreNotMovedIntoEachOther() throws Exception {
        long[] pages = {world.live(), world.live()};
        List<Integer> statuses = atOnce(number ->
                        world.chief.act(pages[number % 2], "move", "{'parent_id':%d}".formatted(pages[1 - number % 2])))
                .stream()
                .map(Response::statusCode)
                .toList();
        assertThat(statuses).contains(200).contains(400).allMatch(status -> status == 200 || status == 400);
        long top =
                done(world.chief.get("pages/" + pages[0] + "?version=draft")).getLong("meta.parent_id") == world.index
                        ? pages[0]
                        : pages[1];
        assertThat(done(world.chief.get("pages/" + top + "?version=draft")).getLong("meta.parent_id"))
                .isEqualTo(world.index);
    }

    @Test
    void ofUsersWithOneNameOneIsMade() throws Exception {
        String body = "{'name':'%s','password':'quiet lamps at noon'}".formatted(word());
        oneWins(atOnce(number -> world.chief.post("users", body)), 409);
    }

    @Test
    void ofGroupsWithOneNameOneIsMade() throws Exception {
        String body = "{'name':'%s'}".formatted(word());
        oneWins(atOnce(number -> world.chief.post("groups", body)), 409);
    }

    @Test
    void ofSitesWithOneHostOneIsMade() throws Exception {
        String host = word();
        oneWins(
                atOnce(number ->
                        world.chief.post("sites", "{'name':'%d','host':'%s.example'}".formatted(number, host))),
                409);
    }

    @Test
    void ofFoldersWithOneNameOneIsMade() throws Exception {
        String body = "{'parent_id':%d,'name':'%s'}".formatted(world.folders, word());
        oneWins(atOnce(number -> world.chief.post("folders", body)), 409);
    }

    @Test
    void theLastOfALimitedKindIsMadeOnce() throws Exception {
        long site =
                world.made("sites", "{'name':'L','host':'%s.example','root_type':'home.HomePage'}".formatted(word()));
        long home = done(world.chief.get("sites/" + site)).getLong("root_page_id");
        oneWins(
                atOnce(number -> world.chief.post(
                        "pages", page(home, "exhibits.ExhibitIndex", "", "'title':'Index %d'".formatted(number)))),
                409);
    }
}
