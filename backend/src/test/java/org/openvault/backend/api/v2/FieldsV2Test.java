package org.openvault.backend.api.v2;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.openvault.backend.api.v2.Api.refuses;
import static org.openvault.backend.api.v2.Api.says;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openvault.backend.PostgresResource;

/** {@code ?fields=} and {@code ?rich_text_format=} of the v2 API. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FieldsV2Test {

    private static final String SITE = "pages/?site=" + V2World.HOST;
    private static final String EXHIBITS = SITE + "&type=exhibits.ExhibitPage&title=Alpha";

    @Inject
    V2World world;

    @BeforeEach
    void make() {
        world.get();
    }

    @TestFactory
    Stream<DynamicTest> choice() {
        String alpha = "pages/" + world.alpha + "/";
        String home = "pages/" + world.home + "/";
        return Stream.of(
                says(
                        "a name adds a key",
                        SITE + "&fields=seo_title",
                        "items[0].meta.keySet()",
                        hasItems("seo_title", "slug")),
                says("- takes a key away", SITE + "&fields=-title", "items[0].keySet()", equalTo(Set.of("id", "meta"))),
                says(
                        "- takes a key of meta away",
                        SITE + "&fields=-slug",
                        "items[0].meta.keySet()",
                        not(hasItem("slug"))),
                says("_ begins with none", SITE + "&fields=_", "items[0].keySet()", equalTo(Set.of())),
                says(
                        "_ and a name give that alone",
                        SITE + "&fields=_,title",
                        "items[0].keySet()",
                        equalTo(Set.of("title"))),
                says(
                        "_ and a key of meta give that alone",
                        SITE + "&fields=_,slug",
                        "items[0]",
                        equalTo(java.util.Map.of("meta", java.util.Map.of("slug", "")))),
                says(
                        "* begins with all",
                        SITE + "&fields=*",
                        "items[0].meta.keySet()",
                        hasItems("alias_of", "show_in_menus", "search_description")),
                says(
                        "* and - give all but that",
                        SITE + "&fields=*,-title",
                        "items[0].keySet()",
                        not(hasItem("title"))),
                says("* of a list has no parent", SITE + "&fields=*", "items[0].meta.keySet()", not(hasItem("parent"))),
                refuses("parent is for details", SITE + "&fields=parent", "unknown fields: parent"),
                says(
                        "an empty text changes nothing",
                        SITE + "&fields=",
                        "items[0].keySet()",
                        equalTo(Set.of("id", "meta", "title"))),
                says(
                        "a type's own field is known with its type",
                        EXHIBITS + "&fields=body",
                        "items[0].body[0].type",
                        equalTo("heading")),
                refuses("a type's own field is unknown without it", SITE + "&fields=body", "unknown fields: body"),
                says(
                        "all keys of a type",
                        EXHIBITS + "&fields=*",
                        "items[0].keySet()",
                        hasItems("body", "authors", "footnotes", "cover_image")),
                says("a detail takes keys away", alpha + "?fields=-body", "keySet()", not(hasItem("body"))),
                says("a detail gives one key alone", alpha + "?fields=_,title", "keySet()", equalTo(Set.of("title"))),
                says(
                        "a detail gives its parent alone",
                        alpha + "?fields=_,parent",
                        "meta.keySet()",
                        equalTo(Set.of("parent"))),
                says(
                        "related entries come with id, meta and title",
                        home,
                        "carousel[0].keySet()",
                        equalTo(Set.of("id", "meta", "title"))),
                says(
                        "related entries have the keys of nested ones",
                        home,
                        "carousel[0].meta.keySet()",
                        equalTo(Set.of("type", "detail_url", "locale"))),
                says(
                        "related entries leave out the restricted one",
                        home,
                        "carousel.title",
                        equalTo(List.of("Alpha", "Reels"))),
                says(
                        "nested names add to a related entry",
                        home + "?fields=carousel(slug)",
                        "carousel[0].meta.slug",
                        equalTo("alpha")),
                says(
                        "nested names take away from a related entry",
                        home + "?fields=carousel(-title)",
                        "carousel[0].keySet()",
                        equalTo(Set.of("id", "meta"))),
                says(
                        "_ gives of a related entry what is named alone",
                        home + "?fields=_,carousel(_,title)",
                        "carousel",
                        equalTo(List.of(Map.of("title", "Alpha"), Map.of("title", "Reels")))),
                refuses("unknown nested names are told", home + "?fields=carousel(colour)", "unknown fields: colour"),
                refuses(
                        "what is only in whole documents is not to be had of related entries",
                        home + "?fields=carousel(body)",
                        "unknown fields: body"),
                says(
                        "nested keys of images",
                        "authors/" + world.ada + "/?fields=_,name",
                        "keySet()",
                        equalTo(Set.of("name"))),
                refuses("unknown fields are told in order", SITE + "&fields=abc,123,title", "unknown fields: 123, abc"),
                refuses(
                        "an unknown field that is taken away is told too",
                        SITE + "&fields=-abc",
                        "unknown fields: abc"),
                refuses(
                        "a field that holds no others has none",
                        SITE + "&fields=title(foo,bar)",
                        "'title' does not support nested fields"),
                refuses(
                        "a key of meta holds no others",
                        SITE + "&fields=slug(a)",
                        "'slug' does not support nested fields"),
                refuses("where a file is kept is not to be had", "images/?fields=file", "unknown fields: file"));
    }

    @TestFactory
    Stream<DynamicTest> grammar() {
        return Stream.of(
                error("white space has its position", "title,%20slug", "unexpected whitespace at position 6"),
                error("white space within a name", "title%20", "unexpected whitespace at position 5"),
                error("a tab is white space", "%09title", "unexpected whitespace at position 0"),
                error("a comma at the beginning", ",title", "unexpected char ',' at position 0"),
                error("a comma at the end", "title,", "unexpected char ',' at position 6"),
                error("two commas", "title,,slug", "unexpected char ',' at position 6"),
                error("a bracket too many", "title)", "unexpected char ')' at position 5"),
                error("a bracket too few", "title(foo", "unexpected end of input (did you miss out a close bracket?)"),
                error("a bracket that is empty", "title()", "unexpected char ')' at position 6"),
                error(
                        "a bracket that opens at its end",
                        "title(",
                        "unexpected end of input (did you miss out a close bracket?)"),
                error("a bracket at the beginning", "(foo)", "unexpected char '(' at position 0"),
                error("a comma before a bracket closes", "title(foo,)", "unexpected char ')' at position 10"),
                error("a sign that is none of a name", "ti@tle", "unexpected char '@' at position 2"),
                error("a minus within a name", "ti-tle", "unexpected char '-' at position 2"),
                error("two minuses", "--title", "unexpected char '-' at position 1"),
                error("a minus alone", "-", "unexpected end of input"),
                error("what is taken away has no nested fields", "-title(foo)", "unexpected char '(' at position 6"),
                error("* comes first", "title,*", "'*' must be in the first position"),
                error("_ comes first", "title,_", "'_' must be in the first position"),
                error("* is not taken away", "-*", "'*' cannot be negated"),
                error("_ is not taken away", "-_", "'_' cannot be negated"),
                error("* has no nested fields", "*(foo)", "unexpected char '(' at position 1"),
                error("_ has no nested fields", "_(foo)", "unexpected char '(' at position 1"),
                error("* stands alone", "*foo", "unexpected char 'f' at position 1"),
                error("* is not within a name", "fo*o", "unexpected char '*' at position 2"),
                error("* is all already", "*,title", "additional fields with '*' doesn't make sense"),
                error("_ is nothing already", "_,-title", "negated fields with '_' doesn't make sense"),
                error("nothing follows a bracket but a comma", "title(a)b", "unexpected char 'b' at position 8"),
                error("brackets are not without end", "a(".repeat(50), "unexpected char '(' at position 13"));
    }

    private static DynamicTest error(String what, String fields, String message) {
        return refuses(what + " is told of", SITE + "&fields=" + fields, "fields error: " + message);
    }

    @TestFactory
    Stream<DynamicTest> richText() {
        String about = "pages/" + world.about + "/";
        String format = about + "?rich_text_format=";
        String text = "body[0].value";
        return Stream.of(
                says("html is usual", about, text, containsString("<h2>Head</h2>")),
                says("html= is the same", format + "html", text, containsString("<h2>Head</h2>")),
                says(
                        "html resolves links to pages",
                        about,
                        text,
                        containsString("<a href=\"/exhibits/alpha/\">in</a>")),
                says(
                        "html keeps links elsewhere",
                        about,
                        text,
                        containsString("<a href=\"https://example.org/\">out</a>")),
                says("html leaves no link to a restricted page", about, text, not(containsString("secret"))),
                says("html keeps the text of such a link", about, text, containsString("hidden")),
                says(
                        "html resolves images",
                        about,
                        text,
                        containsString("<img src=\"/media/images/" + world.upload + "/")),
                says("html names no ids of its own", about, text, not(containsString("linktype"))),
                says("db_html is what is stored", format + "db_html", text, containsString("linktype=\"page\"")),
                says("db_html keeps images by id", format + "db_html", text, containsString("embedtype=\"image\"")),
                says("markdown has headings", format + "markdown", text, startsWith("## Head")),
                says("markdown has bold and italic", format + "markdown", text, containsString("**bold** *slanted*")),
                says("markdown resolves links", format + "markdown", text, containsString("[in](/exhibits/alpha/)")),
                says("markdown has lists", format + "markdown", text, containsString("- One\n- Two")),
                says("markdown has ordered lists", format + "markdown", text, containsString("1. First")),
                says("markdown has quotations", format + "markdown", text, containsString("> Said")),
                says("markdown has rules", format + "markdown", text, containsString("\n\n---")),
                says(
                        "markdown resolves images",
                        format + "markdown",
                        text,
                        containsString("![Seen](/media/images/" + world.upload + "/")),
                says(
                        "markdown leaves no link to a restricted page",
                        format + "markdown",
                        text,
                        not(containsString("secret"))),
                says(
                        "db_markdown names pages by id",
                        format + "db_markdown",
                        text,
                        containsString("[in](page:" + world.alpha + ")")),
                says(
                        "db_markdown names images by id",
                        format + "db_markdown",
                        text,
                        containsString("![Seen](image:" + world.upload + ")")),
                says("json has blocks of text", format + "json", text + ".blocks[0].text", equalTo("Head")),
                says(
                        "json names the kind of a block",
                        format + "json",
                        text + ".blocks[0].type",
                        equalTo("header-two")),
                says(
                        "json has ranges of style",
                        format + "json",
                        text + ".blocks[1].inlineStyleRanges.style",
                        equalTo(java.util.List.of("BOLD", "ITALIC"))),
                says(
                        "json has links resolved",
                        format + "json",
                        text + ".entityMap.values().data.url",
                        hasItems("https://example.org/", "/exhibits/alpha/")),
                says(
                        "json has list items",
                        format + "json",
                        text + ".blocks.type",
                        hasItems("unordered-list-item", "ordered-list-item", "blockquote", "atomic")),
                says(
                        "lists have the format too",
                        "collections/?title=Reels&site=" + V2World.HOST + "&rich_text_format=markdown",
                        "items[0].introduction",
                        equalTo("Of [alpha](/exhibits/alpha/).")),
                refuses(
                        "another format is refused",
                        format + "pdf",
                        "rich_text_format must be one of db_html, html, db_markdown, markdown, json"));
    }
}
