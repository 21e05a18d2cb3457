package org.openvault.frontend.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.FakeBackend;
import org.openvault.frontend.FakeBackendResource;
import org.openvault.frontend.SamplePreviews;
import org.openvault.frontend.cache.PageCache;

@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class PreviewTest {
    FakeBackend backend;

    @Inject
    PageCache cache;

    @BeforeEach
    void startClean() {
        cache.clear();
        backend.forgetQuestions();
    }

    @AfterEach
    void beWell() {
        backend.is(FakeBackend.Mood.WELL);
    }

    @Test
    void aTokenLeavesTheAddressAtOnce() {
        Response answer = plain().get("/preview?token=" + SamplePreviews.DRAFT);

        answer.then().statusCode(303).header("Location", "/preview/").body(equalTo(""));
        requireKeptNowhere(answer);
        assertThat(answer.header("Set-Cookie"))
                .contains(
                        "ov-preview=" + SamplePreviews.DRAFT,
                        "Path=/preview",
                        "HTTPOnly",
                        "SameSite=Lax",
                        "Max-Age=900")
                .doesNotContain("Secure");
        assertThat(plain().header("X-Forwarded-Proto", "https")
                        .get("/preview?token=" + SamplePreviews.DRAFT)
                        .header("Set-Cookie"))
                .contains("Secure");
        assertThat(backend.asked()).isEmpty();
    }

    @Test
    void aDraftIsShownWithWhatItIsAndKeptNowhere() {
        Response answer = show(SamplePreviews.DRAFT, "/preview/");
        requireKeptNowhere(answer);
        Document page = Jsoup.parse(answer.then().statusCode(200).extract().asString());

        assertThat(page.select("h1").text()).isEqualTo("About, rewritten");
        assertThat(page.select("body > a.skip:first-child + .preview-banner")).hasSize(1);
        assertThat(page.select(".preview-banner").text())
                .contains(
                        "Draft", "“About, rewritten”, version 12.3, saved on 21 November 2026, 09:14 UTC", "09:24 UTC");
        assertThat(page.title()).startsWith("Draft: ");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex, nofollow");
        assertThat(page.select("link[rel=canonical], script[type=application/ld+json], [property^=og:]"))
                .isEmpty();
        assertThat(answer.asString()).doesNotContain(SamplePreviews.DRAFT);
        assertThat(cache.count()).isZero();
        get("/about/").then().body(not(containsString("rewritten")));
    }

    @Test
    void theAdminAloneShowsADraftInAFrameAndTheFrameNeedsNoCookie() {
        Response answer = plain().urlEncodingEnabled(false).get("/preview/~/" + SamplePreviews.DRAFT);

        requireKeptNowhere(answer);
        Document page = Jsoup.parse(answer.then().statusCode(200).extract().asString());
        assertThat(page.select("h1").text()).isEqualTo("About, rewritten");
        assertThat(page.select(".preview-banner, link[rel=canonical]")).isEmpty();
        assertThat(page.select("a[href]:not([href^=#]):not([target=_blank])")).isEmpty();
        assertThat(page.select("head > script[type=module]").eachAttr("src"))
                .first()
                .asString()
                .contains("/live.");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("frame-ancestors 'self' http://admin.example:8081")
                .contains("default-src 'none'");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.asString()).doesNotContain(SamplePreviews.DRAFT);
        assertThat(show(SamplePreviews.DRAFT, "/preview/").header("Content-Security-Policy"))
                .doesNotContain("admin.example");
        for (String other : new String[] {"", "x", "../about", "X".repeat(75)}) {
            assertThat(plain().urlEncodingEnabled(false)
                            .get("/preview/~/" + other)
                            .statusCode())
                    .isIn(403, 404);
        }
        assertThat(cache.count()).isZero();
    }

    @Test
    void theScriptThatThePolicyNamesIsUntouched() {
        String live = Jsoup.parse(get("/about/").asString())
                .select("head > script")
                .first()
                .data();

        Document page = Jsoup.parse(show(SamplePreviews.DRAFT, "/preview/").asString());

        assertThat(page.select("head > script").first().data()).isEqualTo(live);
    }

    @Test
    void theWholeSiteCanBeWalkedThroughAtAnInstant() {
        Document page = Jsoup.parse(
                show(SamplePreviews.INSTANT, "/preview/exhibits/first-night/").asString());

        assertThat(backend.asked()).containsExactly("preview /exhibits/first-night/");
        assertThat(page.select(".preview-banner").text()).contains("as it will stand on 24 December 2126, 12:00 UTC");
        assertThat(page.select(".crumbs a").eachAttr("href")).containsExactly("/preview/", "/preview/exhibits/");
        assertThat(page.select("link[rel=stylesheet]").attr("href")).startsWith("/assets/");
        assertThat(page.select(".preview-banner a").attr("href")).startsWith("/preview?leave=1");
        show(SamplePreviews.INSTANT, "/preview/catalog/old/")
                .then()
                .statusCode(303)
                .header("Location", "/preview/exhibits/first-night/#notes");
        show(SamplePreviews.INSTANT, "/preview/nowhere/")
                .then()
                .statusCode(404)
                .body(containsString("as it will stand"));
        plain().get("/preview?token=" + SamplePreviews.INSTANT + "&path=/exhibits/")
                .then()
                .header("Location", "/preview/exhibits/");
    }

    @Test
    void aLinkThatIsOverSaysSoAndHowToGetAnother() {
        Response over = show(SamplePreviews.OVER, "/preview/");
        over.then().statusCode(410).body(containsString("for another"));
        requireKeptNowhere(over);
        Response unknown = show("X".repeat(75), "/preview/");
        unknown.then().statusCode(403).body(containsString("needs its link"));
        requireKeptNowhere(unknown);
        get("/preview/").then().statusCode(403);
        get("/preview").then().statusCode(403);
        show("'; drop table", "/preview/").then().statusCode(403);
        plain().post("/preview").then().statusCode(405);
    }

    @Test
    void aBackendThatIsAwayCostsThePreviewOnly() {
        backend.is(FakeBackend.Mood.BROKEN);
        Response answer = show(SamplePreviews.DRAFT, "/preview/");

        answer.then().statusCode(503).header("Retry-After", "5");
        requireKeptNowhere(answer);
    }

    @Test
    void leavingForgetsTheLinkAndGoesNowhereElse() {
        Response answer = plain().get("/preview?leave=1&path=/about/");

        answer.then().statusCode(303).header("Location", "/about/");
        assertThat(answer.header("Set-Cookie")).contains("ov-preview=;", "Max-Age=0");
        for (String elsewhere : List.of("//evil.example/", "https://evil.example/", "/\\evil/", "/a%0d%0ab/%")) {
            plain().queryParam("leave", "1")
                    .queryParam("path", elsewhere)
                    .get("/preview")
                    .then()
                    .statusCode(303)
                    .header("Location", equalTo("/"));
        }
    }

    private static void requireKeptNowhere(Response answer) {
        answer.then()
                .header("Cache-Control", "private, no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("ETag", nullValue());
    }

    private static Response show(String token, String path) {
        return plain().cookie("ov-preview", token).get(path);
    }

    private static Response get(String path) {
        return plain().get(path);
    }

    private static RequestSpecification plain() {
        return given().header("Accept-Encoding", "identity").redirects().follow(false);
    }
}
