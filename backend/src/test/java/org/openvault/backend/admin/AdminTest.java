package org.openvault.backend.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.openvault.backend.admin.Editors.as;
import static org.openvault.backend.admin.Editors.notice;
import static org.openvault.backend.admin.Editors.signIn;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AdminTest {

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        Editors.reader();
    }

    @Test
    void whoSignsInSeesTheAdminUntilTheySignOut() {
        Response answer = signIn("Chief", "secret of chief");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Set-Cookie"))
                .contains("HttpOnly", "Path=/admin")
                .containsIgnoringCase("SameSite=Strict");
        String cookie = answer.getCookie("ov_session");
        given().cookie("ov_session", cookie)
                .get("/admin")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("Recent edits"));
        given().redirects()
                .follow(false)
                .cookie("ov_session", cookie)
                .post("/admin/session/end")
                .then()
                .statusCode(303);
        given().redirects()
                .follow(false)
                .cookie("ov_session", cookie)
                .get("/admin")
                .then()
                .statusCode(303);
    }

    @Test
    void withoutASessionEveryPathLeadsToSigningIn() {
        for (String path : new String[] {"/admin", "/admin/pages", "/admin/pages/" + site.index}) {
            given().redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/admin/session?to="));
        }
        given().redirects()
                .follow(false)
                .cookie("ov_session", "forged")
                .post("/admin/pages/" + site.index + "/publication")
                .then()
                .statusCode(303);
    }

    @Test
    void aWrongNameAndAWrongPasswordAreOneAnswerAndManyAreThrottled() {
        String unknown = SampleSite.slug("nobody");
        assertThat(signIn(unknown, "x").statusCode()).isEqualTo(401);
        assertThat(signIn(unknown, "x").asString()).contains("The name or the password is wrong.");
        assertThat(signIn(unknown, "\"><script>x</script>").asString()).doesNotContain("<script>");
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        as("chief")
                .header("Origin", "https://evil.example")
                .post("/admin/pages/" + site.index + "/publication")
                .then()
                .statusCode(403);
        as("chief")
                .header("Sec-Fetch-Site", "cross-site")
                .post("/admin/pages/" + site.index + "/publication")
                .then()
                .statusCode(403);
    }

    @Test
    void signingInNeverLeadsOffTheSite() {
        for (String evil : new String[] {"//evil.example", "https://evil.example", "/admin//evil", "/\\evil"}) {
            given().redirects()
                    .follow(false)
                    .formParam("name", "chief")
                    .formParam("password", "secret of chief")
                    .formParam("to", evil)
                    .post("/admin/session")
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/admin/"))
                    .header("Location", not(containsString("evil")));
        }
    }

    @Test
    void pagesAreListedWithTheirStatus() {
        String slug = SampleSite.slug("seen");
        site.draft(slug);
        as("chief")
                .get("/admin/pages?parent=" + site.index)
                .then()
                .statusCode(200)
                .body(containsString("Draft " + slug))
                .body(containsString("draft"));
        as("chief").get("/admin/pages").then().statusCode(200).body(containsString("Home"));
    }

    @Test
    void aTitleIsNeverMarkup() {
        long page = site.draft(SampleSite.slug("markup"));
        site.save(page, site.exhibitDocument("<img src=x onerror=alert(1)>", "<p>x</p>"));
        as("chief")
                .get("/admin/pages/" + page)
                .then()
                .statusCode(200)
                .body(containsString("&lt;img src=x"))
                .body(not(containsString("<img src=x")));
    }

    @Test
    void publishingSchedulingAndTakingDownChangeWhatReadersSee() {
        String slug = SampleSite.slug("button");
        long page = site.draft(slug);
        String form = "/admin/pages/" + page + "/publication";
        String later = LocalDateTime.now(ZoneOffset.UTC)
                .plusDays(2)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        assertThat(notice(as("chief").formParam("at", later).post(form))).startsWith("Scheduled");
        assertThat(live(slug)).isEqualTo(404);
        assertThat(notice(as("chief").post(form))).startsWith("Published");
        assertThat(live(slug)).isEqualTo(200);
        assertThat(notice(as("chief").post(form + "/end"))).startsWith("Taken down");
        assertThat(live(slug)).isEqualTo(410);
        assertThat(as("chief").formParam("at", "soon").post(form).asString()).contains("cannot be read");
    }

    @Test
    void whatCameOfAFormIsSaidOnceAndOnlyByThisServer() {
        long page = site.draft(SampleSite.slug("notice"));
        Response answer = as("chief").post("/admin/pages/" + page + "/publication");
        String session = Editors.session("chief");
        Response screen = given().cookie("ov_session", session)
                .cookie("ov_notice", answer.getCookie("ov_notice"))
                .get("/admin/pages/" + page);
        assertThat(screen.asString()).contains("Published.");
        assertThat(screen.getCookie("ov_notice")).isEmpty();
        given().cookie("ov_session", session)
                .get("/admin/pages/" + page + "?message=Ring+this+number")
                .then()
                .body(not(containsString("Ring this number")));
    }

    @Test
    void aPersonReadsARefusalAndAProgramParsesIt() {
        String nowhere = "/admin/pages/999999999";
        as("chief")
                .accept("text/html")
                .get(nowhere)
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("there is no page 999999999"));
        as("chief").accept("*/*").get(nowhere).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void theAdminSpeaksTheLanguageOfTheBrowserWhereNobodySaysOtherwise() {
        as("chief")
                .header("Accept-Language", "es-MX, en;q=0.5")
                .get("/admin")
                .then()
                .body(containsString("Páginas"));
        as("chief").header("Accept-Language", "xx").get("/admin").then().body(containsString("Sign out"));
    }

    @Test
    void whatIsMissingIsNamedWhenPublishingIsRefused() {
        long page = site.draft(SampleSite.slug("lacking"));
        site.save(page, "{'title':'Lacking'}");
        as("chief")
                .post("/admin/pages/" + page + "/publication")
                .then()
                .statusCode(422)
                .body(containsString("Cover image is required"));
    }

    @Test
    void whoMayNotEditIsToldSo() {
        String slug = SampleSite.slug("denied");
        long page = site.draft(slug);
        as("reader")
                .post("/admin/pages/" + page + "/publication")
                .then()
                .statusCode(403)
                .body(containsString("may not"));
        assertThat(live(slug)).isEqualTo(404);
    }

    @Test
    void draftsAreShownToThoseWhoMaySeeThem() {
        long page = site.draft(SampleSite.slug("unseen"));
        as("reader").get("/admin/pages/" + page).then().statusCode(403);
        as("reader").get("/admin/pages?parent=" + site.index).then().body(not(containsString("/admin/pages/" + page)));
    }

    @Test
    void whatTheBundlerNamesByItsContentIsKeptForGood() {
        String style = Jsoup.parse(as("chief").get("/admin").asString())
                .select("link[rel=stylesheet]")
                .attr("href");
        given().get(style).then().statusCode(200).header("Cache-Control", containsString("immutable"));
        given().get("/admin/static/none.css").then().statusCode(404).header("Cache-Control", "no-store");
        given().get("/admin/icons.svg").then().statusCode(200).header("Cache-Control", "public, max-age=3600");
    }

    @Test
    void releasesAreInTheNavigationOfThoseWhoMayManageThem() {
        as("chief").get("/admin").then().body(containsString("href=\"/admin/releases\""));
        as("reader").get("/admin").then().body(not(containsString("href=\"/admin/releases\"")));
    }

    @Test
    void screensAndScriptsComeInFewerBytesToWhoReadsThem() throws Exception {
        String screen = as("chief").get("/admin").asString();
        String script = Jsoup.parse(screen).select("script[src]").attr("src");
        for (String path : List.of("/admin/pages", script)) {
            HttpResponse<byte[]> small = fetch(path, "br, gzip");
            assertThat(small.headers().firstValue("Content-Encoding")).as(path).contains("gzip");
            assertThat(small.headers().firstValue("Vary")).as(path).contains("Accept-Encoding");
            HttpResponse<byte[]> plain = fetch(path, "identity");
            assertThat(plain.headers().firstValue("Content-Encoding")).as(path).isEmpty();
            assertThat(new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes())
                    .as(path)
                    .isEqualTo(plain.body());
        }
    }

    private HttpResponse<byte[]> fetch(String path, String encodings) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .header("Accept-Encoding", encodings)
                            .header("Cookie", "ov_session=" + Editors.standing("chief"))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static int live(String slug) {
        return given().queryParam("path", "/exhibits/" + slug + "/")
                .get("/api/v3/resolve")
                .statusCode();
    }
}
