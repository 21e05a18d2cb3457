package org.openvault.frontend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeBackend.class)
class PageRoutesTest {

    private static final String SITE =
            "\"site\":{\"id\":1,\"name\":\"Vault\",\"url\":\"http://localhost:8080\",\"menu\":[{\"title\":\"Exhibits\",\"url\":\"/exhibits/\"}],\"footer\":[]}";

    @AfterEach
    void mend() {
        FakeBackend.broken = false;
    }

    private static String page(String type, String path, String title, String fields) {
        return "{%s,\"page\":{\"id\":7,\"meta\":{\"type\":\"%s\",\"slug\":\"x\",\"url\":\"%s\",\"html_url\":\"http://localhost:8080%s\",\"locale\":\"en\"},\"title\":\"%s\"%s},\"ancestors\":[],\"children\":[],\"listings\":[]}"
                .formatted(SITE, type, path, path, title, fields);
    }

    private static String exhibit(String path, String title) {
        return page(
                "exhibits.ExhibitPage",
                path,
                title,
                ",\"body\":[{\"type\":\"heading\",\"id\":\"a\",\"value\":\"One\"},{\"type\":\"text\",\"id\":\"b\",\"value\":\"<p>Words<footnote id=\\\"n\\\"></footnote></p>\"},{\"type\":\"nonsense\",\"id\":\"c\",\"value\":{}}],"
                        + "\"footnotes\":[{\"id\":\"n\",\"value\":{\"text\":\"A note\"}}],\"authors\":[{\"id\":\"x\",\"value\":{\"id\":3,\"name\":\"Ada Marsh\",\"image\":null,\"bio\":\"<p>Writes.</p>\"}}]");
    }

    private static ValidatableResponse get(String path) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(path)
                .then();
    }

    @Test
    void anExhibitIsOneRequestToTheBackendAndThenNone() {
        FakeBackend.put("/exhibits/once/", 200, exhibit("/exhibits/once/", "Once"), "page:7", 5);
        int before = FakeBackend.ASKED.get();
        Document page = Jsoup.parse(get("/exhibits/once/")
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .extract()
                .asString());
        assertThat(FakeBackend.ASKED.get() - before).isEqualTo(1);
        assertThat(page.select("h1").text()).isEqualTo("Once");
        assertThat(page.select(".note-ref a").attr("href")).isEqualTo("#note-1");
        assertThat(page.select("#note-1 .note-back a").attr("href")).isEqualTo("#note-ref-1");
        assertThat(page.select(".author h3").text()).isEqualTo("Ada Marsh");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("http://localhost:8080/exhibits/once/");
        get("/exhibits/once/?utm_source=x").statusCode(200).header("Cache-Status", startsWith("open-vault; hit"));
        assertThat(FakeBackend.ASKED.get() - before).isEqualTo(1);
    }

    @Test
    void everyPageSaysWhatABrowserMayDo() {
        FakeBackend.put("/safe/", 200, page("pages.StandardPage", "/safe/", "Safe", ",\"body\":[]"), "page:7", 5);
        get("/safe/")
                .header("Content-Security-Policy", not(containsString("unsafe-inline")))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @Test
    void aPageThatIsUnchangedIsNotSentAgain() {
        FakeBackend.put("/etag/", 200, page("pages.StandardPage", "/etag/", "E", ",\"body\":[]"), "page:7", 5);
        String etag = get("/etag/").extract().header("ETag");
        given().header("If-None-Match", etag).get("/etag/").then().statusCode(304);
        given().head("/etag/")
                .then()
                .statusCode(200)
                .header("ETag", equalTo(etag))
                .header("Content-Length", not(equalTo("0")));
        given().post("/etag/").then().statusCode(405);
    }

    @Test
    void titlesAreNeverMarkupAndCannotLeaveTheirScriptElement() {
        FakeBackend.put(
                "/evil/",
                200,
                page("pages.StandardPage", "/evil/", "</script><script>alert(1)</script>", ",\"body\":[]"),
                "page:7",
                5);
        Document page = Jsoup.parse(get("/evil/").statusCode(200).extract().asString());
        assertThat(page.select("script"))
                .allSatisfy(script -> assertThat(script.attr("type")).isIn("module", "application/ld+json"));
        assertThat(page.select("h1").text()).contains("<script>");
    }

    @Test
    void whatIsNotThereSaysSoAndHelps() {
        get("/nowhere/")
                .statusCode(404)
                .body(containsString("action=\"/search/\""))
                .body(containsString("noindex"));
        FakeBackend.put("/gone/", 410, "{" + SITE + ",\"status\":410}", "page:9", 5);
        get("/gone/").statusCode(410).body(containsString("withdrawn"));
    }

    @Test
    void addressesHaveOneSpellingAndNeverLeadOff() {
        get("/exhibits").statusCode(301).header("Location", equalTo("/exhibits/"));
        get("//evil.example/x").statusCode(301).header("Location", equalTo("/evil.example/x/"));
        FakeBackend.put(
                "/old/",
                200,
                "{\"redirect\":{\"status\":301,\"location\":\"/new/#authors\"}," + SITE + "}",
                "page:9",
                5);
        get("/old/").statusCode(301).header("Location", equalTo("/new/#authors"));
        get("/%ff/").statusCode(400);
        get("/%2e%2e/").statusCode(404);
    }

    @Test
    void withTheBackendBrokenPagesSeenBeforeStayAndOthersSayWhenToComeBack() {
        FakeBackend.put("/kept/", 200, page("pages.StandardPage", "/kept/", "Kept", ",\"body\":[]"), "page:70", 5);
        get("/kept/").statusCode(200);
        FakeBackend.broken = true;
        get("/kept/").statusCode(200).body(containsString("Kept"));
        get("/never-seen/")
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body(containsString("Back in a moment"));
        get("/health").statusCode(200);
    }

    @Test
    void aChangeReachesTheStoredPage() {
        FakeBackend.put("/fresh/", 200, page("pages.StandardPage", "/fresh/", "Before", ",\"body\":[]"), "page:71", 5);
        get("/fresh/").body(containsString("Before"));
        FakeBackend.put("/fresh/", 200, page("pages.StandardPage", "/fresh/", "After", ",\"body\":[]"), "page:71", 50);
        FakeBackend.CHANGES.add("{\"sequence\":50,\"kind\":\"page.published\",\"tags\":[\"page:71\"]}");
        Instant end = Instant.now().plusSeconds(10);
        while (!get("/fresh/").extract().asString().contains("After")) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    @Test
    void pagesGoOutCompressedAsTheReaderLikes() {
        FakeBackend.put("/small/", 200, page("pages.StandardPage", "/small/", "Small", ",\"body\":[]"), "page:7", 5);
        given().header("Accept-Encoding", "gzip")
                .get("/small/")
                .then()
                .header("Content-Encoding", equalTo("gzip"))
                .body(containsString("Small"));
    }

    @Test
    void searchShowsWhatWasFound() {
        FakeBackend.put(
                "/api/v3/search",
                200,
                "{" + SITE
                        + ",\"query\":\"<b>\",\"count\":1,\"page\":1,\"pages\":1,\"items\":[{\"id\":1,\"type\":\"exhibits.ExhibitPage\",\"title\":\"Hit\",\"url\":\"/exhibits/hit/\",\"excerpt\":\"a <mark>word</mark>\"}]}",
                "search",
                5);
        Document page =
                Jsoup.parse(get("/search/?q=%3Cb%3E").statusCode(200).extract().asString());
        assertThat(page.select(".result mark").text()).isEqualTo("word");
        assertThat(page.select("input#q").val()).isEqualTo("<b>");
        assertThat(page.select("main b")).isEmpty();
    }
}
