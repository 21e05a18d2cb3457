package org.openvault.frontend.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openvault.frontend.FakeBackend;
import org.openvault.frontend.FakeBackendResource;
import org.openvault.frontend.SamplePasses;
import org.openvault.frontend.cache.PageCache;

@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class PrivatePagesTest {
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
    void aPageWithAPasswordAsksForItAndShowsNothing() {
        Document page = Jsoup.parse(
                plain().get("/club/").then().statusCode(403).extract().asString());

        assertThat(page.select("form[action=/page-pass][method=post] input").eachAttr("name"))
                .containsExactly("page", "path", "password");
        assertThat(page.select("label[for=password]")).hasSize(1);
        assertThat(page.text()).doesNotContain("The club");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        plain().get("/members/")
                .then()
                .statusCode(403)
                .body(containsString("an account"), not(containsString("<input id=\"password")));
    }

    @Test
    void thePasswordLeadsToThePageWhichIsKeptNowhere() {
        Response opened = type(SamplePasses.PASSWORD, "/club/");
        opened.then().statusCode(303).header("Location", "/club/").header("Cache-Control", "no-store");
        assertThat(opened.header("Set-Cookie"))
                .contains("ov-pass=" + SamplePasses.PASS, "HTTPOnly", "SameSite=Lax", "Max-Age=43200");

        Response page = plain().cookie("ov-pass", opened.cookie("ov-pass")).get("/club/");
        page.then()
                .statusCode(200)
                .body(containsString("The club"))
                .header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex")
                .header("Cache-Status", "open-vault; fwd=bypass");
        plain().get("/club/").then().statusCode(403).body(not(containsString("The club")));
        plain().cookie("ov-pass", "71.1799999999." + "x".repeat(43))
                .get("/club/")
                .then()
                .statusCode(403);
    }

    @Test
    void aPassDoesNotKeepItsReaderFromWhatIsStored() {
        plain().get("/about/");
        backend.forgetQuestions();

        plain().cookie("ov-pass", SamplePasses.PASS)
                .get("/about/")
                .then()
                .statusCode(200)
                .header("Cache-Status", containsString("hit"));
        assertThat(backend.asked()).isEmpty();
    }

    @Test
    void wrongPasswordsAreToldAndManyOfThemSlowedDown() {
        type("wrong", "/club/")
                .then()
                .statusCode(403)
                .body(containsString("not the password"), containsString("aria-invalid"));
        type("again and again", "/club/").then().statusCode(429).header("Retry-After", "60");
        backend.is(FakeBackend.Mood.BROKEN);
        type(SamplePasses.PASSWORD, "/club/").then().statusCode(503).body(containsString("again shortly"));
    }

    @Test
    void theBackendIsToldWhoTheReaderIs() {
        typing("wrong", "/club/").header("X-Forwarded-For", "203.0.113.9").post("/page-pass");
        typing("wrong", "/club/").header("X-Forwarded-For", "<script>").post("/page-pass");

        List<String> readers = backend.passes().readers();
        assertThat(readers.get(readers.size() - 2)).isEqualTo("203.0.113.9, 127.0.0.1");
        assertThat(readers.getLast()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Origin, https://evil.example",
        "Origin, null",
        "Referer, https://evil.example/form"
    })
    void whatOtherSitesSendIsRefused(String header, String value) {
        given().formParam("page", 70)
                .formParam("path", "/club/")
                .formParam("password", SamplePasses.PASSWORD)
                .header(header, value)
                .post("/page-pass")
                .then()
                .statusCode(403)
                .header("Set-Cookie", (String) null);
    }

    @Test
    void thePasswordLeadsNowhereElse() {
        for (String path : List.of("//evil.example/", "/\\evil.example/", "https://evil.example/", "/a\r\nb/", "")) {
            type(SamplePasses.PASSWORD, path).then().statusCode(400);
        }
        plain().get("/page-pass").then().statusCode(405).header("Allow", "POST");
        plain().header("Sec-Fetch-Site", "same-origin")
                .body("x".repeat(20_000))
                .contentType("application/x-www-form-urlencoded")
                .post("/page-pass")
                .then()
                .statusCode(413);
        plain().header("Sec-Fetch-Site", "same-origin")
                .body("{}")
                .contentType("application/json")
                .post("/page-pass")
                .then()
                .statusCode(415);
    }

    private static Response type(String password, String path) {
        return typing(password, path).post("/page-pass");
    }

    private static RequestSpecification typing(String password, String path) {
        return plain().header("Sec-Fetch-Site", "same-origin")
                .formParam("page", 70)
                .formParam("path", path)
                .formParam("password", password);
    }

    private static RequestSpecification plain() {
        return given().header("Accept-Encoding", "identity").redirects().follow(false);
    }
}
