package org.openvault.backend.api.v2;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.openvault.backend.api.v2.Api.get;
import static org.openvault.backend.api.v2.Api.knowsNot;
import static org.openvault.backend.api.v2.Api.refuses;
import static org.openvault.backend.api.v2.Api.says;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openvault.backend.PostgresResource;

/** What clients of Wagtail's API v2 may expect of {@code /api/v2/pages/}. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PagesV2Test {

    private static final String SITE = "pages/?site=" + V2World.HOST;
    private static final String EXHIBITS = SITE + "&type=exhibits.ExhibitPage";

    @Inject
    V2World world;

    @BeforeEach
    void make() {
        world.get();
    }

    private static int id(long id) {
        return (int) id;
    }

    @TestFactory
    Stream<DynamicTest> lists() {
        return Stream.of(
                says("a list has exactly meta and items", SITE, "keySet()", equalTo(java.util.Set.of("meta", "items"))),
                says(
                        "meta of a list has only the total",
                        SITE,
                        "meta.keySet()",
                        equalTo(java.util.Set.of("total_count"))),
                says("the total counts every live page that all may see", SITE, "meta.total_count", equalTo(12)),
                says("all those are listed", SITE, "items.id", hasSize(12)),
                says(
                        "an item has id, meta and title",
                        SITE,
                        "items[0].keySet()",
                        equalTo(java.util.Set.of("id", "meta", "title"))),
                says(
                        "an item's meta has the usual keys, and locale where there are several",
                        SITE,
                        "items[0].meta.keySet()",
                        equalTo(java.util.Set.of(
                                "type", "detail_url", "html_url", "slug", "first_published_at", "locale"))),
                says("the first in tree order is the root", SITE, "items[0].id", equalTo(id(world.home))),
                says(
                        "a page comes before the pages below it",
                        SITE + "&descendant_of=" + world.index,
                        "items.id",
                        contains(id(world.alpha), id(world.chapter), id(world.alias), id(world.beta), id(world.gamma))),
                says(
                        "detail_url leads to the detail",
                        SITE,
                        "items[0].meta.detail_url",
                        endsWith("/api/v2/pages/" + world.home + "/")),
                says(
                        "html_url is under the site's own host",
                        SITE,
                        "items[0].meta.html_url",
                        equalTo("https://" + V2World.HOST + "/")),
                says("type is the content type's name", SITE, "items[0].meta.type", equalTo("home.HomePage")),
                says(
                        "first_published_at is an instant in UTC",
                        SITE,
                        "items[0].meta.first_published_at",
                        endsWith("Z")),
                says("locale is the page's language", SITE, "items[0].meta.locale", equalTo("en")),
                says("a draft is not listed", SITE, "items.id", not(hasItem(id(world.draft)))),
                says("a restricted page is not listed", SITE, "items.id", not(hasItem(id(world.secret)))),
                says(
                        "nothing below a restricted page is listed",
                        SITE,
                        "items.id",
                        not(hasItem(id(world.underSecret)))),
                says("an alias is listed", SITE, "items.id", hasItem(id(world.alias))),
                says("pages of another site are not listed", SITE, "items.id", not(hasItem(id(world.otherHome)))),
                says(
                        "a site is named with its port",
                        "pages/?site=" + V2World.OTHER_HOST,
                        "items.id",
                        contains(id(world.otherHome))),
                refuses("a site that does not exist is refused", "pages/?site=nobody.example", "site doesn't exist"),
                dynamicTest("without site= the host of the request decides", () -> RestAssured.given()
                        .header("Host", V2World.OTHER_HOST)
                        .get("/api/v2/pages/")
                        .then()
                        .statusCode(200)
                        .body("items.id", contains(id(world.otherHome)))),
                dynamicTest(
                        "a list that is filtered depends on what any publication says",
                        () -> get(SITE + "&title=Alpha").header("Cache-Tag", containsString("search"))),
                dynamicTest("a list that is not filtered does not", () -> get(SITE)
                        .header("Cache-Tag", not(containsString("search")))),
                dynamicTest("the answer says what it depends on", () -> get(SITE)
                        .header("Cache-Tag", containsString("page:" + world.alpha))
                        .header("Cache-Tag", containsString("type:exhibits.ExhibitPage"))));
    }

    @TestFactory
    Stream<DynamicTest> parts() {
        return Stream.of(
                says("limit bounds the items", SITE + "&limit=2", "items", hasSize(2)),
                says("limit leaves the total as it is", SITE + "&limit=2", "meta.total_count", equalTo(12)),
                says("limit=0 gives the total alone", SITE + "&limit=0", "items", empty()),
                says("limit=0 counts", SITE + "&limit=0", "meta.total_count", equalTo(12)),
                says("limit may be 20", SITE + "&limit=20", "items", hasSize(12)),
                refuses("limit may not be 21", SITE + "&limit=21", "limit cannot be higher than 20"),
                refuses("limit may not be 999999", SITE + "&limit=999999", "limit cannot be higher than 20"),
                refuses(
                        "limit may not have thirty digits",
                        SITE + "&limit=" + "9".repeat(30),
                        "limit cannot be higher than 20"),
                refuses("limit is not negative", SITE + "&limit=-1", "limit must be a positive integer"),
                refuses("limit is not a word", SITE + "&limit=many", "limit must be a positive integer"),
                refuses("limit is not empty", SITE + "&limit=", "limit must be a positive integer"),
                refuses("limit is not a fraction", SITE + "&limit=1.5", "limit must be a positive integer"),
                says("offset leaves out the first", SITE + "&offset=1&limit=1", "items.id", contains(id(world.about))),
                says("offset beyond the end gives nothing", SITE + "&offset=500", "items", empty()),
                says("offset beyond the end still counts", SITE + "&offset=500", "meta.total_count", equalTo(12)),
                says("offset may be larger than any list", SITE + "&offset=" + "9".repeat(30), "items", empty()),
                refuses("offset is not negative", SITE + "&offset=-1", "offset must be a positive integer"),
                refuses("offset is not a word", SITE + "&offset=x", "offset must be a positive integer"));
    }

    @TestFactory
    Stream<DynamicTest> typesAndPlaces() {
        return Stream.of(
                says(
                        "type= lists that type alone",
                        EXHIBITS,
                        "items.meta.type.unique()",
                        contains("exhibits.ExhibitPage")),
                says(
                        "type= takes several with commas",
                        SITE + "&type=ov_collections.Collection,pages.StandardPage",
                        "items.id",
                        containsInAnyOrder(id(world.reels), id(world.about))),
                refuses("an unknown type is refused", SITE + "&type=a.B", "type doesn't exist"),
                refuses(
                        "one unknown type among others is refused",
                        SITE + "&type=home.HomePage,a.B",
                        "type doesn't exist"),
                refuses("a type of snippets is no type of pages", SITE + "&type=authors.Author", "type doesn't exist"),
                refuses("an empty type is refused", SITE + "&type=", "type doesn't exist"),
                says(
                        "child_of lists the children",
                        SITE + "&child_of=" + world.alpha,
                        "items.id",
                        contains(id(world.chapter))),
                says(
                        "child_of lists children as editors put them",
                        SITE + "&child_of=" + world.index,
                        "items.id",
                        contains(id(world.beta), id(world.alpha), id(world.gamma), id(world.alias))),
                says(
                        "child_of=root lists the children of the site's root",
                        SITE + "&child_of=root",
                        "items.id",
                        containsInAnyOrder(
                                id(world.index), id(world.collections), id(world.about), id(world.spanishHome))),
                refuses("child_of is a number", SITE + "&child_of=x", "child_of must be a positive integer"),
                refuses("child_of is not negative", SITE + "&child_of=-1", "child_of must be a positive integer"),
                refuses("child_of names a page that exists", SITE + "&child_of=99999999", "parent page doesn't exist"),
                refuses(
                        "child_of does not tell of a restricted page",
                        SITE + "&child_of=" + world.secret,
                        "parent page doesn't exist"),
                refuses(
                        "child_of does not tell of a draft",
                        SITE + "&child_of=" + world.draft,
                        "parent page doesn't exist"),
                refuses(
                        "child_of names a page of the site",
                        SITE + "&child_of=" + world.otherHome,
                        "parent page doesn't exist"),
                refuses(
                        "child_of names a page, not an image",
                        SITE + "&child_of=" + world.tower,
                        "parent page doesn't exist"),
                says(
                        "descendant_of lists all below",
                        SITE + "&descendant_of=" + world.alpha,
                        "items.id",
                        contains(id(world.chapter))),
                says(
                        "descendant_of=root lists all but the root",
                        SITE + "&descendant_of=root",
                        "meta.total_count",
                        equalTo(11)),
                refuses(
                        "descendant_of is a number",
                        SITE + "&descendant_of=x",
                        "descendant_of must be a positive integer"),
                refuses(
                        "descendant_of names a page that exists",
                        SITE + "&descendant_of=99999999",
                        "ancestor page doesn't exist"),
                refuses(
                        "descendant_of does not tell of a restricted page",
                        SITE + "&descendant_of=" + world.secret,
                        "ancestor page doesn't exist"),
                refuses(
                        "child_of and descendant_of exclude each other",
                        SITE + "&child_of=root&descendant_of=root",
                        "filtering by descendant_of with child_of is not supported"),
                says(
                        "ancestor_of lists the way to the root",
                        SITE + "&ancestor_of=" + world.chapter,
                        "items.id",
                        contains(id(world.home), id(world.index), id(world.alpha))),
                refuses(
                        "ancestor_of is a number",
                        SITE + "&ancestor_of=root",
                        "ancestor_of must be a positive integer"),
                refuses(
                        "ancestor_of names a page that exists",
                        SITE + "&ancestor_of=99999999",
                        "descendant page doesn't exist"),
                says(
                        "translation_of lists the page in other languages",
                        SITE + "&translation_of=" + world.index,
                        "items.id",
                        contains(id(world.spanishIndex))),
                says(
                        "translation_of=root lists the site's other roots",
                        SITE + "&translation_of=root",
                        "items.id",
                        contains(id(world.spanishHome))),
                refuses(
                        "translation_of is a number",
                        SITE + "&translation_of=x",
                        "translation_of must be a positive integer"),
                refuses(
                        "translation_of names a page that exists",
                        SITE + "&translation_of=99999999",
                        "translation_of page doesn't exist"),
                says(
                        "locale= lists one language",
                        SITE + "&locale=es",
                        "items.id",
                        contains(id(world.spanishHome), id(world.spanishIndex))),
                says("an unknown locale lists nothing", SITE + "&locale=xx", "meta.total_count", equalTo(0)));
    }

    @TestFactory
    Stream<DynamicTest> filters() {
        return Stream.of(
                says("title= is exact", SITE + "&title=Alpha", "items.id", contains(id(world.alpha))),
                says("title= does not match a part", SITE + "&title=Alph", "items", empty()),
                says("slug= is exact", SITE + "&slug=beta", "items.id", contains(id(world.beta))),
                says("id= is exact", SITE + "&id=" + world.gamma, "items.id", contains(id(world.gamma))),
                says("show_in_menus=true", SITE + "&show_in_menus=true", "items.id", contains(id(world.gamma))),
                says("show_in_menus=1 is the same", SITE + "&show_in_menus=1", "items.id", contains(id(world.gamma))),
                says(
                        "show_in_menus=false finds all others",
                        SITE + "&show_in_menus=false",
                        "meta.total_count",
                        equalTo(11)),
                refuses(
                        "show_in_menus=maybe is told of",
                        SITE + "&show_in_menus=maybe",
                        "field filter error. 'maybe' is not a valid value for show_in_menus (expected 'true' or 'false', got 'maybe')"),
                says(
                        "seo_title= is exact",
                        SITE + "&seo_title=Alpha%20for%20searching",
                        "items.id",
                        contains(id(world.alpha))),
                says(
                        "search_description= is exact",
                        SITE + "&search_description=The%20first%20of%20all",
                        "items.id",
                        contains(id(world.alpha))),
                says("two filters are both to be met", SITE + "&title=Alpha&slug=beta", "items", empty()),
                says(
                        "a type's own field filters with its type",
                        EXHIBITS + "&featured=true",
                        "items.id",
                        contains(id(world.alpha))),
                refuses(
                        "a type's own field is unknown without its type",
                        SITE + "&featured=true",
                        "query parameter is not an operation or a recognised field: featured"),
                refuses(
                        "a field of one type only is unknown for two",
                        SITE + "&type=exhibits.ExhibitPage,pages.StandardPage&featured=true",
                        "query parameter is not an operation or a recognised field: featured"),
                says(
                        "a reference filters by id",
                        EXHIBITS + "&cover_image=" + world.tower,
                        "meta.total_count",
                        equalTo(5)),
                refuses(
                        "a reference is a number",
                        EXHIBITS + "&cover_image=x",
                        "field filter error. 'x' is not a valid value for cover_image (expected a whole number)"),
                says(
                        "a list of references filters by one of them",
                        EXHIBITS + "&authors=" + world.ada,
                        "items.id",
                        contains(id(world.alpha))),
                refuses(
                        "id= is a number",
                        SITE + "&id=one",
                        "field filter error. 'one' is not a valid value for id (expected a whole number)"),
                says(
                        "first_published_at= takes an instant",
                        SITE + "&first_published_at=2001-01-01T00:00:00Z",
                        "items",
                        empty()),
                refuses(
                        "first_published_at= is an instant",
                        SITE + "&first_published_at=soon",
                        "field filter error. 'soon' is not a valid value for first_published_at (expected an instant such as 2026-11-21T09:00:00Z or a date)"),
                refuses(
                        "an unknown parameter is refused",
                        SITE + "&colour=red",
                        "query parameter is not an operation or a recognised field: colour"),
                refuses(
                        "unknown parameters are told in order",
                        SITE + "&z=1&colour=red",
                        "query parameter is not an operation or a recognised field: colour, z"),
                refuses(
                        "what is only in whole documents is no filter",
                        EXHIBITS + "&body=x",
                        "query parameter is not an operation or a recognised field: body"),
                refuses(
                        "ranges belong to v3",
                        SITE + "&id__gte=1",
                        "query parameter is not an operation or a recognised field: id__gte"),
                refuses(
                        "any belongs to v3",
                        SITE + "&any=(id=1)",
                        "query parameter is not an operation or a recognised field: any"),
                refuses(
                        "cursors belong to v3",
                        SITE + "&cursor=x",
                        "query parameter is not an operation or a recognised field: cursor"),
                refuses(
                        "images are not filtered by their file",
                        "images/?file=x",
                        "query parameter is not an operation or a recognised field: file"),
                says(
                        "jQuery's parameter against caches is known",
                        SITE + "&_=1700000000",
                        "meta.total_count",
                        equalTo(12)),
                says("format=json is known", SITE + "&format=json", "meta.total_count", equalTo(12)),
                knowsNot("another format is not", SITE + "&format=xml"));
    }

    @TestFactory
    Stream<DynamicTest> orderAndSearch() {
        return Stream.of(
                says(
                        "order=title",
                        EXHIBITS + "&order=title",
                        "items.title",
                        contains("Alpha", "Beta", "Beta", "Chapter of alpha", "Gamma")),
                says(
                        "order=-title is the other way round",
                        EXHIBITS + "&order=-title",
                        "items[0].title",
                        equalTo("Gamma")),
                says("order=id", EXHIBITS + "&order=id", "items[0].id", equalTo(id(world.beta))),
                says("order=-id", EXHIBITS + "&order=-id", "items[0].id", equalTo(id(world.alias))),
                says(
                        "order= takes several keys",
                        EXHIBITS + "&order=title,-id",
                        "items.id",
                        contains(id(world.alpha), id(world.alias), id(world.beta), id(world.chapter), id(world.gamma))),
                says(
                        "order=first_published_at",
                        SITE + "&order=first_published_at",
                        "items[0].id",
                        equalTo(id(world.home))),
                says(
                        "order=-first_published_at",
                        SITE + "&order=-first_published_at",
                        "items[0].id",
                        equalTo(id(world.spanishIndex))),
                says(
                        "a type's own field orders with its type",
                        EXHIBITS + "&order=-featured,title",
                        "items[0].id",
                        equalTo(id(world.alpha))),
                says("order=random gives all", SITE + "&order=random", "items", hasSize(12)),
                refuses(
                        "order=random does not go with offset",
                        SITE + "&order=random&offset=1",
                        "random ordering with offset is not supported"),
                refuses("an unknown order is told", SITE + "&order=colour", "cannot order by 'colour' (unknown field)"),
                refuses(
                        "an unknown order is told without its sign",
                        SITE + "&order=-colour",
                        "cannot order by 'colour' (unknown field)"),
                refuses(
                        "the right to filter is not the right to order",
                        SITE + "&order=seo_title",
                        "cannot order by 'seo_title' (unknown field)"),
                refuses("an empty order is refused", SITE + "&order=", "cannot order by '' (unknown field)"),
                says(
                        "search finds words of blocks",
                        SITE + "&search=lighthouse",
                        "items.id",
                        containsInAnyOrder(id(world.alpha), id(world.beta), id(world.alias))),
                says("search counts what it finds", SITE + "&search=lighthouse", "meta.total_count", equalTo(3)),
                says(
                        "search wants all words",
                        SITE + "&search=lighthouse%20keeper",
                        "items.id",
                        containsInAnyOrder(id(world.beta), id(world.alias))),
                says(
                        "search_operator=and wants all words",
                        SITE + "&search=lighthouse%20keeper&search_operator=and",
                        "meta.total_count",
                        equalTo(2)),
                says(
                        "search_operator=or wants one",
                        SITE + "&search=lighthouse%20keeper&search_operator=or",
                        "meta.total_count",
                        equalTo(3)),
                refuses(
                        "search_operator is and or or",
                        SITE + "&search=x&search_operator=xor",
                        "search_operator must be 'and' or 'or'"),
                says(
                        "search goes with an order",
                        SITE + "&search=lighthouse&order=title",
                        "items[0].id",
                        equalTo(id(world.alpha))),
                says(
                        "search goes with a filter",
                        SITE + "&search=lighthouse&slug=beta",
                        "items.id",
                        contains(id(world.beta))),
                says("search for nothing finds nothing", SITE + "&search=", "meta.total_count", equalTo(0)),
                says("search finds nothing restricted", SITE + "&search=secret", "meta.total_count", equalTo(0)),
                says("search finds no draft", SITE + "&search=draft", "meta.total_count", equalTo(0)),
                refuses(
                        "search has an end",
                        SITE + "&search=" + "x".repeat(501),
                        "'search' has at most 500 characters"));
    }

    @TestFactory
    Stream<DynamicTest> details() {
        String alpha = "pages/" + world.alpha + "/";
        return Stream.of(
                says(
                        "a detail's meta has all keys",
                        alpha,
                        "meta.keySet()",
                        equalTo(java.util.Set.of(
                                "type",
                                "detail_url",
                                "html_url",
                                "slug",
                                "show_in_menus",
                                "seo_title",
                                "search_description",
                                "first_published_at",
                                "last_published_at",
                                "alias_of",
                                "parent",
                                "locale",
                                "featured"))),
                says(
                        "a detail has the type's fields",
                        alpha,
                        "keySet()",
                        hasItems("id", "title", "body", "authors", "footnotes", "other_exhibits")),
                says("seo_title is told", alpha, "meta.seo_title", equalTo("Alpha for searching")),
                says("search_description is told", alpha, "meta.search_description", equalTo("The first of all")),
                says("show_in_menus is told", alpha, "meta.show_in_menus", equalTo(false)),
                says(
                        "parent is a page in short",
                        alpha,
                        "meta.parent.keySet()",
                        equalTo(java.util.Set.of("id", "meta", "title"))),
                says(
                        "parent's meta is short",
                        alpha,
                        "meta.parent.meta.keySet()",
                        equalTo(java.util.Set.of("type", "detail_url", "html_url"))),
                says("parent is the page above", alpha, "meta.parent.id", equalTo(id(world.index))),
                says("the root has no parent", "pages/" + world.home + "/", "meta.parent", nullValue()),
                says("what is no alias says so", alpha, "meta.alias_of", nullValue()),
                says(
                        "an alias names its original",
                        "pages/" + world.alias + "/",
                        "meta.alias_of.id",
                        equalTo(id(world.beta))),
                says(
                        "an alias has the original's content",
                        "pages/" + world.alias + "/",
                        "body[0].value",
                        containsString("lighthouse keeper")),
                says(
                        "an alias has a slug of its own",
                        "pages/" + world.alias + "/",
                        "meta.slug",
                        equalTo("beta-again")),
                says(
                        "a stream has type, id and value",
                        alpha,
                        "body[0].keySet()",
                        equalTo(java.util.Set.of("type", "id", "value"))),
                says(
                        "a detail of the other site is under its host",
                        "pages/" + world.otherHome + "/",
                        "meta.html_url",
                        equalTo("https://" + V2World.OTHER_HOST + "/")),
                knowsNot("an unknown page is absent", "pages/99999999/"),
                knowsNot("a draft is absent", "pages/" + world.draft + "/"),
                knowsNot("a restricted page is absent", "pages/" + world.secret + "/"),
                knowsNot("a page below a restricted one is absent", "pages/" + world.underSecret + "/"),
                knowsNot("an image is no page", "pages/" + world.tower + "/"),
                knowsNot("a word is no page", "pages/one/"),
                refuses(
                        "a detail knows no filters",
                        alpha + "?title=x",
                        "query parameter is not an operation or a recognised field: title"));
    }

    @TestFactory
    Stream<DynamicTest> finding() {
        String detail = "/api/v2/pages/" + world.alpha + "/";
        return Stream.of(
                found("by html_path", "pages/find/?site=" + V2World.HOST + "&html_path=/exhibits/alpha/", detail),
                found(
                        "by html_path without slashes",
                        "pages/find/?site=" + V2World.HOST + "&html_path=exhibits/alpha",
                        detail),
                found("by id", "pages/find/?id=" + world.alpha, detail),
                found(
                        "with the fields it is asked for",
                        "pages/find/?id=" + world.alpha + "&fields=_,title",
                        detail + "?fields=_%2Ctitle"),
                found(
                        "the root by a slash",
                        "pages/find/?site=" + V2World.HOST + "&html_path=/",
                        "/api/v2/pages/" + world.home + "/"),
                knowsNot(
                        "a path where nothing is finds nothing",
                        "pages/find/?site=" + V2World.HOST + "&html_path=/nowhere/"),
                knowsNot(
                        "a restricted path finds nothing",
                        "pages/find/?site=" + V2World.HOST + "&html_path=/exhibits/secret/"),
                knowsNot(
                        "a path below a restricted one finds nothing",
                        "pages/find/?site=" + V2World.HOST + "&html_path=/exhibits/secret/under/"),
                knowsNot("the id of a restricted page finds nothing", "pages/find/?id=" + world.secret),
                knowsNot("the id of an image finds no page", "pages/find/?id=" + world.tower),
                knowsNot("a word finds nothing", "pages/find/?id=one"),
                knowsNot("asking for nothing finds nothing", "pages/find/"),
                refuses(
                        "find knows no filters",
                        "pages/find/?slug=x",
                        "query parameter is not an operation or a recognised field: slug"));
    }

    private static DynamicTest found(String what, String path, String target) {
        return dynamicTest(
                "find leads to the detail " + what,
                () -> get(path).statusCode(302).header("Location", endsWith(target)));
    }

    @TestFactory
    Stream<DynamicTest> methods() {
        return List.of("POST", "PUT", "DELETE", "PATCH").stream()
                .map(method -> dynamicTest(
                        method + " is not for v2",
                        () -> Api.problem(
                                RestAssured.given()
                                        .request(method, "/api/v2/pages/")
                                        .then(),
                                405)));
    }
}
