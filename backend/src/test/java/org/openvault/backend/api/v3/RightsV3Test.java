package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.openvault.backend.api.v3.V3World.done;
import static org.openvault.backend.api.v3.V3World.onFolder;
import static org.openvault.backend.api.v3.V3World.onPage;
import static org.openvault.backend.api.v3.V3World.onType;
import static org.openvault.backend.api.v3.V3World.right;
import static org.openvault.backend.api.v3.V3World.word;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openvault.backend.PostgresResource;

/** What somebody may do with folders, types, fields and the system, and that a right ends when it is taken away. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RightsV3Test {

    private static final String AUTHORS = "snippets/authors.Author";
    private static final List<String> RIGHTS = List.of(
            "manage_users", "manage_sites", "manage_releases", "empty_trash", "manage_webhooks", "view_history");

    @Inject
    V3World world;

    @BeforeEach
    void make() {
        world.get();
    }

    /** @param right that somebody must have */
    private record Deed(String name, String right, Function<Who, Response> by) {}

    private List<Deed> systemDeeds() {
        return List.of(
                new Deed("list users", "manage_users", who -> who.get("users")),
                new Deed("make a user", "manage_users", who -> who.post("users", user())),
                new Deed("make a group", "manage_users", who -> who.post("groups", "{'name':'%s'}".formatted(word()))),
                new Deed("list groups", "manage_users", who -> who.get("groups")),
                new Deed(
                        "make a site",
                        "manage_sites",
                        who -> who.post("sites", "{'name':'S','host':'%s.example'}".formatted(word()))),
                new Deed(
                        "rename a locale",
                        "manage_sites",
                        who -> who.send("PATCH", "locales/en", "{'name':'English'}")),
                new Deed(
                        "gather a release",
                        "manage_releases",
                        who -> who.post("releases", "{'name':'%s'}".formatted(word()))),
                new Deed("list releases", "manage_releases", who -> who.get("releases")),
                new Deed(
                        "empty the trash",
                        "empty_trash",
                        who -> who.send("DELETE", "trash?root=" + thrownAway(), null)),
                new Deed("list webhooks", "manage_webhooks", who -> who.get("webhooks")),
                new Deed("read the whole log", "view_history", who -> who.get("history")),
                new Deed(
                        "read the site as it was",
                        "view_history",
                        who -> who.get("resolve?path=/&host=%s&as_of=%s".formatted(V3World.HOST, Instant.now()))));
    }

    private static String user() {
        return "{'name':'%s','password':'quiet lamps at noon'}".formatted(word());
    }

    private long thrownAway() {
        long page = world.draft();
        done(world.chief.act(page, "trash", "{}"));
        return page;
    }

    @TestFactory
    Stream<DynamicTest> theSystemIsForThoseWithTheRight() {
        return systemDeeds().stream()
                .map(deed -> dynamicTest(
                        "who may " + deed.right() + " may " + deed.name(),
                        () -> done(deed.by().apply(world.whoMay(right(deed.right()))))));
    }

    @TestFactory
    Stream<DynamicTest> allOtherRightsTogetherAreNotTheOne() {
        return systemDeeds().stream()
                .map(deed -> dynamicTest("all rights but one do not let " + deed.name(), () -> {
                    String[] others = Stream.concat(
                                    RIGHTS.stream()
                                            .filter(right -> !right.equals(deed.right()))
                                            .map(V3World::right),
                                    Stream.of("view", "add", "edit", "publish", "delete", "bulk")
                                            .map(verb -> onPage(verb, world.home)))
                            .toArray(String[]::new);
                    deed.by()
                            .apply(world.whoMay(others))
                            .then()
                            .statusCode(403)
                            .contentType("application/problem+json");
                }));
    }

    @TestFactory
    Stream<DynamicTest> nobodyMayAnythingWithoutAToken() {
        return systemDeeds().stream()
                .map(deed -> dynamicTest("nobody may " + deed.name() + " without a token", () -> deed.by()
                        .apply(Who.READER)
                        .then()
                        .statusCode(401)
                        .contentType("application/problem+json")
                        .header("WWW-Authenticate", "Bearer")));
    }

    private List<Deed> snippetDeeds() {
        return List.of(
                new Deed("see a draft", "view", who -> who.get(author() + "?version=draft")),
                new Deed("add an author", "add", who -> who.post(AUTHORS, "{'name':'New'}")),
                new Deed("change an author", "edit", who -> who.patch(author(), "1", "{'name':'Changed'}")),
                new Deed("publish an author", "publish", who -> who.post(author() + "/actions/publish", "{}")),
                new Deed("lock an author", "lock", who -> who.post(author() + "/actions/lock", "{}")),
                new Deed("throw an author away", "delete", who -> who.send("DELETE", author(), null)));
    }

    private String author() {
        return AUTHORS + "/" + world.made(AUTHORS, "{'name':'Author %s'}".formatted(word()));
    }

    @TestFactory
    Stream<DynamicTest> snippetsAreForThoseWithARightOnTheirType() {
        return snippetDeeds().stream().flatMap(deed -> Stream.of("view", "add", "edit", "publish", "lock", "delete")
                .map(verb -> dynamicTest("who may only %s authors tries to %s".formatted(verb, deed.name()), () -> {
                    Response answer = deed.by().apply(world.whoMay(onType(verb, "authors.Author")));
                    boolean isAllowed =
                            verb.equals(deed.right()) || deed.right().equals("view");
                    assertThat(answer.statusCode() < 300).as(answer.asString()).isEqualTo(isAllowed);
                    assertThat(answer.statusCode()).isIn(200, 201, 204, 403);
                })));
    }

    @TestFactory
    Stream<DynamicTest> aRightOnAnotherTypeIsNone() {
        return snippetDeeds().stream()
                .map(deed -> dynamicTest(
                        "who may only " + deed.right() + " redirects may not " + deed.name(), () -> deed.by()
                                .apply(world.whoMay(onType(deed.right(), "redirects.Redirect")))
                                .then()
                                .statusCode(403)));
    }

    @TestFactory
    Stream<DynamicTest> foldersAreForThoseWithARightOnThem() {
        long mine = folder(world.folders);
        String grant = onFolder("add", mine);
        return Stream.of(
                dynamicTest(
                        "who may add to a folder makes one in it",
                        () -> done(world.whoMay(grant)
                                .post("folders", "{'parent_id':%d,'name':'%s'}".formatted(mine, word())))),
                dynamicTest("who may add to a folder makes none above it", () -> world.whoMay(grant)
                        .post("folders", "{'parent_id':%d,'name':'x'}".formatted(world.folders))
                        .then()
                        .statusCode(403)),
                dynamicTest("who may only add to a folder does not rename it", () -> world.whoMay(grant)
                        .send("PATCH", "folders/" + mine, "{'name':'x'}")
                        .then()
                        .statusCode(403)),
                dynamicTest(
                        "who may edit a folder renames it",
                        () -> done(world.whoMay(onFolder("edit", mine))
                                .send("PATCH", "folders/" + mine, "{'name':'%s'}".formatted(word())))),
                dynamicTest("who may only look into a folder adds nothing", () -> world.whoMay(onFolder("view", mine))
                        .post("folders", "{'parent_id':%d,'name':'x'}".formatted(mine))
                        .then()
                        .statusCode(403)),
                dynamicTest(
                        "who may not choose a picture does not name it", () -> world.whoMay(onPage("edit", world.index))
                                .patch("pages/" + bare(), "1", "{'cover_image':%d}".formatted(world.picture))
                                .then()
                                .statusCode(403)),
                dynamicTest(
                        "who may choose a picture names it",
                        () -> done(world.whoMay(onPage("edit", world.index), onFolder("choose", world.folders))
                                .patch("pages/" + bare(), "1", "{'cover_image':%d}".formatted(world.picture)))),
                dynamicTest(
                        "who may add to the library adds a picture",
                        () -> done(world.whoMay(onFolder("add", world.folders)).post("images", "{'title':'Added'}"))),
                dynamicTest("who may add to a folder of it adds none above", () -> world.whoMay(grant)
                        .post("images", "{'title':'Added'}")
                        .then()
                        .statusCode(403)));
    }

    private long folder(long parent) {
        return world.made("folders", "{'parent_id':%d,'name':'%s'}".formatted(parent, word()));
    }

    private long bare() {
        return world.made("pages", V3World.page(world.index, "exhibits.ExhibitPage", "", "'title':'Bare'"));
    }

    @Test
    void aFieldThatAPermissionNamesIsForItsGroupsOnly() {
        String field = "{'verb':'edit','scope':'field','type':'ov_collections.Collection','field':'featured'}";
        String grant = onPage("edit", world.collections);
        long group = world.made("groups", "{'name':'%s','permissions':[%s]}".formatted(word(), field));
        Who other = world.whoMay(grant);
        long page = world.made(
                "pages", V3World.page(world.collections, "ov_collections.Collection", "", "'title':'Reels'"));
        other.patch("pages/" + page, "1", "{'featured':true}").then().statusCode(403);
        done(other.patch("pages/" + page, "1", "{'title':'Reels and rolls'}"));
        done(world.chief.send("DELETE", "groups/" + group, null)); // nobody else is to be kept from the field
        done(other.patch("pages/" + page, "2", "{'featured':true}"));
    }

    @Test
    void whoAddedAPageChangesThatOneAndNoOther() {
        Who adder = world.whoMay(onPage("add", world.index), onFolder("choose", world.folders));
        long own = done(adder.post("pages", world.exhibit(world.index, "", word())))
                .getLong("id");
        done(adder.patch("pages/" + own, "1", "{'title':'Mine'}"));
        adder.patch("pages/" + world.draft(), "1", "{'title':'Theirs'}").then().statusCode(403);
        adder.act(own, "publish", "{}").then().statusCode(403);
    }

    @Test
    void aRightEndsAtOnceWhenItIsTakenAway() {
        long user = world.made("users", user());
        long group = world.made(
                "groups",
                "{'name':'%s','members':[%d],'permissions':[%s]}".formatted(word(), user, onPage("edit", world.index)));
        var who = new Who(done(world.chief.post("tokens", "{'name':'t','user_id':%d}".formatted(user)))
                .getString("token"));
        long page = world.draft();
        done(who.patch("pages/" + page, "1", "{'title':'While I may'}"));
        done(world.chief.send("PATCH", "groups/" + group, "{'permissions':[]}"));
        who.patch("pages/" + page, "2", "{'title':'Not any more'}").then().statusCode(403);
        done(world.chief.send("PATCH", "users/" + user, "{'enabled':false}"));
        who.patch("pages/" + page, "2", "{'title':'Nobody'}").then().statusCode(401);
        assertThat(world.chief.version("pages/" + page)).isEqualTo("2");
    }

    @Test
    void whoManagesUsersMakesNobodyMightierThanThatLetsThem() {
        Who manager = world.whoMay(right("manage_users"));
        manager.post("users", user().replace("}", ",'superuser':true}")).then().statusCode(403);
        long chief = done(world.chief.get("whoami")).getLong("id");
        manager.post("tokens", "{'name':'theirs','user_id':%d}".formatted(chief))
                .then()
                .statusCode(403);
        manager.send("PUT", "users/" + chief + "/password", "{'password':'another long one'}")
                .then()
                .statusCode(403);
        manager.send("PATCH", "users/" + chief, "{'enabled':false}").then().statusCode(403);
        done(world.chief.get("whoami"));
    }
}
