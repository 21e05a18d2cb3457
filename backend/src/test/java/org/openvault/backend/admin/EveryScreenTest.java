package org.openvault.backend.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.admin.Editors.as;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.admin.editor.EveryBlock;

/** What somebody typed anywhere is text on every screen: markup, scripts and templates of others do nothing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EveryScreenTest {

    /** Known ways to break out of a page, as much as the shortest field takes at a time. */
    private static final List<String> ROUNDS = List.of(
            "<script>pwned=1</script>\"><svg onload=pwned=1>'-pwned=1-'",
            "<img src=x onerror=pwned=1>{pwned}{{7*7}}${7*7}#{pwned}",
            "</title></textarea></select></script><img src=x onerror=pwned=1>",
            "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
            "<details open ontoggle=pwned=1><!--<img src=--><img src=x onerror=pwned=1>",
            "<a href=javascript:pwned=1>x</a><math><mglyph><style><!--</style><img src=x onerror=pwned=1>",
            "&lt;script&gt;pwned=1&lt;/script&gt;&#60;img src=x onerror=pwned=1&#62;");

    private static final String RAN = """
            () => [typeof pwned !== 'undefined' && 'ran',
                   ...document.querySelectorAll('[onerror], [onload], [ontoggle], iframe[srcdoc], a[href^="javascript:" i], mglyph, svg[onload]')]
                  .filter(Boolean).map(String)""";

    /** Kept as they are in a document: to change them would make another document of it. */
    private static final Set<String> MARKS =
            Set.of("type", "id", "alignment", "access_level", "start_time", "url", "guids");

    @Inject
    SampleSite site;

    @Inject
    SqlStatements database;

    @Inject
    BeanManager beans;

    @TestHTTPResource("/")
    URI address;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
    }

    @Test
    void nothingThatWasTypedAnywhereRunsOnAnyScreen() {
        var visited = new ArrayList<String>();
        try (var browser = new AdminBrowser(address)) {
            Page window = browser.as("chief");
            window.onDialog(dialog -> browser.complaints().add(window.url() + " opened a dialog"));
            List<String> paths =
                    new ArrayList<>(ROUNDS.stream().flatMap(this::plant).toList());
            paths.addAll(lists());
            paths.addAll(linked("/admin/settings/sites"));
            as("chief")
                    .formParam("from", "/" + SampleSite.slug("<img src=x onerror=pwned=1>") + "/")
                    .formParam("to", "/about/")
                    .post("/admin/settings/redirects");
            as("chief")
                    .formParam("from", "/" + SampleSite.slug("plain") + "/")
                    .formParam("to", "/about/")
                    .post("/admin/settings/redirects");
            paths.addAll(linked("/admin/settings/redirects"));
            for (String path : paths) {
                assertThat(window.navigate(path).status()).as(path).isEqualTo(200);
                assertThat((List<?>) window.evaluate(RAN)).as(path).isEmpty();
                visited.add(path);
            }
            browser.complaints().removeIf(complaint -> complaint.contains("/favicon.ico:")); // of fragments alone
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(screens().filter(screen -> visited.stream().noneMatch(path -> path.matches(screen))))
                .as("screens that were not looked at")
                .isEmpty();
    }

    /** Others' changes would be sent to nowhere, again and again. */
    @AfterEach
    void endWebhooks() {
        linked("/admin/settings/webhooks").forEach(hook -> as("chief").post(hook + "/end"));
    }

    /** Writes it wherever somebody can write, and says where that is shown. */
    private Stream<String> plant(String hostile) {
        long page = site.draft(SampleSite.slug("hostile"));
        JsonNode document = SampleSite.json(EveryBlock.document(site));
        site.save(page, filled(document, hostile));
        long author =
                site.draftEntry("authors.Author", filled(SampleSite.json("{'name':'x','bio':'<p>x</p>'}"), hostile));
        as("chief").formParam("name", hostile).post("/admin/pages/" + page + "/history/2");
        as("chief")
                .formParam("field", "title")
                .formParam("body", hostile)
                .post("/admin/pages/" + page + "/comments")
                .then()
                .statusCode(303);
        long form = site.published(
                site.home,
                "forms.FormPage",
                SampleSite.slug("hostile"),
                "{'title':'x','fields':[{'type':'single_line','value':{'label':'x'}}]}");
        database.run("""
                insert into form_submission (page_id, form_title, at, answers, stamp, keep_until) values (%d, $t$%s$t$, now(),
                jsonb_build_array(jsonb_build_object('field', 'name', 'label', $t$%s$t$, 'value', $t$%s$t$)), decode(md5(random()::text), 'hex'), now())
                """.formatted(form, hostile, hostile, hostile));
        String release = made(as("chief")
                .formParam("name", hostile)
                .formParam("description", hostile)
                .post("/admin/releases"));
        as("chief").formParam("entries", page).formParam("act", "publish").post(release + "/items");
        String group = made(as("chief").formParam("name", hostile).post("/admin/people/groups"));
        String user = made(as("chief")
                .formParam("name", SampleSite.slug("hostile"))
                .formParam("display_name", hostile)
                .formParam("password", "a password to begin with")
                .post("/admin/people/users"));
        as("chief").formParam("name", hostile).post("/admin/people/tokens");
        as("chief")
                .formParam("name", hostile)
                .formParam("host", SampleSite.slug("host") + ".example")
                .post("/admin/settings/sites");
        as("chief")
                .formParam("code", "q" + (char) ('a' + ROUNDS.indexOf(hostile)) + "q")
                .formParam("name", hostile)
                .post("/admin/settings/locales");
        String hook = made(as("chief")
                .formParam("name", hostile)
                .formParam("url", "https://127.0.0.1:9/hook")
                .post("/admin/settings/webhooks"));
        String redirect = made(as("chief")
                .formParam("from", "/" + SampleSite.slug("hostile") + "/")
                .formParam("to", "https://elsewhere.example/?" + hostile.replace(' ', '+'))
                .formParam("permanent", "on")
                .post("/admin/settings/redirects"));
        long picture = site.draftEntry(
                "images.Image",
                filled(
                        SampleSite.json(
                                "{'title':'x','alt':'x','credit':'x','tags':['x'],'external_url':'https://pictures.example/x.jpg','width':4,'height':4}"),
                        hostile));
        return Stream.of(
                        "/admin/pages/" + page,
                        "/admin/pages/" + page + "/comments",
                        "/admin/pages/" + page + "/history",
                        "/admin/pages/" + page + "/history/2",
                        "/admin/pages/" + page + "/history/compare",
                        "/admin/pages/" + page + "/publication",
                        "/admin/pages/" + page + "/preview",
                        "/admin/pages/" + page + "/place",
                        "/admin/pages/" + page + "/trash",
                        "/admin/pages/bulk?page=" + page + "&act=publish",
                        "/admin/snippets/authors.Author/" + author,
                        "/admin/media/" + picture,
                        "/admin/choose/pages/chosen?id=" + page,
                        "/admin/settings/forms/" + form,
                        release,
                        group,
                        group + "/permissions",
                        user,
                        hook,
                        redirect)
                .filter(path -> !path.isEmpty());
    }

    /** Where all of it is shown together. */
    private List<String> lists() {
        return List.of(
                "/admin/",
                "/admin/account",
                "/admin/account/second-step",
                "/admin/pages",
                "/admin/pages?parent=" + site.index,
                "/admin/pages/new?parent=" + site.index,
                "/admin/pages/tree?parent=" + site.home,
                "/admin/trash",
                "/admin/trash/emptying",
                "/admin/search?q=script",
                "/admin/snippets",
                "/admin/snippets/authors.Author",
                "/admin/media",
                "/admin/media?view=list",
                "/admin/releases",
                "/admin/reports",
                "/admin/reports/history",
                "/admin/reports/aging",
                "/admin/reports/missing-alt",
                "/admin/reports/broken-links",
                "/admin/people/users",
                "/admin/people/groups",
                "/admin/people/tokens",
                "/admin/settings/sites",
                "/admin/settings/locales",
                "/admin/settings/webhooks",
                "/admin/settings/redirects",
                "/admin/settings/forms",
                "/admin/choose/pages?place=" + site.index,
                "/admin/choose/images",
                "/admin/choose/rich-text",
                "/admin/choose/snippets?types=authors.Author");
    }

    /** What a list leads to. */
    private static List<String> linked(String list) {
        return Jsoup.parse(as("chief").get(list).asString())
                .select("a[href~=" + list + "/[0-9]+$]")
                .eachAttr("href");
    }

    /** The address of what was made; empty where that was refused, which is as good. */
    private static String made(Response answer) {
        String there = answer.getHeader("Location");
        String found =
                there != null ? there : answer.asString().replaceAll("(?s).*(/admin/settings/webhooks/[0-9]+).*", "$1");
        String path = found.replaceAll("^.*?(/admin/.*)$", "$1");
        return path.matches("/admin/[a-z/]+/[0-9]+") ? path : "";
    }

    /** The same document with every text replaced. */
    private static JsonNode filled(JsonNode node, String text) {
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(field -> {
                    if (!MARKS.contains(field.getKey())) object.set(field.getKey(), filled(field.getValue(), text));
                });
            case ArrayNode array -> {
                for (int index = 0; index < array.size(); index++) array.set(index, filled(array.get(index), text));
            }
            default -> {}
        }
        return node.isTextual() && !node.asText().startsWith("http") ? TextNode.valueOf(text) : node;
    }

    /** What the admin answers as HTML, as patterns of addresses. */
    private Stream<String> screens() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type != TryingPage.class
                        && type.getPackageName().startsWith("org.openvault.backend.admin")
                        && type.isAnnotationPresent(Path.class))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(GET.class) && isScreen(method))
                .map(EveryScreenTest::pattern)
                .collect(Collectors.toSet())
                .stream();
    }

    private static boolean isScreen(Method method) {
        Produces produces = method.isAnnotationPresent(Produces.class)
                ? method.getAnnotation(Produces.class)
                : method.getDeclaringClass().getAnnotation(Produces.class);
        return produces != null && String.join(",", produces.value()).contains("text/html");
    }

    private static String pattern(Method method) {
        Path below = method.getAnnotation(Path.class);
        String path =
                method.getDeclaringClass().getAnnotation(Path.class).value() + (below == null ? "" : below.value());
        return "/?"
                + path.replaceAll("\\{[a-z]+:((?:[^{}]|\\{[0-9,]+})+)}", "(?:$1)")
                        .replaceAll("\\{[a-z]+}", "[^/]+") + "/?(?:[?].*)?";
    }
}
