package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.openvault.backend.api.v3.V3World.page;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openvault.backend.PostgresResource;

/** Wrong content of every kind: it is refused with the place of each fault, and nothing was made or changed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ValidationV3Test {

    private static final String EXHIBIT = "exhibits.ExhibitPage";

    @Inject
    V3World world;

    @BeforeEach
    void make() {
        world.get();
    }

    /** @param loc where the fault is; empty where it is not in the content */
    private record Wrong(String what, String fields, Object... loc) {}

    private List<Wrong> fields() {
        return List.of(
                new Wrong("a title that is a number", "'title':7", "title"),
                new Wrong("a title that is a list", "'title':['x']", "title"),
                new Wrong("a title that is an object", "'title':{'x':1}", "title"),
                new Wrong("a title that is too long", "'title':'%s'".formatted("x".repeat(256)), "title"),
                new Wrong("a title with a NUL", "'title':'a\\u0000b'", "title"),
                new Wrong("a field that there is not", "'title':'x','colour':'red'", "colour"),
                new Wrong("a field of the server's own", "'title':'x','id':7", "id"),
                new Wrong("a flag that is a text", "'title':'x','featured':'true'", "featured"),
                new Wrong("a flag that is a number", "'title':'x','featured':1", "featured"),
                new Wrong("a picture that is not there", "'title':'x','cover_image':999999999", "cover_image"),
                new Wrong(
                        "a picture that is a page",
                        "'title':'x','cover_image':%d".formatted(world.index),
                        "cover_image"),
                new Wrong("a picture by its name", "'title':'x','cover_image':'tower'", "cover_image"),
                new Wrong("a picture that is an object", "'title':'x','cover_image':{'id':1}", "cover_image"),
                new Wrong("a picture with a negative id", "'title':'x','cover_image':-1", "cover_image"),
                new Wrong(
                        "a picture with an id too large",
                        "'title':'x','cover_image':99999999999999999999",
                        "cover_image"),
                new Wrong("a picture with a fraction", "'title':'x','cover_image':1.5", "cover_image"),
                new Wrong("a body that is a text", "'title':'x','body':'<p>x</p>'", "body"),
                new Wrong("a body that is an object", "'title':'x','body':{}", "body"),
                new Wrong("a block of an unknown type", "'title':'x','body':[{'type':'poem','value':'x'}]", "body", 0),
                new Wrong("a block without a type", "'title':'x','body':[{'value':'x'}]", "body", 0),
                new Wrong("a block that is a number", "'title':'x','body':[7]", "body", 0),
                new Wrong("a block that is a list", "'title':'x','body':[[]]", "body", 0),
                new Wrong(
                        "a text block that holds a number",
                        "'title':'x','body':[{'type':'text','value':7}]",
                        "body",
                        0,
                        "value"),
                new Wrong(
                        "a second block that is wrong",
                        "'title':'x','body':[{'type':'text','value':'x'},{'type':'text','value':[]}]",
                        "body",
                        1,
                        "value"),
                new Wrong(
                        "an unknown field in a block",
                        "'title':'x','body':[{'type':'quote','value':{'voice':'x'}}]",
                        "body",
                        0,
                        "value",
                        "voice"),
                new Wrong(
                        "an alignment that is none",
                        "'title':'x','body':[{'type':'image','value':{'alignment':'up'}}]",
                        "body",
                        0,
                        "value",
                        "alignment"),
                new Wrong(
                        "a block's picture that is not there",
                        "'title':'x','body':[{'type':'image','value':{'image':999999999}}]",
                        "body",
                        0,
                        "value",
                        "image"),
                new Wrong(
                        "an address that runs a script",
                        "'title':'x','body':[{'type':'embed','value':{'url':'javascript:alert(1)'}}]",
                        "body",
                        0,
                        "value",
                        "url"),
                new Wrong(
                        "a start that is no duration", record("'start_time':'soon'"), "body", 0, "value", "start_time"),
                new Wrong("a start that is a number", record("'start_time':90"), "body", 0, "value", "start_time"),
                new Wrong(
                        "a start before the beginning", record("'start_time':'-1'"), "body", 0, "value", "start_time"),
                new Wrong(
                        "a start of a thousand million digits",
                        record("'start_time':'1e999999999'"),
                        "body",
                        0,
                        "value",
                        "start_time"),
                new Wrong(
                        "a start with a thousand million decimals",
                        record("'start_time':'1e-999999999'"),
                        "body",
                        0,
                        "value",
                        "start_time"),
                new Wrong("an identifier of no record", record("'guids':'not-one'"), "body", 0, "value", "guids"),
                new Wrong(
                        "a block's id that is none",
                        "'title':'x','body':[{'id':'one','type':'text','value':'x'}]",
                        "body",
                        0,
                        "id"),
                new Wrong(
                        "a block's id used twice",
                        "'title':'x','body':[%1$s,%1$s]"
                                .formatted("{'id':'%s','type':'text','value':'x'}".formatted(V3World.block(1))),
                        "body",
                        1,
                        "id"),
                new Wrong("authors that are no list", "'title':'x','authors':7", "authors"),
                new Wrong(
                        "an author that is a page",
                        "'title':'x','authors':[{'value':%d}]".formatted(world.index),
                        "authors",
                        0,
                        "value"),
                new Wrong(
                        "an author that is not there",
                        "'title':'x','authors':[{'value':999999999}]",
                        "authors",
                        0,
                        "value"),
                new Wrong("an author by name", "'title':'x','authors':[{'value':'Ada'}]", "authors", 0, "value"),
                new Wrong(
                        "another exhibit that is none",
                        "'title':'x','other_exhibits':[{'value':%d}]".formatted(world.collections),
                        "other_exhibits",
                        0,
                        "value"),
                new Wrong("more exhibits than three", "'title':'x','other_exhibits':[{},{},{},{}]", "other_exhibits"),
                new Wrong(
                        "a footnote that is a text",
                        "'title':'x','footnotes':[{'value':'x'}]",
                        "footnotes",
                        0,
                        "value"));
    }

    private static String record(String fields) {
        return "'title':'x','body':[{'type':'interviews','value':{%s}}]".formatted(fields);
    }

    @TestFactory
    Stream<DynamicTest> whatDoesNotFitIsNotMade() {
        return fields().stream()
                .map(wrong -> dynamicTest("no page is made with " + wrong.what(), () -> {
                    String before = below(world.index);
                    refused(world.chief.post("pages", page(world.index, EXHIBIT, "", wrong.fields())), wrong.loc());
                    assertThat(below(world.index)).isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatDoesNotFitChangesNothing() {
        String path = "pages/" + world.draft();
        String before = world.chief.get(path + "?version=draft").asString();
        return fields().stream()
                .map(wrong -> dynamicTest("no page is changed to " + wrong.what(), () -> {
                    refused(world.chief.patch(path, "1", "{" + wrong.fields() + "}"), wrong.loc());
                    assertThat(world.chief.get(path + "?version=draft").asString())
                            .isEqualTo(before);
                }));
    }

    private String below(long page) {
        return world.chief.get("pages?limit=1&child_of=" + page).jsonPath().getString("count");
    }

    private static void refused(Response answer, Object... loc) {
        problem(answer, 422).then().body("errors.loc", hasItem(Arrays.asList(loc)));
        assertThat(answer.jsonPath().getList("errors.message", String.class)).allMatch(message -> !message.isBlank());
    }

    private static Response problem(Response answer, int status) {
        answer.then().statusCode(status).contentType("application/problem+json");
        return answer;
    }

    private List<Wrong> others() {
        return List.of(
                new Wrong("snippets/authors.Author {'name':7}", "name"),
                new Wrong("snippets/authors.Author {'name':'%s'}".formatted("x".repeat(101)), "name"),
                new Wrong("snippets/authors.Author {'title':'x'}", "title"),
                new Wrong("snippets/authors.Author {'name':'x','image':%d}".formatted(world.author), "image"),
                new Wrong("snippets/authors.Author {'name':'x','bio':[]}", "bio"),
                new Wrong("snippets/authors.Author {'meta':{'type':'redirects.Redirect'},'name':'x'}", "meta"),
                new Wrong("snippets/authors.Author {'name':'','meta':{'action':'publish'}}", "name"),
                new Wrong("redirects {'from':7}", "from"),
                new Wrong("redirects {'from':'/x/','to_page':%d}".formatted(world.picture), "to_page"),
                new Wrong("redirects {'from':'/x/','to_page':999999999}", "to_page"),
                new Wrong("redirects {'from':'/x/','to_url':'javascript:alert(1)'}", "to_url"),
                new Wrong("redirects {'from':'/x/','permanent':'yes'}", "permanent"),
                new Wrong("redirects {'from':'/%s/'}".formatted("x".repeat(2000)), "from"),
                new Wrong("redirects {'to_url':'https://example.org/','meta':{'action':'publish'}}", "from"),
                new Wrong("images {'title':'x','width':'wide'}", "width"),
                new Wrong("images {'title':'x','width':1.5}", "width"),
                new Wrong("images {'title':'x','tags':'night'}", "tags"),
                new Wrong("images {'title':'x','focal_point':{'x':2,'y':0}}", "focal_point"),
                new Wrong("images {'title':'x','file':{'key':'../../etc/passwd'}}", "file"),
                new Wrong("images {'title':'%s'}".formatted("x".repeat(256)), "title"));
    }

    @TestFactory
    Stream<DynamicTest> othersThanPagesAreReadAsStrictly() {
        return others().stream()
                .map(wrong -> dynamicTest("refused: " + shortly(wrong.what()), () -> {
                    String shelf = wrong.what().substring(0, wrong.what().indexOf(' '));
                    String before =
                            world.chief.get(shelf + "?limit=1").jsonPath().getString("count");
                    Response answer =
                            problem(world.chief.post(shelf, wrong.what().substring(shelf.length())), 422);
                    assertThat(answer.jsonPath().getList("errors.loc", List.class))
                            .anyMatch(loc -> loc.getFirst().equals(wrong.fields()));
                    assertThat(world.chief.get(shelf + "?limit=1").jsonPath().getString("count"))
                            .isEqualTo(before);
                }));
    }

    private static String shortly(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
