package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.openvault.backend.api.v3.V3World.done;
import static org.openvault.backend.api.v3.V3World.page;
import static org.openvault.backend.api.v3.V3World.word;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openvault.backend.PostgresResource;

/** Bodies that are none, places where no page may be, and what publishing asks beyond a draft. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodiesV3Test {

    private static final String EXHIBIT = "exhibits.ExhibitPage";

    @Inject
    V3World world;

    @BeforeEach
    void make() {
        world.get();
    }

    private static Map<String, String> noJson() {
        return Map.of(
                "half an object", "{\"title\":",
                "a word", "title",
                "a comma too many", "{\"title\":\"x\",}",
                "two objects", "{\"title\":\"x\"}{\"title\":\"y\"}",
                "no quotation marks", "{title:1}",
                "a number that is none", "{\"title\":NaN}",
                "XML", "<title>x</title>",
                "a key twice", "{\"seo_title\":\"x\",\"seo_title\":\"y\"}",
                "lists in lists without end", "[".repeat(100_000),
                "objects in objects", "{\"body\":".repeat(2_000) + "1" + "}".repeat(2_000));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoJsonIsABadRequest() {
        long page = world.draft();
        return noJson().entrySet().stream()
                .map(body -> dynamicTest(body.getKey() + " is no body", () -> {
                    byte[] bytes = body.getValue().getBytes(StandardCharsets.UTF_8);
                    world.chief
                            .authorised()
                            .header("If-Match", "\"1\"")
                            .contentType("application/json")
                            .body(bytes)
                            .patch("/api/v3/pages/" + page)
                            .then()
                            .statusCode(400)
                            .contentType("application/problem+json");
                    world.chief
                            .raw("POST", "pages", "application/json", bytes)
                            .then()
                            .statusCode(400);
                    assertThat(world.chief.version("pages/" + page)).isEqualTo("1");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotObjectIsInvalid() {
        return Stream.of(
                        "[]",
                        "[{'title':'x'}]",
                        "7",
                        "1e400",
                        "true",
                        "null",
                        "'x'",
                        "{}",
                        "{'meta':[]}",
                        "{'meta':'x'}")
                .map(body -> dynamicTest(body + " makes no page", () -> world.chief
                        .post("pages", body)
                        .then()
                        .statusCode(422)
                        .contentType("application/problem+json")));
    }

    @TestFactory
    Stream<DynamicTest> anotherContentTypeIsNotRead() {
        byte[] body = world.exhibit(world.index, "", word()).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Stream.of("text/plain", "application/xml", "text/html")
                .map(type -> dynamicTest(type + " is no type of a page's body", () -> world.chief
                        .raw("POST", "pages", type, body)
                        .then()
                        .statusCode(415)
                        .contentType("application/problem+json")));
    }

    @TestFactory
    Stream<DynamicTest> bytesThatAreNoUtf8AreRefused() {
        byte[] body = "{\"name\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        body[9] = (byte) 0xff;
        return Stream.of("snippets/authors.Author", "users", "releases")
                .map(path -> dynamicTest(path + " takes no broken UTF-8", () -> assertThat(world.chief
                                .raw("POST", path, "application/json", body)
                                .statusCode())
                        .isIn(400, 422)));
    }

    private Map<String, String> noPlaces() {
        return Map.of(
                "an exhibit below the home page", page(world.home, EXHIBIT, "", "'title':'x'"),
                "a collection among exhibits", page(world.index, "ov_collections.Collection", "", "'title':'x'"),
                "another home page", page(world.home, "home.HomePage", "", "'title':'x'"),
                "a standard page below an exhibit", page(world.index, "pages.StandardPage", "", "'title':'x'"),
                "a second index of exhibits",
                        page(world.home, "exhibits.ExhibitIndex", "", "'title':'x','slug':'second'"),
                "a page below a picture", page(world.picture, EXHIBIT, "", "'title':'x'"),
                "a page below nothing", page(999_999_999, EXHIBIT, "", "'title':'x'"),
                "a page of no type", page(world.index, "no.Such", "", "'title':'x'"),
                "a page that is an author", page(world.index, "authors.Author", "", "'name':'x'"),
                "a page done what there is no word for",
                        page(world.index, EXHIBIT, ",'action':'erase'", "'title':'x'"));
    }

    @TestFactory
    Stream<DynamicTest> pagesStandOnlyWhereTheirTypesMay() {
        return noPlaces().entrySet().stream()
                .map(wrong -> dynamicTest("there is no " + wrong.getKey(), () -> {
                    var answer = world.chief.post("pages", wrong.getValue());
                    assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 409, 422);
                    answer.then().contentType("application/problem+json");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBePartOfAnAddressIsNoSlug() {
        return Stream.of("a b", "a/b", "", "-", "..", "a?b", "a#b", "a%2fb", "a\\u0000b", "a\\nb", "x".repeat(256))
                .map(slug -> dynamicTest("no page has the slug '%.20s'".formatted(slug), () -> {
                    String body = page(world.index, EXHIBIT, "", "'title':'x','slug':'%s'".formatted(slug));
                    assertThat(world.chief.post("pages", body).statusCode()).isIn(400, 422);
                    long draft = world.draft();
                    String before =
                            world.chief.get("pages/" + draft + "?version=draft").asString();
                    assertThat(world.chief
                                    .act(draft, "rename", "{'slug':'%s'}".formatted(slug))
                                    .statusCode())
                            .isIn(400, 422);
                    assertThat(world.chief
                                    .get("pages/" + draft + "?version=draft")
                                    .asString())
                            .isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoInstantIsNoTime() {
        long page = world.draft();
        return Stream.of(
                        "soon",
                        "2030-02-30T00:00:00Z",
                        "2030-01-01",
                        "2030-01-01T25:00:00Z",
                        "",
                        "1e9",
                        "+999999999-12-31T00:00:00Z")
                .map(at -> dynamicTest("nothing is planned for '" + at + "'", () -> {
                    world.chief
                            .act(page, "publish", "{'at':'%s'}".formatted(at))
                            .then()
                            .statusCode(422)
                            .body("errors.loc", hasItem(List.of("at")));
                    assertThat(done(world.chief.get("pages/" + page + "?version=draft"))
                                    .getString("meta.status"))
                            .isEqualTo("draft");
                }));
    }

    @TestFactory
    Stream<DynamicTest> aDraftMayLackWhatPublishingAsksFor() {
        return Stream.of("title", "cover_image", "hero_image", "body")
                .map(field -> dynamicTest("a draft may lack its " + field + ", a live page may not", () -> {
                    long page = world.draft();
                    done(world.chief.patch("pages/" + page, "1", "{'%s':null}".formatted(field)));
                    for (String body : List.of("{}", "{'at':'2100-01-01T00:00:00Z'}")) {
                        world.chief
                                .act(page, "publish", body)
                                .then()
                                .statusCode(422)
                                .body("errors.loc", hasItem(List.of(field)));
                    }
                    Who.READER.get("pages/" + page).then().statusCode(404);
                    assertThat(done(world.chief.get("pages/" + page + "?version=draft"))
                                    .getString("meta.status"))
                            .isEqualTo("draft");
                }));
    }

    @Test
    void aRefusedPublishLeavesThePatchUndoneToo() {
        long page = world.live();
        world.chief
                .patch("pages/" + page, "1", "{'title':'Unready','body':[],'meta':{'action':'publish'}}")
                .then()
                .statusCode(422)
                .body("errors.loc", hasItem(List.of("body")));
        assertThat(world.chief.version("pages/" + page)).isEqualTo("1");
        assertThat(done(Who.READER.get("pages/" + page)).getString("title")).startsWith("Exhibit");
    }

    @TestFactory
    Stream<DynamicTest> aNumberIsKeptOrRefusedButBreaksNoList() {
        return Stream.of("1e300", "99999999999999999999", "-1", "2147483648", "9223372036854775808", "1e18", "0.0")
                .map(width -> dynamicTest("a picture " + width + " wide breaks nothing", () -> {
                    String body = "{'title':'Wide','width':%s,'meta':{'action':'publish'}}".formatted(width);
                    assertThat(world.chief.post("images", body).statusCode()).isIn(201, 422);
                    for (String list :
                            List.of("images?limit=100", "images?limit=100&order=width", "images?width__gte=1")) {
                        Who.READER.get(list).then().statusCode(200);
                    }
                    given().get("/api/v2/images/?limit=20&order=-width").then().statusCode(200);
                }));
    }
}
