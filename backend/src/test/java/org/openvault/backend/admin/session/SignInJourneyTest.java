package org.openvault.backend.admin.session;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.user.AppOnAPhone;

/** Each way in, as somebody at a desk goes it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignInJourneyTest {

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    private String name;

    @BeforeEach
    void somebody() {
        site.get();
        name = Editors.user(SampleSite.slug("traveller"), false);
    }

    private static Page click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        return page;
    }

    private void password(Page page) {
        page.navigate("/admin/account");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Password").fill("secret of " + name);
        click(page, "Sign in");
    }

    @Test
    void aPasskeyIsAddedAndThenSignsInWithoutAPassword() {
        try (var browser = new AdminBrowser(address)) {
            Page page = browser.as(name);
            CDPSession device = page.context().newCDPSession(page);
            device.send("WebAuthn.enable");
            device.send("WebAuthn.addVirtualAuthenticator", authenticator());
            page.navigate("/admin/account");
            page.getByLabel("Name of the new passkey").fill("<i>My key</i>");
            click(page, "Add a passkey");
            assertThat(page.getByLabel("Name of the passkey <i>My key</i>")).isVisible();
            assertThat(AdminBrowser.violations(page)).isEmpty();
            page.context().clearCookies();
            page.navigate("/admin/account");
            click(page, "Sign in with a passkey");
            page.waitForURL("**/admin/account");
            assertThat(page.getByText("passkey", new Page.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
            assertThat(page.getByText("never")).hasCount(0);
            page.getByLabel("Name of the passkey <i>My key</i>").fill("Renamed");
            click(page, "Rename");
            click(page, "Remove the passkey Renamed");
            page.context().clearCookies();
            page.navigate("/admin/account");
            click(page, "Sign in with a passkey");
            assertThat(page.getByText("This device is not known here.")).isVisible();
            assertThat(browser.complaints()).allMatch(each -> each.contains("401"));
        }
    }

    private static JsonObject authenticator() {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var command = new JsonObject();
        command.add("options", options);
        return command;
    }

    @Test
    void aSecondStepIsSetUpAndAskedForAlsoWithoutScripts() {
        try (var browser = new AdminBrowser(address)) {
            Page page = browser.as(name, new Browser.NewContextOptions().setJavaScriptEnabled(false));
            page.navigate("/admin/account");
            page.getByText("Set up").click();
            assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Picture for the camera")))
                    .isVisible();
            AdminBrowser.keep(page, "second-step");
            String key = page.locator("#key").inputValue();
            page.getByLabel("Code that the app shows now").fill("000000");
            click(page, "Confirm");
            assertThat(page.getByText("is not what the app shows now").first()).isVisible();
            page.getByLabel("Code that the app shows now").fill(AppOnAPhone.code(key, Instant.now()));
            click(page, "Confirm");
            String recovery = page.locator(".codes li").first().textContent();
            AdminBrowser.keep(page, "recovery-codes");
            page.context().clearCookies();
            password(page);
            page.getByLabel("Code").fill("000000");
            click(page, "Sign in");
            assertThat(page.getByText("That code is wrong")).isVisible();
            page.getByLabel("Code").fill(recovery);
            click(page, "Sign in");
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/admin/account"));
            assertThat(page.getByText("password and code")).isVisible();
        }
    }

    @Test
    void theScreensOfSigningInAreThereForEverybody() {
        try (var browser = new AdminBrowser(address)) {
            for (String path : new String[] {"/admin/session", "/admin/session/second-step"}) {
                assertThat(browser.violationsEverywhere(name, path, path.replaceAll(".*/", "sign-in-")))
                        .isEmpty();
            }
            Page page = browser.as(name);
            page.context().clearCookies();
            page.navigate("/admin/session");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("nobody-at-all");
            page.getByLabel("Password").fill("wrong");
            click(page, "Sign in");
            assertThat(page.getByRole(AriaRole.ALERT).first()).hasText("The name or the password is wrong.");
            assertThat(AdminBrowser.violations(page)).isEmpty();
        }
    }
}
