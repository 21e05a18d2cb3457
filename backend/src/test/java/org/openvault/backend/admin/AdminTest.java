package org.openvault.backend.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.user.Passwords;
import org.openvault.backend.user.User;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AdminTest {

    @Inject
    SampleSite site;

    @BeforeEach
    void world() {
        site.get();
        user("chief", true);
        user("reader", false);
    }

    private static void user(String name, boolean superuser) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (User.findByName(name).isEmpty()) {
                var user = new User();
                user.name = name;
                user.displayName = name;
                user.passwordHash = Passwords.hash("secret of " + name);
                user.superuser = superuser;
                user.createdAt = Instant.now();
                user.persist();
            }
        });
    }

    private static Response signIn(String name, String password) {
        return given().redirects()
                .follow(false)
                .formParam("name", name)
                .formParam("password", password)
                .post("/admin/session");
    }

    private static RequestSpecification as(String name) {
        return given().redirects()
                .follow(false)
                .cookie("ov_session", signIn(name, "secret of " + name).getCookie("ov_session"));
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
                .body(containsString("What happened last"));
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
        as("chief")
                .formParam("at", later)
                .post(form)
                .then()
                .statusCode(303)
                .header("Location", containsString("Scheduled"));
        assertThat(live(slug)).isEqualTo(404);
        as("chief").post(form).then().statusCode(303).header("Location", containsString("Published"));
        assertThat(live(slug)).isEqualTo(200);
        as("chief").post(form + "/end").then().statusCode(303).header("Location", containsString("Taken+down"));
        assertThat(live(slug)).isEqualTo(410);
        as("chief")
                .formParam("at", "soon")
                .post(form)
                .then()
                .statusCode(303)
                .header("Location", containsString("cannot+be+read"));
    }

    @Test
    void whatIsMissingIsNamedWhenPublishingIsRefused() {
        long page = site.draft(SampleSite.slug("lacking"));
        site.save(page, "{'title':'Lacking'}");
        as("chief")
                .post("/admin/pages/" + page + "/publication")
                .then()
                .header("Location", containsString("Cover+image+is+required"));
    }

    @Test
    void whoMayNotEditIsToldSo() {
        String slug = SampleSite.slug("denied");
        long page = site.draft(slug);
        as("reader")
                .post("/admin/pages/" + page + "/publication")
                .then()
                .statusCode(303)
                .header("Location", containsString("may+not+publish"));
        assertThat(live(slug)).isEqualTo(404);
    }

    @Test
    void draftsAreShownToThoseWhoMaySeeThem() {
        long page = site.draft(SampleSite.slug("unseen"));
        as("reader").get("/admin/pages/" + page).then().statusCode(403);
        as("reader").get("/admin/pages?parent=" + site.index).then().body(not(containsString("/admin/pages/" + page)));
    }

    private static int live(String slug) {
        return given().queryParam("path", "/exhibits/" + slug + "/")
                .get("/api/v3/resolve")
                .statusCode();
    }
}
