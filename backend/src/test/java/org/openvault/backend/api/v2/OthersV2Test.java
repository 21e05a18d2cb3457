package org.openvault.backend.api.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.openvault.backend.api.v2.Api.get;
import static org.openvault.backend.api.v2.Api.knowsNot;
import static org.openvault.backend.api.v2.Api.refuses;
import static org.openvault.backend.api.v2.Api.says;
import static org.openvault.backend.api.v2.Api.standsUpTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SqlStatements;

/** The endpoints of the v2 API beside pages, what it stands up to, and what it costs. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OthersV2Test {

    private static final String SITE = "site=" + V2World.HOST;

    @Inject
    V2World world;

    @Inject
    SqlStatements statements;

    @BeforeEach
    void make() {
        world.get();
    }

    private static int id(long id) {
        return (int) id;
    }

    @TestFactory
    Stream<DynamicTest> images() {
        String tagged = "images/?tags=" + V2World.TAG;
        return Stream.of(
                says("a tag filters images", tagged, "items.id", contains(id(world.tower))),
                says("two tags are both to be met", tagged + ",night", "meta.total_count", equalTo(1)),
                says("one tag that is missing finds nothing", tagged + ",day", "meta.total_count", equalTo(0)),
                says(
                        "an image has the usual keys",
                        tagged,
                        "items[0].keySet()",
                        equalTo(Set.of("id", "meta", "title"))),
                says(
                        "an image's meta has the usual keys",
                        tagged,
                        "items[0].meta.keySet()",
                        equalTo(Set.of("type", "detail_url", "tags", "download_url"))),
                says("tags are told", tagged, "items[0].meta.tags", contains("v2-suite", "night")),
                says("a draft image is not listed", tagged, "items.id", not(hasItem(id(world.secretPicture)))),
                knowsNot("a draft image is absent", "images/" + world.secretPicture + "/"),
                says("a detail has width and height", "images/" + world.upload + "/", "height", equalTo(480)),
                says(
                        "download_url leads to the file",
                        "images/" + world.upload + "/",
                        "meta.download_url",
                        containsString("/media/images/" + world.upload + "/")),
                says(
                        "a detail has the other public fields",
                        "images/" + world.tower + "/",
                        "credit",
                        equalTo("V2 archive")),
                says("fields= adds to an image", tagged + "&fields=width", "items[0].width", equalTo(1600)),
                says("a number filters", tagged + "&width=1600", "meta.total_count", equalTo(1)),
                refuses(
                        "a number is one",
                        tagged + "&width=wide",
                        "field filter error. 'wide' is not a valid value for width (expected a number)"),
                says("images have an order", "images/?order=-width&tags=" + V2World.TAG, "items", hasSize(1)),
                says(
                        "images are searched",
                        "images/?search=v2%20tower&tags=" + V2World.TAG,
                        "items.id",
                        contains(id(world.tower))),
                refuses(
                        "images stand in no tree",
                        "images/?child_of=root",
                        "query parameter is not an operation or a recognised field: child_of"),
                dynamicTest("find leads to an image", () -> get("images/find/?id=" + world.tower)
                        .statusCode(302)
                        .header("Location", endsWith("/api/v2/images/" + world.tower + "/"))),
                knowsNot("a page is no image", "images/" + world.alpha + "/"),
                says("documents are listed, though there are none", "documents/", "meta.total_count", equalTo(0)),
                knowsNot("an unknown document is absent", "documents/1/"),
                knowsNot("finding no document", "documents/find/?id=1"));
    }

    @TestFactory
    Stream<DynamicTest> redirects() {
        return Stream.of(
                says(
                        "a redirect has its keys",
                        "redirects/?old_path=/v2-old-alpha/",
                        "items[0].keySet()",
                        equalTo(Set.of("id", "meta", "old_path", "location"))),
                says(
                        "a redirect to a page leads to where it is",
                        "redirects/?old_path=/v2-old-alpha/",
                        "items[0].location",
                        equalTo("/exhibits/alpha/#top")),
                says(
                        "a redirect elsewhere leads there",
                        "redirects/" + world.toElsewhere + "/",
                        "location",
                        equalTo("https://example.org/new")),
                says(
                        "a redirect to a restricted page leads nowhere",
                        "redirects/" + world.toSecret + "/",
                        "location",
                        nullValue()),
                says(
                        "a detail says whether it is permanent",
                        "redirects/" + world.toAlpha + "/",
                        "permanent",
                        equalTo(true)),
                says("to_page filters", "redirects/?to_page=" + world.alpha, "items.id", contains(id(world.toAlpha))),
                dynamicTest("find leads to a redirect by its path", () -> get("redirects/find/?html_path=/v2-elsewhere")
                        .statusCode(302)
                        .header("Location", endsWith("/api/v2/redirects/" + world.toElsewhere + "/"))),
                knowsNot("a page's path is no redirect", "redirects/find/?" + SITE + "&html_path=/exhibits/"),
                knowsNot("an unknown redirect is absent", "redirects/99999999/"));
    }

    @TestFactory
    Stream<DynamicTest> exhibits() {
        String list = "exhibits/?" + SITE;
        String first = "items[0].";
        String alpha = "exhibits/" + world.alpha + "/";
        return Stream.of(
                says(
                        "the featured exhibit comes first, then the newest",
                        list,
                        "items[0].id",
                        equalTo(id(world.alpha))),
                says(
                        "an exhibit in a list has its keys",
                        list,
                        "items[0].keySet()",
                        equalTo(Set.of(
                                "id",
                                "meta",
                                "title",
                                "cover_image",
                                "cover_thumb",
                                "hero_image",
                                "hero_thumb",
                                "authors"))),
                says(
                        "its meta has its keys",
                        list,
                        "items[0].meta.keySet()",
                        equalTo(Set.of(
                                "type",
                                "detail_url",
                                "html_url",
                                "slug",
                                "first_published_at",
                                "last_published_at",
                                "featured",
                                "locale"))),
                says(
                        "detail_url is of exhibits",
                        list,
                        first + "meta.detail_url",
                        endsWith("/api/v2/exhibits/" + world.alpha + "/")),
                says(
                        "a picture has five keys",
                        list,
                        first + "cover_image.keySet()",
                        equalTo(Set.of("url", "full_url", "width", "height", "alt"))),
                says("a picture says what is seen", list, first + "cover_image.alt", equalTo("A tower")),
                says("a rendition of a picture has its size", list, first + "hero_thumb.width", equalTo(480)),
                says("authors are in order", list, first + "authors.author_id", contains(id(world.ada), id(world.ben))),
                says(
                        "an author has its keys",
                        list,
                        first + "authors[0].keySet()",
                        equalTo(Set.of("id", "meta", "author_id", "name", "image", "bio"))),
                says(
                        "an author's meta names the relation",
                        list,
                        first + "authors[0].meta.type",
                        equalTo("authors.AuthorsOrderable")),
                says(
                        "an author's biography is resolved in lists",
                        list,
                        first + "authors[0].bio",
                        containsString("<a href=\"/exhibits/\">all</a>")),
                says(
                        "a biography leaves no link to a restricted page",
                        list,
                        first + "authors[0].bio",
                        not(containsString("secret"))),
                says("an author's picture is there", list, first + "authors[0].image.width", equalTo(100)),
                says("an author without a picture has none", list, first + "authors[1].image", nullValue()),
                says("restricted exhibits are not counted", list, "meta.total_count", equalTo(5)),
                says("featured filters exhibits", list + "&featured=true", "items.id", contains(id(world.alpha))),
                says(
                        "an exhibit's detail has its keys",
                        alpha,
                        "keySet()",
                        equalTo(Set.of(
                                "id",
                                "meta",
                                "title",
                                "cover_image",
                                "cover_thumb",
                                "hero_image",
                                "hero_thumb",
                                "authors",
                                "body",
                                "footnotes",
                                "other_exhibits"))),
                says(
                        "footnotes have three keys",
                        alpha,
                        "footnotes[0].keySet()",
                        equalTo(Set.of("id", "uuid", "text"))),
                says("a footnote is rich text", alpha, "footnotes[0].text", containsString("<i>note</i>")),
                says(
                        "other exhibits leave out the restricted one",
                        alpha,
                        "other_exhibits.exhibit_id",
                        contains(id(world.beta))),
                says(
                        "other exhibits have three keys",
                        alpha,
                        "other_exhibits[0].keySet()",
                        equalTo(Set.of("exhibit_id", "title", "cover_image"))),
                says(
                        "records are told as clients know them",
                        alpha,
                        "body[2].value.guids",
                        contains("cpb-aacip-1", "cpb-aacip-2")),
                says("times are decimal seconds", alpha, "body[2].value.start_time", equalTo("90.0")),
                knowsNot("a collection is no exhibit", "exhibits/" + world.reels + "/"),
                knowsNot("a restricted exhibit is absent", "exhibits/" + world.secret + "/"),
                refuses(
                        "an exhibit's pictures have no nested fields",
                        list + "&fields=cover_image(url)",
                        "'cover_image' does not support nested fields"),
                dynamicTest("find leads to an exhibit", () -> get("exhibits/find/?html_path=/exhibits/alpha/&" + SITE)
                        .statusCode(302)
                        .header("Location", endsWith("/api/v2/exhibits/" + world.alpha + "/"))),
                knowsNot(
                        "find leads to no collection among exhibits",
                        "exhibits/find/?html_path=/collections/reels/&" + SITE));
    }

    @TestFactory
    Stream<DynamicTest> collectionsAuthorsAndHealth() {
        String list = "collections/?" + SITE;
        return Stream.of(
                says(
                        "a collection in a list has its keys",
                        list,
                        "items[0].keySet()",
                        equalTo(Set.of("id", "meta", "title", "introduction", "cover_image", "hero_image"))),
                says(
                        "a collection's introduction is resolved in lists",
                        list,
                        "items[0].introduction",
                        equalTo("<p>Of <a href=\"/exhibits/alpha/\">alpha</a>.</p>")),
                says(
                        "a collection's detail adds its content",
                        "collections/" + world.reels + "/",
                        "keySet()",
                        equalTo(Set.of(
                                "id",
                                "meta",
                                "title",
                                "introduction",
                                "cover_image",
                                "hero_image",
                                "hero_thumb",
                                "content"))),
                says(
                        "an author has its keys",
                        "authors/?name=Ada%20of%20V2",
                        "items[0].keySet()",
                        equalTo(Set.of("id", "meta", "name", "image", "bio"))),
                says("an author is found by name", "authors/?name=Ada%20of%20V2", "items.id", contains(id(world.ada))),
                says(
                        "an author's own biography is resolved",
                        "authors/?name=Ada%20of%20V2",
                        "items[0].bio",
                        containsString("href=\"/exhibits/\"")),
                says("an author's detail", "authors/" + world.ben + "/", "bio", equalTo("<p>Reads.</p>")),
                says(
                        "authors have an order",
                        "authors/?order=-name&search=V2",
                        "items.name",
                        contains("Ben of V2", "Ada of V2")),
                dynamicTest("find leads to an author", () -> get("authors/find/?id=" + world.ada)
                        .statusCode(302)
                        .header("Location", endsWith("/api/v2/authors/" + world.ada + "/"))),
                knowsNot("a page is no author", "authors/" + world.alpha + "/"),
                says("health says ok", "health/", "status", equalTo("ok")),
                knowsNot("what does not exist is a problem", "nothing/"));
    }

    @TestFactory
    Stream<DynamicTest> hostileInput() {
        String pages = "pages/?" + SITE;
        return Stream.of(
                standsUpTo("NUL in a filter", pages + "&title=a%00b"),
                standsUpTo("NUL in a search", pages + "&search=%00"),
                standsUpTo("NUL in a name", pages + "&a%00b=1"),
                standsUpTo("NUL in fields", pages + "&fields=%00"),
                standsUpTo("NUL in order", pages + "&order=%00"),
                standsUpTo("NUL in locale", pages + "&locale=%00"),
                standsUpTo("NUL in a site", "pages/?site=%00"),
                standsUpTo("NUL in a path", "pages/find/?html_path=%00"),
                refuses(
                        "an array as a key",
                        pages + "&title[]=x",
                        "query parameter is not an operation or a recognised field: title[]"),
                refuses(
                        "an object as a key",
                        pages + "&title[$ne]=x",
                        "query parameter is not an operation or a recognised field: title[$ne]"),
                refuses(
                        "a parameter given twice",
                        pages + "&limit=1&limit=2",
                        "query parameter is given more than once: limit"),
                refuses(
                        "a filter given twice",
                        pages + "&title=a&title=b",
                        "query parameter is given more than once: title"),
                standsUpTo("SQL in a filter", pages + "&title='%20or%201=1--"),
                says("SQL in a filter finds nothing", pages + "&title='%20or%20'1'='1", "meta.total_count", equalTo(0)),
                standsUpTo("SQL in an order", pages + "&order=title;drop%20table%20page"),
                standsUpTo("SQL in a type", pages + "&type=home.HomePage'"),
                standsUpTo("operators in a search", pages + "&search=%26%20%7C%20!%20%3C-%3E%20:*"),
                standsUpTo(
                        "operators in a search for any word",
                        pages + "&search=%26%7C!:*'\"&search_operator=or".replace("\"", "%22")),
                standsUpTo("one word of 500 letters", pages + "&search=" + "w".repeat(500)),
                standsUpTo("a value of 3,000 letters", pages + "&title=" + "x".repeat(3000)),
                standsUpTo("a name of 3,000 letters", pages + "&" + "x".repeat(3000) + "=1"),
                standsUpTo("a broken escape", pages + "&title=%e0%80"),
                standsUpTo("half a surrogate", pages + "&title=%ed%a0%80"),
                standsUpTo("a number without end", pages + "&id=" + "9".repeat(300)),
                standsUpTo("a page number without end", "pages/" + "9".repeat(18) + "/"),
                knowsNot("a page number with too many digits", "pages/" + "9".repeat(40) + "/"),
                knowsNot("a negative page number", "pages/-1/"),
                standsUpTo("an instant beyond time", pages + "&first_published_at=%2B999999999-12-31T23:59:59Z"),
                standsUpTo("an instant before time", pages + "&first_published_at=-0001-01-01T00:00:00Z"),
                standsUpTo("as_of without a token", pages + "&as_of=2001-01-01T00:00:00Z"),
                refuses(
                        "as_of that is no instant",
                        pages + "&as_of=soon",
                        "'as_of' is an instant such as 2026-11-21T09:00:00Z"),
                dynamicTest("an address of a megabyte is refused before it is read", () -> assertThat(
                                get("pages/?title=" + "x".repeat(1_000_000))
                                        .extract()
                                        .statusCode())
                        .isBetween(400, 499)));
    }

    @TestFactory
    Stream<DynamicTest> cost() {
        return Stream.of(
                costs("a list of pages", "pages/?" + SITE + "&limit=", 6),
                costs(
                        "a list of pages with all their keys",
                        "pages/?type=exhibits.ExhibitPage&fields=*&" + SITE + "&limit=",
                        9),
                costs("a list of exhibits", "exhibits/?" + SITE + "&limit=", 7),
                costs(
                        "a list below a page by search",
                        "pages/?descendant_of=root&search=lighthouse&" + SITE + "&limit=",
                        7),
                dynamicTest("a detail takes at most 6 statements", () -> assertThat(statements.during(
                                () -> get("exhibits/" + world.alpha + "/").statusCode(200)))
                        .isBetween(1, 6)));
    }

    /** The same number for one item as for twenty, and no more than that. */
    private DynamicTest costs(String what, String path, int most) {
        return dynamicTest(what + " takes at most " + most + " statements, however many it lists", () -> {
            int forTwenty = statements.during(() -> get(path + 20).statusCode(200));
            int forTwo = statements.during(() -> get(path + 2).statusCode(200));
            assertThat(forTwenty).isBetween(1, most);
            assertThat(forTwo).isBetween(1, most);
        });
    }
}
