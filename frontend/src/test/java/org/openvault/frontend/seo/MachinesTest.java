package org.openvault.frontend.seo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openvault.frontend.Await;
import org.openvault.frontend.FakeBackend;
import org.openvault.frontend.FakeBackendResource;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.feed.ChangeSubscription;
import org.xml.sax.SAXException;

@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class MachinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    FakeBackend backend;

    @Inject
    PageCache cache;

    @Inject
    ChangeSubscription feed;

    @BeforeEach
    void startClean() {
        Await.until("the feed is followed", () -> feed.isConnected() && backend.listeners() == 1);
        cache.clear();
        backend.forgetQuestions();
    }

    @AfterEach
    void beWell() {
        backend.is(FakeBackend.Mood.WELL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sitemap.xml", "/sitemap-0.xml", "/sitemap-3.xml"})
    void mapsKeepToTheirRules(String path) throws Exception {
        Response map = get(path);

        map.then().statusCode(200).contentType(startsWith("application/xml"));
        rules().newValidator().validate(new StreamSource(new StringReader(map.asString())));
    }

    @Test
    void theRulesAreRules() throws Exception {
        String map = get("/sitemap-0.xml").asString();
        Schema rules = rules();

        for (String broken : List.of(
                map.replace("<loc>http://localhost:8080/about/", "<loc>/about/"),
                map.replace("/about/", "/"),
                map.replaceFirst("(?s)<url>.*</url>", ""),
                map.replace("image:loc", "image:title"),
                map.replace("2026-10-02", "yesterday"))) {
            assertThat(broken).isNotEqualTo(map);
            assertThatThrownBy(() -> rules.newValidator().validate(new StreamSource(new StringReader(broken))))
                    .isInstanceOf(SAXException.class);
        }
    }

    @Test
    void aMapHoldsAllOfItsPartWithPicturesAndTimes() {
        Document map = Jsoup.parse(get("/sitemap-0.xml").asString(), org.jsoup.parser.Parser.xmlParser());

        assertThat(map.select("url > loc").eachText())
                .containsExactly(
                        "http://localhost:8080/",
                        "http://localhost:8080/exhibits/first-night/",
                        "http://localhost:8080/about/");
        assertThat(map.select("lastmod").eachText()).containsOnly("2026-10-02T09:00:00Z");
        assertThat(map.select("image|loc").eachText())
                .containsExactly("http://localhost:8080/media/images/7/ab12cd/original.jpg");
        assertThat(get("/sitemap.xml").asString())
                .contains("<loc>http://localhost:8080/sitemap-0.xml</loc>", "http://localhost:8080/sitemap-3.xml");
        for (String none : List.of("/sitemap-7.xml", "/sitemap-00.xml", "/sitemap-x.xml", "/sitemap-.xml")) {
            get(none).then().statusCode(404);
        }
    }

    @Test
    void aChangeRefreshesItsPartOnly() {
        get("/sitemap-0.xml");
        get("/sitemap-3.xml");
        backend.forgetQuestions();
        get("/sitemap-0.xml").then().header("Cache-Status", startsWith("open-vault; hit"));
        assertThat(backend.asked()).isEmpty();

        backend.change("page.published", "page:16000", "search", "sitemap:3");

        Await.until("the part is made anew", () -> backend.asked().contains("/api/v3/sitemap/3"));
        assertThat(backend.asked()).containsOnly("/api/v3/sitemap/3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed.atom", "/exhibits/feed.atom", "/collections/feed.atom"})
    void feedsCanBeReadByFeedReaders(String path) throws FeedException {
        Response answer = get(path);
        answer.then().statusCode(200).contentType(startsWith("application/atom+xml"));

        SyndFeed read = new SyndFeedInput().build(new StringReader(answer.asString()));

        assertThat(read.getFeedType()).isEqualTo("atom_1.0");
        assertThat(read.getUri()).isEqualTo("http://localhost:8080" + path);
        assertThat(read.getEntries()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.getUri()).matches("tag:localhost,2026-03-14:page/\\d+");
            assertThat(entry.getTitle()).isNotBlank();
            assertThat(entry.getLink()).startsWith("http://localhost:8080/");
            assertThat(entry.getPublishedDate().toInstant()).isEqualTo(Instant.parse("2026-03-14T09:00:00Z"));
            assertThat(entry.getAuthors()).hasSize(1);
        });
        assertThat(read.getPublishedDate().toInstant())
                .isEqualTo(Instant.parse(path.contains("coll") ? "2026-09-01T09:00:00Z" : "2026-10-02T09:00:00Z"));
    }

    @Test
    void whatNoXmlMayHoldIsLeftOutOfFeeds() throws FeedException {
        SyndFeed read = new SyndFeedInput()
                .build(new StringReader(get("/exhibits/feed.atom").asString()));

        assertThat(read.getEntries().getFirst().getTitle()).isEqualTo("Say It <i>Live</i> & more");
    }

    @Test
    void jsonFeedsSayWhatTheirRulesAsk() throws Exception {
        Response answer = get("/feed.json");
        answer.then().statusCode(200).contentType(startsWith("application/feed+json"));
        JsonNode read = JSON.readTree(answer.asString());

        assertThat(read.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(read.path("feed_url").asText()).isEqualTo("http://localhost:8080/feed.json");
        assertThat(read.path("items")).hasSize(2).allSatisfy(item -> {
            assertThat(item.path("id").asText()).startsWith("tag:");
            assertThat(item.path("content_text").asText()).isNotBlank();
            assertThat(item.path("image").asText()).startsWith("http://localhost:8080/media/");
            Instant.parse(item.path("date_published").asText());
        });
        for (String none : List.of("/about/feed.json", "/feed.xml", "/exhibits/first-night/feed.atom")) {
            get(none).then().statusCode(404);
        }
    }

    @Test
    void robotsAreToldWhereTheMapIsAndWhatIsNotForThem() {
        get("/robots.txt")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(containsString("\nSitemap: http://localhost:8080/sitemap.xml\n"))
                .body(containsString("\nDisallow: /preview\n"));
        backend.is(FakeBackend.Mood.BROKEN);
        get("/robots.txt").then().statusCode(200).body(containsString("Sitemap: "));
    }

    @Test
    void theManifestNamesTheSiteAndAnIconThatIsThere() throws Exception {
        Response answer = get("/manifest.webmanifest");
        answer.then().statusCode(200).contentType(startsWith("application/manifest+json"));
        JsonNode manifest = JSON.readTree(answer.asString());

        assertThat(manifest.path("name").asText()).isEqualTo("Open Vault");
        get(manifest.path("icons").path(0).path("src").asText()).then().statusCode(200);
        assertThat(Jsoup.parse(get("/").asString()).select("link[rel=manifest]").attr("href"))
                .isEqualTo("/manifest.webmanifest");
    }

    @Test
    void whoFindsAHoleIsToldWhom() {
        String text = get("/.well-known/security.txt").asString();

        assertThat(text).contains("Contact: mailto:security@openvault.example\n");
        String end = text.replaceFirst("(?s).*Expires: (\\S+)\n.*", "$1");
        assertThat(Instant.parse(end))
                .isAfter(Instant.now())
                .isBefore(Instant.now().plusSeconds(366 * 86_400L));
    }

    @Test
    void smallFilesAnswerAsPagesDo() {
        String etag = get("/robots.txt").header("ETag");

        given().header("Accept-Encoding", "identity")
                .header("If-None-Match", etag)
                .get("/robots.txt")
                .then()
                .statusCode(304);
        given().head("/robots.txt").then().statusCode(200).body(equalTo(""));
        given().post("/robots.txt").then().statusCode(405).header("Allow", "GET, HEAD");
    }

    @Test
    void whatIsNotThereComesWithWhatMayHaveBeenMeant() {
        Document page = Jsoup.parse(get("/exhibits/frist-night/").asString());

        assertThat(page.select(".hints a").eachAttr("href")).containsExactly("/exhibits/first-night/");
        assertThat(page.select("main form input[name=q]")).hasSize(1);
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void thePageForWhenNothingCanBeHadNeedsNothing() {
        backend.is(FakeBackend.Mood.BROKEN);
        Response answer = get("/exhibits/never-seen/");
        answer.then()
                .statusCode(503)
                .header("Retry-After", "5")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"));
        Document page = Jsoup.parse(answer.asString());

        assertThat(page.select("link, script, img, form, iframe")).isEmpty();
        assertThat(page.select("a").eachAttr("href")).containsExactly("", "/");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(answer.asString()).doesNotContain("url(");
    }

    @Test
    void pagesSayWhatTheyAreInTheWordsOfMachines() throws Exception {
        Document page = Jsoup.parse(get("/exhibits/first-night/").asString());
        JsonNode graph = JSON.readTree(
                        page.select("script[type=application/ld+json]").html())
                .path("@graph");

        assertThat(graph.findValuesAsText("@type")).contains("Article", "BreadcrumbList", "VideoObject");
        assertThat(page.select("link[type=application/atom+xml]").attr("href")).isEqualTo("/feed.atom");
        assertThat(page.select("meta[property=og:title]")).hasSize(1);
        get("/about/").then().body(not(containsString("hreflang")));
    }

    @Test
    void aPageInSeveralLanguagesNamesAllOfThem() {
        ObjectNode answer = backend.get("/about/").deepCopy();
        answer.withObject("/page/meta")
                .withArray("translations")
                .addObject()
                .put("locale", "es")
                .put("html_url", "http://localhost:8080/es/acerca/");
        backend.put("/about-translated/", answer, "page:4");

        Document page = Jsoup.parse(get("/about-translated/").asString());

        assertThat(page.select("link[hreflang]").eachAttr("hreflang")).containsExactly("en", "es");
        assertThat(page.select("link[hreflang=es]").attr("href")).isEqualTo("http://localhost:8080/es/acerca/");
        backend.remove("/about-translated/");
    }

    private static Schema rules() throws SAXException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        return factory.newSchema(new Source[] {source("sitemap.xsd"), source("sitemap-image.xsd")});
    }

    private static Source source(String name) {
        return new StreamSource(Objects.requireNonNull(MachinesTest.class.getResourceAsStream("/seo/" + name)));
    }

    private static Response get(String path) {
        return given().header("Accept-Encoding", "identity")
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(path);
    }
}
