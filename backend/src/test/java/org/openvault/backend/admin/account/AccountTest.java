package org.openvault.backend.admin.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.openvault.backend.admin.Editors.as;
import static org.openvault.backend.admin.Editors.notice;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccountTest {

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    private String name;

    @BeforeEach
    void somebody() {
        site.get();
        name = Editors.user(SampleSite.slug("account"), false);
    }

    private Response prefer(String zone, String theme) {
        return as(name).formParam("language", "es")
                .formParam("time_zone", zone)
                .formParam("theme", theme)
                .formParam("density", "compact")
                .post("/admin/account/preference");
    }

    @Test
    void theAdminLooksAndSpeaksAsOneSays() {
        assertThat(notice(prefer("America/New_York", "dark"))).isEqualTo("Saved.");
        as(name).get("/admin/account")
                .then()
                .body(containsString("data-theme=\"dark\""))
                .body(containsString("data-density=\"compact\""))
                .body(containsString("lang=\"es\""))
                .body(containsString("Su cuenta"));
        assertThat(notice(prefer("Europe/Madrid", "light"))).isEqualTo("Guardado.");
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() {
        Response answer = prefer("Mars/\"><script>", "dark");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("time_zone-fault").doesNotContain("\"><script>");
        assertThat(prefer("UTC", "pink").statusCode()).isEqualTo(422);
    }

    @Test
    void anotherPasswordEndsAllSessionsAndNeedsTheOldOne() {
        Response wrong = as(name).formParam("old", "not it")
                .formParam("password", "a new one of mine")
                .post("/admin/account/password");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.asString()).contains("the old password is wrong");
        String session = Editors.session(name);
        Response weak = given().cookie("ov_session", session)
                .formParam("old", "secret of " + name)
                .formParam("password", "short")
                .post("/admin/account/password");
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.asString()).contains("password-fault").doesNotContain("secret of");
        given().redirects()
                .follow(false)
                .cookie("ov_session", session)
                .formParam("old", "secret of " + name)
                .formParam("password", "a new one of mine")
                .post("/admin/account/password")
                .then()
                .statusCode(303);
        given().redirects()
                .follow(false)
                .cookie("ov_session", session)
                .get("/admin/account")
                .then()
                .statusCode(303);
        assertThat(Editors.signIn(name, "a new one of mine").statusCode()).isEqualTo(303);
    }

    @Test
    void mailsGoWhereOneSays() {
        String own = name + "@desk.example";
        assertThat(notice(as(name).formParam("email", " " + own + " ").post("/admin/account/email")))
                .isEqualTo("Saved.");
        as(name).get("/admin/account").then().body(containsString("value=\"" + own + "\""));
        Response wrong = as(name).formParam("email", "nobody\"><script>").post("/admin/account/email");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString())
                .contains("must be an e-mail address such as ada@example.org", "nobody&quot;&gt;")
                .doesNotContain("\"><script>");
        String other = Editors.user(SampleSite.slug("account"), false);
        Response taken = as(other).formParam("email", own.toUpperCase()).post("/admin/account/email");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.asString()).contains("another user has the e-mail address " + own.toUpperCase());
        as(name).formParam("email", "").post("/admin/account/email").then().statusCode(303);
        assertThat(as(other)
                        .formParam("email", own)
                        .post("/admin/account/email")
                        .statusCode())
                .isEqualTo(303);
    }

    private static Response withAgent(String session, String method, String path) {
        return given().redirects().follow(false).cookie("ov_session", session).request(method, path);
    }

    @Test
    void sessionsAreListedAndEndOneByOneOrAllOthers() {
        String own = Editors.session(name);
        String other = given().redirects()
                .follow(false)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 <script>")
                .formParam("name", name)
                .formParam("password", "secret of " + name)
                .post("/admin/session")
                .getCookie("ov_session");
        String third = Editors.session(name);
        String screen = withAgent(own, "GET", "/admin/account").asString();
        assertThat(screen).contains("Firefox, Linux", "127.0.0.1").doesNotContain("Firefox/140.0 <script>");
        String end =
                screen.replaceAll("(?s).*Firefox, Linux.*?action=\"(/admin/account/sessions/[0-9]+/end)\".*", "$1");
        assertThat(notice(withAgent(own, "POST", end))).isEqualTo("The session has ended.");
        assertThat(withAgent(other, "GET", "/admin/account").statusCode()).isEqualTo(303);
        assertThat(notice(withAgent(own, "POST", "/admin/account/sessions/end")))
                .startsWith("1 ");
        assertThat(withAgent(third, "GET", "/admin/account").statusCode()).isEqualTo(303);
        assertThat(withAgent(own, "GET", "/admin/account").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        String victim = Editors.session(name);
        long id = Long.parseLong(withAgent(Editors.session(name), "GET", "/admin/account")
                .asString()
                .replaceAll("(?s).*/admin/account/sessions/([0-9]+)/end.*", "$1"));
        as(Editors.reader())
                .post("/admin/account/sessions/" + id + "/end")
                .then()
                .statusCode(404);
        assertThat(withAgent(victim, "GET", "/admin/account").statusCode()).isEqualTo(200);
        as(Editors.reader())
                .formParam("name", "x")
                .post("/admin/account/passkeys/1")
                .then()
                .statusCode(404);
    }

    @Test
    void signingInAgainEndsWhatWasThere() {
        String former = Editors.session(name);
        given().redirects()
                .follow(false)
                .cookie("ov_session", former)
                .formParam("name", name)
                .formParam("password", "secret of " + name)
                .post("/admin/session");
        assertThat(withAgent(former, "GET", "/admin/account").statusCode()).isEqualTo(303);
    }

    @Test
    void theScreenIsThereForEverybodyAtAnyWidthAndInAllColours() {
        try (var browser = new AdminBrowser(address)) {
            assertThat(browser.violationsEverywhere(name, "/admin/account", "account"))
                    .isEmpty();
            Page page = browser.as(name);
            page.navigate("/admin/account");
            for (String theme : new String[] {"contrast", "dark"}) {
                page.getByLabel("Colours").selectOption(theme);
                page.getByText("Save", new Page.GetByTextOptions().setExact(true))
                        .click();
                assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo(theme);
                AdminBrowser.keep(page, "account-" + theme);
                assertThat(AdminBrowser.violations(page)).isEmpty();
            }
            page.navigate("/admin/account/second-step");
            assertThat(AdminBrowser.violations(page)).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
