package org.openvault.frontend.form;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openvault.frontend.FakeBackend;
import org.openvault.frontend.FakeBackendResource;
import org.openvault.frontend.SampleForms;
import org.openvault.frontend.cache.PageCache;

@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class FormTest {
    private static final String ACTION = "/form/contact-us/";

    FakeBackend backend;

    @Inject
    PageCache cache;

    @BeforeEach
    void startClean() {
        cache.clear();
        backend.forgetQuestions();
        backend.forms().forget();
    }

    @AfterEach
    void beWell() {
        backend.is(FakeBackend.Mood.WELL);
    }

    @Test
    void aFormIsAPageThatIsKeptForEverybody() {
        plain().get("/contact-us/").then().statusCode(200);
        Response again = plain().get("/contact-us/");
        again.then().header("Cache-Status", containsString("hit"));
        Document page = Jsoup.parse(again.asString());

        Element form = page.select("form[method=post]").first();
        assertThat(form.attr("action")).isEqualTo(ACTION);
        assertThat(form.select("input[name=stamp]").attr("value")).isEmpty();
        assertThat(form.select("button").text()).isEqualTo("Send it");
        assertThat(form.select("[name=f-mail]").attr("type")).isEqualTo("email");
        assertThat(form.select("[name=f-text]").first().tagName()).isEqualTo("textarea");
        assertThat(form.select("select[name=f-select] option").eachText())
                .containsExactly("Please choose", "A visit", "A tape & more");
        assertThat(form.select("fieldset")).hasSize(2);
        everyFieldHasAName(page);
        assertThat(again.asString()).contains("For the answer &lt;only&gt;");
        assertThat(page.select("h1")).hasSize(1);
    }

    private static void everyFieldHasAName(Document page) {
        Set<String> seen = new HashSet<>();
        assertThat(page.select("[id]").eachAttr("id")).allMatch(seen::add);
        for (Element field : page.select(".form input:not([type=hidden]), .form textarea, .form select")) {
            assertThat(page.select("label[for=" + field.id() + "]"))
                    .as(field.id())
                    .hasSize(1);
        }
        for (String ids : page.select("[aria-describedby]").eachAttr("aria-describedby")) {
            for (String id : ids.split(" ")) {
                assertThat(page.getElementById(id)).as(id).isNotNull();
            }
        }
    }

    @Test
    void whatIsSentArrivesAndTheReaderIsLedOn() {
        Response sent = filled().formParam("stamp", SampleForms.STAMP).post(ACTION);
        sent.then().statusCode(303).header("Location", ACTION + "?sent=1").header("Cache-Control", "no-store");

        JsonNode received = backend.forms().received().getFirst();
        assertThat(received.path("answers").path("name").path(0).asText()).isEqualTo("Ada");
        assertThat(received.path("answers").path("checkboxes")).hasSize(2);
        assertThat(received.path("reader").asText()).isEqualTo("203.0.113.9, 127.0.0.1");
        plain().get(sent.header("Location"))
                .then()
                .statusCode(200)
                .body(containsString("We have your letter."))
                .header("X-Robots-Tag", "noindex");
        plain().get(ACTION).then().statusCode(303).header("Location", "/contact-us/");
    }

    @Test
    void withoutAScriptTheFormIsSentTwice() {
        Response first = filled().post(ACTION);
        Document page = Jsoup.parse(first.then().statusCode(200).extract().asString());

        assertThat(page.select(".notice").text()).contains("One more step");
        assertThat(page.select("input[name=stamp]").attr("value")).isEqualTo(SampleForms.OTHER_STAMP);
        typedIsKept(page);
        filled().formParam("stamp", page.select("input[name=stamp]").attr("value"))
                .post(ACTION)
                .then()
                .statusCode(303);
    }

    private static void typedIsKept(Document page) {
        assertThat(page.select("[name=f-name]").attr("value")).isEqualTo("Ada");
        assertThat(page.select("[name=f-text]").first().wholeText().strip()).isEqualTo("Line one\n</textarea><script>");
        assertThat(page.select("[name=f-select] option[selected]").text()).isEqualTo("A tape & more");
        assertThat(page.select("[name=f-checkboxes][checked]")).hasSize(2);
        assertThat(page.select("[name=f-yes][checked]")).hasSize(1);
    }

    @Test
    void theStampIsThereForScripts() {
        plain().get("/form-stamp?page=80")
                .then()
                .statusCode(200)
                .body(containsString(SampleForms.STAMP))
                .header("Cache-Control", "no-store");
        plain().get("/form-stamp?page=81").then().statusCode(404);
        plain().get("/form-stamp?page=x").then().statusCode(400);
        String script = Jsoup.parse(plain().get("/contact-us/").asString())
                .select("script[src*=form]")
                .attr("src");
        plain().get(script).then().statusCode(200).body(containsString("/form-stamp"));
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndAbove() {
        Response answer = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("f-name", "Ada \"Quote\" <b>")
                .post(ACTION);
        Document page = Jsoup.parse(answer.then().statusCode(422).extract().asString());

        assertThat(page.select(".notice a").attr("href")).isEqualTo("#f-text");
        assertThat(page.select("[name=f-text]").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.getElementById("f-text-problem").text()).isEqualTo("Please fill this in.");
        assertThat(page.select("[name=f-name]").attr("value")).isEqualTo("Ada \"Quote\" <b>");
        assertThat(page.title()).startsWith("Please mend: ");
        everyFieldHasAName(page);
    }

    @Test
    void whatCannotBeTakenNowIsNotLost() {
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("f-text", "often")
                .post(ACTION)
                .then()
                .statusCode(429)
                .header("Retry-After", "600")
                .body(containsString("often</textarea>"));
        backend.is(FakeBackend.Mood.BROKEN);
        filled().post(ACTION).then().statusCode(503).header("Retry-After", "30");
    }

    @Test
    void theTrapIsOutOfSightAndTold() {
        Document page = Jsoup.parse(plain().get("/contact-us/").asString());
        Element trap = page.select("[name=website]").first();
        assertThat(trap.attr("tabindex")).isEqualTo("-1");
        assertThat(trap.closest("[aria-hidden=true]")).isNotNull();

        filled().formParam("website", "https://spam.example").post(ACTION);

        assertThat(backend.forms().received().getFirst().path("trap").asText()).isEqualTo("https://spam.example");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null",
        "X-Nothing, said"
    })
    void whatOtherSitesSendIsRefused(String header, String value) {
        given().formParam("f-text", "x")
                .header(header, value)
                .post(ACTION)
                .then()
                .statusCode(403);
        assertThat(backend.forms().received()).isEmpty();
    }

    @Test
    void onlyFormsAreSentTo() {
        for (String path : new String[] {"/form/about/", "/form/nowhere/", "/form/"}) {
            filledFor(path).then().statusCode(404);
        }
        assertThat(filledFor("/form//evil.example/").statusCode()).isIn(404, 405);
        assertThat(plain().get("/form//evil.example/").header("Location")).isIn(null, "/form/evil.example/");
        plain().put(ACTION).then().statusCode(405);
        given().header("Sec-Fetch-Site", "same-origin")
                .formParam("f-text", "x".repeat(70_000))
                .post(ACTION)
                .then()
                .statusCode(413);
        plain().get("/contact-us/").then().body(not(containsString("evil")));
    }

    private Response filledFor(String path) {
        return filled().post(path);
    }

    private static RequestSpecification filled() {
        return plain().header("Sec-Fetch-Site", "same-origin")
                .header("X-Forwarded-For", "203.0.113.9")
                .formParam("f-name", "Ada")
                .formParam("f-mail", "ada@place.example")
                .formParam("f-select", "A tape & more")
                .formParam("f-checkboxes", "A visit", "A tape & more")
                .formParam("f-yes", "yes")
                .formParam("f-text", "\nLine one\n</textarea><script>");
    }

    private static RequestSpecification plain() {
        return given().header("Accept-Encoding", "identity")
                .urlEncodingEnabled(true)
                .redirects()
                .follow(false);
    }
}
