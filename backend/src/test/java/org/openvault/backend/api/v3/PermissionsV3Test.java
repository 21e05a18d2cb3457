package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.openvault.backend.api.v3.V3World.done;
import static org.openvault.backend.api.v3.V3World.onFolder;
import static org.openvault.backend.api.v3.V3World.onPage;
import static org.openvault.backend.api.v3.V3World.word;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openvault.backend.PostgresResource;

/** What somebody may do with pages, who has rights on one part of the tree: there, beside it, and without a token. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PermissionsV3Test {

    /** What groups may do here: each verb by itself, and those that some acts need together. */
    private static final List<Set<String>> ROLES = List.of(
            Set.of("view"),
            Set.of("add"),
            Set.of("edit"),
            Set.of("publish"),
            Set.of("lock"),
            Set.of("delete"),
            Set.of("bulk"),
            Set.of("add", "publish"),
            Set.of("edit", "publish"),
            Set.of("edit", "bulk"),
            Set.of("delete", "publish"),
            Set.of("delete", "bulk"),
            Set.of("publish", "bulk"));

    /**
     * @param needs all of which somebody must have
     * @param subject makes the page that it is done to, below another
     */
    private record Act(String name, Set<String> needs, LongUnaryOperator subject, Deed deed) {

        boolean isAllowed(Set<String> verbs) {
            return verbs.containsAll(needs) || needs.equals(Set.of("view"));
        }
    }

    private interface Deed {
        Response by(Who who, long page);
    }

    @Inject
    V3World world;

    private long inside;
    private long outside;

    @BeforeEach
    void make() {
        world.get();
        inside = world.live();
        outside = world.live();
    }

    private List<Act> acts() {
        LongUnaryOperator draft = parent -> world.draft(parent, word());
        LongUnaryOperator live = parent -> world.live(parent, word());
        LongUnaryOperator withChild = parent -> {
            long page = world.draft(parent, word());
            world.draft(page, word());
            return page;
        };
        String later = "2100-01-01T00:00:00Z";
        LongUnaryOperator scheduled = parent -> {
            long page = world.draft(parent, word());
            done(world.chief.act(page, "publish", "{'at':'%s'}".formatted(later)));
            return page;
        };
        return List.of(
                act("see a draft", "view", draft, (who, page) -> who.get("pages/" + page + "?version=draft")),
                act("list revisions", "view", draft, (who, page) -> who.get("pages/" + page + "/revisions")),
                act("read a page's history", "view", draft, (who, page) -> who.get("history?entry=" + page)),
                act(
                        "link to a draft",
                        "view",
                        draft,
                        (who, page) -> who.post("pages/" + page + "/preview_links", "{}")),
                act("add a page", "add", draft, (who, page) -> who.post("pages", world.exhibit(page, "", word()))),
                act(
                        "add a live page",
                        "add publish",
                        live,
                        (who, page) -> who.post("pages", world.exhibit(page, ",'action':'publish'", word()))),
                act(
                        "copy a page",
                        "add",
                        draft,
                        (who, page) -> who.act(page, "copy", "{'parent_id':%d}".formatted(page))),
                act(
                        "show a live page again",
                        "add publish",
                        live,
                        (who, page) -> who.act(page, "create_alias", "{'parent_id':%d}".formatted(page))),
                act(
                        "change a draft",
                        "edit",
                        draft,
                        (who, page) -> who.patch("pages/" + page, "1", "{'seo_title':'New'}")),
                act(
                        "name a revision",
                        "edit",
                        draft,
                        (who, page) -> who.send("PUT", "pages/" + page + "/revisions/1/name", "{'name':'First'}")),
                act(
                        "rename a draft",
                        "edit",
                        draft,
                        (who, page) -> who.act(page, "rename", "{'slug':'%s'}".formatted(word()))),
                act(
                        "rename a tree of drafts",
                        "edit bulk",
                        withChild,
                        (who, page) -> who.act(page, "rename", "{'slug':'%s'}".formatted(word()))),
                act(
                        "rename a live page",
                        "edit publish",
                        live,
                        (who, page) -> who.act(page, "rename", "{'slug':'%s'}".formatted(word()))),
                act("publish", "publish", draft, (who, page) -> who.act(page, "publish", "{}")),
                act("try to publish", "publish", draft, (who, page) -> who.act(page, "publish", "{'dry_run':true}")),
                act(
                        "schedule",
                        "publish",
                        draft,
                        (who, page) -> who.act(page, "publish", "{'at':'%s'}".formatted(later))),
                act(
                        "publish a tree",
                        "publish bulk",
                        withChild,
                        (who, page) -> who.act(page, "publish", "{'recursive':true}")),
                act("unpublish", "publish", live, (who, page) -> who.act(page, "unpublish", "{}")),
                act(
                        "let a page end",
                        "publish",
                        live,
                        (who, page) -> who.act(page, "expire", "{'at':'%s'}".formatted(later))),
                act(
                        "restrict a page",
                        "publish",
                        live,
                        (who, page) -> who.send("PUT", "pages/" + page + "/restriction", "{'kind':'login'}")),
                act("lock", "lock", draft, (who, page) -> who.act(page, "lock", "{}")),
                act("throw away a draft", "delete", draft, (who, page) -> who.send("DELETE", "pages/" + page, null)),
                act(
                        "throw away a tree of drafts",
                        "delete bulk",
                        withChild,
                        (who, page) -> who.act(page, "trash", "{}")),
                act(
                        "throw away a scheduled page",
                        "delete publish",
                        scheduled,
                        (who, page) -> who.act(page, "trash", "{}")),
                act("throw away a live page", "delete publish", live, (who, page) -> who.act(page, "delete", "{}")));
    }

    private static Act act(String name, String needs, LongUnaryOperator subject, Deed deed) {
        return new Act(name, Set.of(needs.split(" ")), subject, deed);
    }

    private Who having(Set<String> verbs) {
        return world.whoMay(Stream.concat(
                        Stream.of(onFolder("choose", world.folders)), // whoever names a picture must be allowed to
                        verbs.stream().sorted().map(verb -> onPage(verb, world.index)))
                .toArray(String[]::new));
    }

    /** A page of its own for whoever may; those who may not leave the one that all of them try as it was. */
    @TestFactory
    Stream<DynamicTest> eachRightLetsDoWhatItSaysAndNothingElse() {
        return acts().stream().flatMap(act -> {
            long shared = act.subject().applyAsLong(inside);
            String before = whole(shared);
            return ROLES.stream()
                    .map(verbs -> act.isAllowed(verbs) ? allowed(act, verbs) : refused(act, verbs, shared, before));
        });
    }

    private DynamicTest allowed(Act act, Set<String> verbs) {
        return dynamicTest(
                "who may " + new TreeSet<>(verbs) + " may " + act.name(),
                () -> done(act.deed().by(having(verbs), act.subject().applyAsLong(inside))));
    }

    private DynamicTest refused(Act act, Set<String> verbs, long page, String before) {
        return dynamicTest("who may only " + new TreeSet<>(verbs) + " may not " + act.name(), () -> {
            problem(act.deed().by(having(verbs), page), 403);
            assertThat(whole(page)).isEqualTo(before);
        });
    }

    @TestFactory
    Stream<DynamicTest> whoMayEverythingElsewhereMayNothingHere() {
        String[] everything = Stream.concat(
                        Stream.of(onFolder("choose", world.folders)),
                        Stream.of("view", "add", "edit", "publish", "lock", "delete", "bulk")
                                .map(verb -> onPage(verb, outside)))
                .toArray(String[]::new);
        return acts().stream()
                .map(act -> dynamicTest("nobody may " + act.name() + " by rights on another part", () -> {
                    long page = act.subject().applyAsLong(inside);
                    String before = whole(page);
                    problem(act.deed().by(world.whoMay(everything), page), 403);
                    assertThat(whole(page)).isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> withoutATokenThatHoldsNobodyMay() {
        long user = world.made(
                "users", "{'name':'%s','password':'quiet lamps at noon','superuser':true}".formatted(word()));
        var token = done(world.chief.post("tokens", "{'name':'revoked','user_id':%d}".formatted(user)));
        var revoked = new Who(token.getString("token"));
        done(revoked.get("whoami"));
        done(world.chief.send("DELETE", "tokens/" + token.getLong("id"), null));
        var unknown = new Who("ov_" + "a".repeat(43));
        long page = world.draft();
        return acts().stream()
                .flatMap(act -> Stream.of(
                        dynamicTest(
                                "nobody may " + act.name() + " without a token",
                                () -> problem(act.deed().by(Who.READER, page), 401)),
                        dynamicTest(
                                "nobody may " + act.name() + " by a token that is none",
                                () -> problem(act.deed().by(unknown, page), 401)),
                        dynamicTest(
                                "nobody may " + act.name() + " by a token that was revoked",
                                () -> problem(act.deed().by(revoked, page), 401))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotThereIsNotThereForAnybody() {
        return acts().stream()
                .filter(act -> !act.name().startsWith("add "))
                .filter(act -> !act.name().equals("read a page's history")) // that outlives its page
                .map(act -> dynamicTest(
                        "nobody may " + act.name() + " where there is no page",
                        () -> problem(act.deed().by(world.chief, 999_999_999), 404)));
    }

    /** All that the API says of a page. */
    private String whole(long page) {
        return world.chief.get("pages/" + page + "?version=draft").asString()
                + world.chief.get("pages?child_of=" + page).asString();
    }

    private static void problem(Response answer, int status) {
        answer.then().statusCode(status).contentType("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
    }
}
