package org.openvault.backend.admin.session;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.user.CreateGroup;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.User;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeIssuer.class, restrictToAnnotatedClass = true)
class OpenIdTest {

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @Inject
    CreateGroup createGroup;

    @Inject
    Directory directory;

    private String subject;
    private String name;

    @BeforeEach
    void somebodyThere() {
        site.get();
        FakeIssuer.fault = FakeIssuer.Fault.NONE;
        subject = UUID.randomUUID().toString();
        name = SampleSite.slug("from-there");
        claim(name, List.of("archive-staff"));
    }

    private void claim(String preferred, List<String> groups) {
        FakeIssuer.claims =
                Map.of("sub", subject, "preferred_username", preferred, "name", "<b>From There</b>", "groups", groups);
    }

    /** As a browser does it, cookies and all. */
    private static Response signIn() {
        Response away = given().redirects().follow(false).get("/admin/session/openid?to=/admin/account");
        assertThat(away.statusCode()).isEqualTo(303);
        Response back =
                given().redirects().follow(false).urlEncodingEnabled(false).get(away.getHeader("Location"));
        return given().redirects()
                .follow(false)
                .cookie("ov_openid", away.getCookie("ov_openid"))
                .urlEncodingEnabled(false)
                .get(back.getHeader("Location"));
    }

    private static Optional<User> user(String name) {
        return QuarkusTransaction.requiringNew().call(() -> User.findByName(name));
    }

    @Test
    void whoIsAllowedIsMadeTheFirstTimeAndKnownTheNext() {
        Response first = signIn();
        assertThat(first.getCookie("ov_session")).isNotEmpty();
        assertThat(first.asString()).contains("url=/admin/account");
        given().cookie("ov_session", first.getCookie("ov_session"))
                .get("/admin/account")
                .then()
                .statusCode(200);
        long id = user(name).orElseThrow().id;
        claim("another-name-" + name, List.of("archive-staff"));
        assertThat(signIn().getCookie("ov_session")).isNotEmpty();
        assertThat(user("another-name-" + name)).isEmpty();
        assertThat(user(name).orElseThrow().id).isEqualTo(id);
    }

    @Test
    void whoIsNotAllowedOrNoMoreAllowedStaysOut() {
        claim(name, List.of("visitors"));
        assertThat(signIn().getCookie("ov_session")).isNull();
        assertThat(user(name)).isEmpty();
        claim(name, List.of("archive-staff"));
        assertThat(signIn().getCookie("ov_session")).isNotEmpty();
        claim(name, List.of());
        assertThat(signIn().statusCode()).isEqualTo(401);
    }

    @Test
    void aNameThatSomebodyHasHereIsNotTheirs() {
        claim(Editors.chief(), List.of("archive-staff"));
        assertThat(signIn().getCookie("ov_session")).isNull();
    }

    @Test
    void whoWasDisabledStaysOut() {
        signIn();
        QuarkusTransaction.requiringNew()
                .run(() -> User.findByName(name).orElseThrow().disabledAt = java.time.Instant.now());
        assertThat(signIn().getCookie("ov_session")).isNull();
    }

    @Test
    void groupsThatTheIssuerDecidesAboutFollowTheClaims() {
        QuarkusTransaction.requiringNew().run(() -> createGroup.create(SampleSite.EDITOR, "Editors by claim"));
        claim(name, List.of("archive-staff", "archive-editors"));
        signIn();
        long id = user(name).orElseThrow().id;
        assertThat(groups(id)).containsExactly("Editors by claim");
        claim(name, List.of("archive-staff"));
        signIn();
        assertThat(groups(id)).isEmpty();
    }

    private List<String> groups(long id) {
        return directory.user(SampleSite.EDITOR, id).groups().stream()
                .map(Directory.Named::name)
                .toList();
    }

    @Test
    void aTokenThatIsNotTheIssuersForUsNowIsRefused() {
        for (FakeIssuer.Fault fault : FakeIssuer.Fault.values()) {
            FakeIssuer.fault = fault;
            boolean in = signIn().getCookie("ov_session") != null;
            assertThat(in).as(fault.name()).isEqualTo(fault == FakeIssuer.Fault.NONE);
        }
    }

    @Test
    void nobodyFinishesWhatAnotherBegan() {
        Response away = given().redirects().follow(false).get("/admin/session/openid");
        String back = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(away.getHeader("Location"))
                .getHeader("Location");
        given().urlEncodingEnabled(false).get(back).then().statusCode(401);
        given().cookie("ov_openid", "A".repeat(43))
                .urlEncodingEnabled(false)
                .get(back)
                .then()
                .statusCode(401);
        given().cookie("ov_openid", away.getCookie("ov_openid"))
                .urlEncodingEnabled(false)
                .get(back.replaceAll("state=.*", "state=forged"))
                .then()
                .statusCode(401);
    }

    @Test
    void aPersonGoesThereAndComesBackSignedIn() {
        try (var browser = new AdminBrowser(address)) {
            Page page = browser.as(Editors.reader());
            page.context().clearCookies();
            page.navigate("/admin/account");
            AdminBrowser.keep(page, "sign-in-openid");
            assertThat(AdminBrowser.violations(page)).isEmpty();
            page.getByText("Sign in with the archive's sign-on").click();
            page.waitForURL("**/admin/account");
            assertThat(page.getByText("single sign-on").first()).isVisible();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
