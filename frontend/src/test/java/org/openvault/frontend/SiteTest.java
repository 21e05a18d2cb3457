package org.openvault.frontend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.feed.ChangeSubscription;

@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class SiteTest {
    FakeBackend backend;

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    PageCache cache;

    @Inject
    ChangeSubscription feed;

    @TestHTTPResource
    URI site;

    @BeforeEach
    void startClean() {
        backend.is(FakeBackend.Mood.WELL);
        backend.mendFeed();
        Await.until("the feed is followed", () -> feed.isConnected() && backend.listeners() == 1);
        cache.clear();
        backend.forgetQuestions();
    }

    @AfterEach
    void beWell() {
        backend.is(FakeBackend.Mood.WELL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/", "/exhibits/", "/exhibits/?page=2", "/collections/", "/exhibits/first-night/",
                "/exhibits/first-night/the-studio/", "/exhibits/bare/", "/collections/advocates/", "/about/", "/odd/",
                "/search/?q=news", "/search/", "/search/?q=nothing&type=series", "/series/", "/series/jazz/",
                "/collections/masterpiece/"
            })
    void onePageTakesOneQuestionAndIsWellFormed(String path) {
        Document page = Jsoup.parse(get(path).then().statusCode(200).extract().asString());

        assertThat(backend.asked()).hasSize(1);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.title()).isNotBlank();
        idsAreUnique(page);
        levelsDoNotSkip(page);
        linksWithinThePageLeadSomewhere(page);
        assertThat(page.select("img:not([alt])")).isEmpty();
        assertThat(page.select("[style], [onclick], [onerror]")).isEmpty();
    }

    @Test
    void anExhibitShowsEverythingThatBelongsToIt() {
        Document page = Jsoup.parse(get("/exhibits/first-night/").asString());

        assertThat(page.select("nav.contents > ol > li > a").eachText())
                .containsExactly(
                        "A room without walls",
                        "Note 1",
                        "Who paid",
                        "Interviews with the crew",
                        "Credits",
                        "Authors",
                        "Endnotes");
        assertThat(page.select("nav.contents ol ol a").eachText()).containsExactly("The two borrowed cameras");
        assertThat(page.select(".chapters .chapter-title").eachText())
                .hasSize(4)
                .contains("The Studio");
        assertThat(page.select(".authors h3").eachText()).containsExactly("Ida Marlowe", "Tomás de la Cruz");
        assertThat(page.select(".also .card")).hasSize(3);
        assertThat(page.select(".crumbs a").eachText()).containsExactly("Open Vault", "Exhibits");
        assertThat(page.select(".records a").eachAttr("href"))
                .contains("https://americanarchive.org/catalog/cpb-aacip-15-9k45q4s01x");
        assertThat(page.select(".clip").first().text()).isEqualTo("1:30–4:00");
        assertThat(page.select("iframe, video, audio, embed, object")).isEmpty();
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo("http://localhost:8080/exhibits/first-night/");
        assertThat(page.select("script[type=application/ld+json]").html()).contains("\"@type\":\"Article\"");
    }

    @Test
    void everyNoteHasItsWayBackFromEachPlaceThatNamesIt() {
        Document page = Jsoup.parse(get("/exhibits/first-night/").asString());

        assertThat(page.select(".notes > ol > li")).hasSize(3);
        assertThat(page.select("#note-1 .returns a").eachAttr("href")).containsExactly("#ref-1", "#ref-1-2");
        assertThat(page.select("#note-2 .returns a").eachAttr("href")).containsExactly("#ref-2");
        assertThat(page.select(".note-ref").eachText()).containsExactly("1", "2", "1");
    }

    @Test
    void aChapterKnowsItsNeighbours() {
        Document page = Jsoup.parse(get("/exhibits/first-night/the-studio/").asString());

        assertThat(page.select(".neighbours .before").text()).contains("Before the Lights");
        assertThat(page.select(".neighbours .after").text()).contains("Eleven Minutes");
    }

    @Test
    void aBlockThatNobodyCanReadCostsOnlyItself() {
        get("/exhibits/bare/").then().statusCode(200).body(containsString("Only words here"));
    }

    @Test
    void titlesAreEscaped() {
        get("/exhibits/bare/").then().body(containsString("A Bare &lt;Exhibit&gt;"), not(containsString("<Exhibit>")));
    }

    @Test
    void queriesAreEscaped() {
        get("/search/?q=%3Cscript%3Ealert(1)%3C/script%3E%22")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")));
    }

    @Test
    void redirectsGoStraightToTheirTarget() {
        for (String path : List.of("/catalog/old/", "/catalog/old")) {
            get(path).then().statusCode(301).header("Location", "/exhibits/first-night/#notes");
        }
    }

    @Test
    void aMissingSlashLeadsToThePage() {
        get("/about?page=3&utm=1").then().statusCode(301).header("Location", "/about/?page=3");
        get("/nowhere").then().statusCode(404);
    }

    @Test
    void absentAndRemovedPagesSayWhichAndOfferASearch() {
        get("/nowhere/").then().statusCode(404).body(containsString("name=\"q\""), containsString("Collections"));
        get("/gone/").then().statusCode(410).body(containsString("removed on purpose"), containsString("name=\"q\""));
        get("/members/").then().statusCode(403).body(containsString("not open to everybody"));
        get("/exhibits/?page=9").then().statusCode(404);
    }

    @Test
    void securityHeadersAreOnEveryAnswer() {
        for (String path : List.of("/", "/nowhere/", "/catalog/old/", "/%00")) {
            get(path)
                    .then()
                    .header("Content-Security-Policy", containsString("script-src 'self'"))
                    .header("Content-Security-Policy", not(containsString("unsafe-inline")))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "strict-origin-when-cross-origin");
        }
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() {
        String etag = get("/about/").header("ETag");

        plain().header("If-None-Match", etag)
                .get("/about/")
                .then()
                .statusCode(304)
                .header("ETag", etag)
                .body(equalTo(""));
        plain().header("If-None-Match", "\"other\"").get("/about/").then().statusCode(200);
    }

    @Test
    void headSaysWhatGetWouldSay() {
        // not compressed, for that is done once more while nobody waits
        Response get = plain().get("/about/");

        plain().head("/about/")
                .then()
                .statusCode(200)
                .header("Content-Length", get.header("Content-Length"))
                .header("ETag", get.header("ETag"));
        plain().head("/nowhere/").then().statusCode(404);
        plain().post("/about/").then().statusCode(405).header("Allow", "GET, HEAD");
    }

    @Test
    void compressedFormsAreReady() throws Exception {
        assertThat(codingFor("gzip")).contains("gzip");
        assertThat(codingFor("gzip, br")).get().isIn("br", "gzip");
        assertThat(codingFor("br;q=0, gzip;q=0")).isEmpty();
        assertThat(codingFor("identity")).isEmpty();
    }

    private Optional<String> codingFor(String accepted) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(site.resolve("/about/"))
                .header("Accept-Encoding", accepted)
                .build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding");
        return response.headers().firstValue("Content-Encoding");
    }

    @Test
    void unknownParametersAskNothingNew() {
        get("/about/");
        get("/about/?utm_source=letter&x=1").then().header("Cache-Status", startsWith("open-vault; hit"));

        assertThat(backend.asked()).hasSize(1);
    }

    @Test
    void aPublishedChangeIsSeenWithoutAskingForOtherPages() {
        get("/about/");
        get("/collections/advocates/");
        ObjectNode changed = backend.get("/about/").deepCopy();
        ObjectNode before = backend.get("/about/");
        ((ObjectNode) changed.get("page")).put("title", "About us, newly");
        backend.put("/about/", changed, "page:4");
        backend.forgetQuestions();

        backend.change("page.published", "page:4");

        Await.until("the new title is shown", () -> get("/about/").asString().contains("About us, newly"));
        get("/collections/advocates/");
        assertThat(backend.asked()).containsExactly("/about/");
        backend.put("/about/", before, "page:4");
    }

    @Test
    void aTakenDownPageIsGoneAtOnceEvenWithTheBackendAway() {
        get("/odd/").then().statusCode(200);
        backend.is(FakeBackend.Mood.BROKEN);

        backend.change("page.unpublished", "page:50", "address:1:/odd/");

        Await.until("it is not served any more", () -> get("/odd/").statusCode() == 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BROKEN", "NONSENSE", "TRUNCATED"})
    void aBackendThatAnswersBadlyCostsNobodyAStoredPage(String mood) {
        get("/about/").then().statusCode(200);
        backend.is(FakeBackend.Mood.valueOf(mood));
        backend.change("page.published", "page:4");

        Await.until("it is marked", () -> get("/about/").header("Cache-Status").contains("backend-away"));
        get("/about/").then().statusCode(200).body(containsString("six decades"));
        get("/collections/").then().statusCode(503).header("Retry-After", "5").body(containsString("Back in a moment"));

        backend.is(FakeBackend.Mood.WELL);
        get("/collections/").then().statusCode(200);
    }

    @Test
    void afterTheFeedWasCutNothingIsMissed() {
        get("/odd/").then().statusCode(200);
        backend.cutFeed();
        Await.until("the cut is noticed", () -> !feed.isConnected());
        ObjectNode before = backend.get("/odd/");
        backend.remove("/odd/");
        backend.change("page.unpublished", "page:50", "address:1:/odd/");
        backend.mendFeed();

        Await.until("the missed change has come", () -> get("/odd/").statusCode() == 404);
        backend.put("/odd/", before, "page:50");
    }

    @Test
    void picturesAreKeptOnDisk() {
        String path = "/media/images/7/ab12cd/fill-100x100.jpg";
        Response first = get(path);
        first.then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .contentType("image/jpeg");
        backend.forgetQuestions();

        assertThat(get(path).asByteArray()).isEqualTo(first.asByteArray());
        assertThat(backend.asked()).isEmpty();
        plain().header("Range", "bytes=0-9").get(path).then().statusCode(206).header("Content-Length", "10");
        plain().header("Range", "bytes=9999999-").get(path).then().statusCode(416);
        plain().header("If-None-Match", first.header("ETag")).get(path).then().statusCode(304);
        get("/media/images/7/ab12cd/none.jpg").then().statusCode(404);
        get("/media/../secret").then().statusCode(not(equalTo(200)));
    }

    @Test
    void assetsStayForGoodUnderTheirHash() {
        Document page = Jsoup.parse(get("/").asString());
        String styles = page.select("link[rel=stylesheet]").attr("href");

        get(styles)
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .contentType(startsWith("text/css"))
                .body(containsString("/assets/serif."), not(containsString("url(serif")));
        get("/assets/site.0000.css").then().statusCode(404);
    }

    @Test
    void whatNeedsNoBackendAnswersWithoutIt() {
        backend.is(FakeBackend.Mood.BROKEN);

        get("/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("commit", matchesPattern("[0-9a-f]{40}|unknown"));
        given().get(management.resolve("/q/health/ready")).then().statusCode(200);
        get("/robots.txt").then().statusCode(200).body(containsString("User-agent"));
        get("/favicon.ico").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//", "//evil.example/", "/exhibits//", "/EXHIBITS/", "/../etc/passwd", "/%2e%2e/", "/a%2fb/", "/%00",
                        "/%ff",
                "/%zz", "/%", "/\\evil.example", "/?page=%zz", "/?%", "/search/?q=%ff%00", "/?page=1e9", "/a b",
                        "/\u00e9"
            })
    void strangePathsAreNeverAnError(String target) throws IOException {
        int status = rawStatus(target);

        assertThat(status).isBetween(200, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utm=50%", "%", "utm=%ff", "a=b;c=d", "&&=&", "page=%zz"})
    void whatNobodyDeclaredOrCanReadMattersToNobody(String query) throws IOException {
        assertThat(rawStatus("/about/?" + query)).isEqualTo(200);
    }

    @Test
    void aPathOfTenThousandCharactersIsNoError() throws IOException {
        assertThat(rawStatus("/" + "a".repeat(10_000))).isBetween(400, 499);
    }

    /** As sent: no client in between that would mend the path. */
    private int rawStatus(String target) throws IOException {
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (answer.toLowerCase().contains("\r\nlocation:")) {
                assertThat(answer).containsPattern("(?i)\r\nlocation: /(?!/)");
            }
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }

    private static Response get(String path) {
        return plain().get(path);
    }

    private static RequestSpecification plain() {
        // without decoders REST Assured adds no codings of its own to those that are asked for
        return given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "identity")
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false);
    }

    private static void idsAreUnique(Document page) {
        Set<String> seen = new HashSet<>();
        assertThat(page.select("[id]").eachAttr("id")).allMatch(seen::add);
    }

    private static void levelsDoNotSkip(Document page) {
        int before = 0;
        for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.tagName().charAt(1) - '0';
            assertThat(level).as(heading.text()).isLessThanOrEqualTo(before + 1);
            before = level;
        }
    }

    private static void linksWithinThePageLeadSomewhere(Document page) {
        for (String href : page.select("a[href^=#]").eachAttr("href")) {
            assertThat(page.getElementById(href.substring(1))).as(href).isNotNull();
        }
    }
}
