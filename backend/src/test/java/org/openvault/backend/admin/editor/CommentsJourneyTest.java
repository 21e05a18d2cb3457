package org.openvault.backend.admin.editor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.comment.SendCommentMails;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CommentsJourneyTest {

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @Inject
    SendCommentMails sendCommentMails;

    @Inject
    MockMailbox mailbox;

    private AdminBrowser browser;
    private long page;
    private String second;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        second = Editors.user(SampleSite.slug("colleague") + "-desk", true);
        page = site.draft(SampleSite.slug("talk"));
        browser = new AdminBrowser(address);
        setDefaultAssertionTimeout(20_000);
        mailbox.clear();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private String path() {
        return "/admin/pages/" + page;
    }

    private Page open(String who) {
        Page window = browser.as(who);
        window.navigate(path());
        return window;
    }

    private String mailOf(String who) {
        String email = who + "@desk.example";
        Editors.as(who).formParam("email", email).post("/admin/account/email");
        mailbox.clear();
        return email;
    }

    @Test
    void twoTalkAboutABlockWhileOneOfThemWrites() {
        String email = mailOf(second);
        Page chief = open("chief");
        chief.route("**/draft", route -> route.abort()); // so that what is typed is nowhere but in the form
        chief.locator("[name=title]").fill("Not saved yet");
        Locator mark = chief.locator("[data-type=text] > .element-bar [data-comment]");
        assertThat(mark).hasAttribute("aria-label", "Comment on Text");
        mark.click();
        Locator body = chief.locator("#add-body");
        assertThat(body).isFocused();
        body.pressSequentially("Is this so, @" + second.substring(0, second.length() - 2));
        assertThat(chief.locator("#mention-list [aria-selected=true]")).containsText("@" + second);
        assertThat(AdminBrowser.violations(chief)).isEmpty();
        AdminBrowser.keep(chief, "comments-mention");
        chief.keyboard().press("Enter");
        assertThat(body).hasValue("Is this so, @" + second + " ");
        chief.locator(".comment-add button").click();
        assertThat(chief.locator("[data-says]")).hasText("The comment was added.");
        assertThat(chief.locator(".said")).isFocused();
        assertThat(chief.locator(".topic h2")).hasText("1. Text: Text.");
        assertThat(mark).hasAttribute("aria-label", "Comment on Text, 1 open");
        assertThat(chief.locator("summary [data-open]")).hasText("1");
        assertThat(chief.locator("[name=title]")).hasValue("Not saved yet");

        sendCommentMails.send();
        assertThat(mailbox.getMailsSentTo(email)).singleElement().satisfies(mail -> assertThat(mail.getText())
                .contains("https://admin.openvault.example" + path() + "#comment-"));
        String link =
                mailbox.getMailsSentTo(email).getFirst().getText().replaceAll("(?s).*(/admin/pages/\\S+).*", "$1");
        Page other = browser.as(second);
        other.navigate("/admin/");
        assertThat(other.locator(".mentions a")).hasAttribute("href", link);
        other.navigate(link);
        assertThat(other.locator(".said")).isFocused();
        other.locator(".reply > summary").click();
        other.locator(".reply textarea").fill("It is.");
        other.locator(".reply button").click();
        assertThat(other.locator(".said")).hasCount(2);
        other.locator("[data-place]").click();
        assertThat(other.locator(".element[data-type=text]")).isFocused();
        other.locator("form[action$='/resolution'] button").click();
        assertThat(other.locator("[data-says]")).hasText("The thread is resolved.");
        assertThat(other.locator(".resolved > summary")).hasText("Resolved (1)");
        assertThat(other.locator("[data-type=text] > .element-bar [data-comment]"))
                .hasAttribute("aria-label", "Comment on Text");
        assertThat(chief.locator("[name=title]")).hasValue("Not saved yet");
    }

    @Test
    void whatIsHalfWrittenStaysWhenAnotherFormIsSentAndWhenNobodyAnswers() {
        Editors.as("chief").formParam("body", "First").post(path() + "/comments");
        Page window = open("chief");
        window.locator(".editor-comments > summary").click();
        window.locator(".reply > summary").click();
        window.locator(".reply textarea").fill("Half a reply");
        window.locator("#comment-field").selectOption("title");
        window.locator("#add-body").fill("About the title");
        window.route("**/comments", route -> route.abort());
        window.locator(".comment-add button").click();
        assertThat(window.locator("[data-says]")).containsText("That did not arrive");
        assertThat(window.locator("#add-body")).hasValue("About the title");
        window.unroute("**/comments");
        window.locator(".comment-add button").click();
        assertThat(window.locator(".said")).hasCount(2);
        assertThat(window.locator("#add-body")).hasValue("");
        assertThat(window.locator("[data-topic=''] .reply textarea")).hasValue("Half a reply");
        assertThat(window.locator(".field > [data-comment=title]")).hasAttribute("data-shown", "1");
        window.locator("ov-blocks[data-list=body] > details.add > summary").click();
        window.locator("dialog[open] input[type=search]").fill("Heading");
        window.locator(".choose-from li:not([hidden]) button").first().click();
        window.locator("[data-type=heading] > .element-bar [data-comment]").click();
        assertThat(window.locator("#comment-field option:checked")).hasText("Heading");
    }

    @Test
    void everyStateIsThereForEverybody() {
        site.save(page, EveryBlock.document(site));
        Editors.as("chief")
                .formParam("field", "title")
                .formParam("body", "Shorter, @" + second + "?\n<b>Perhaps</b>")
                .post(path() + "/comments");
        String done = Editors.as("chief")
                .formParam("field", "body/" + java.util.UUID.randomUUID())
                .formParam("body", "Settled")
                .post(path() + "/comments")
                .getHeader("Location")
                .replaceAll(".*-", "");
        Editors.as(second).formParam("body", "Yes, " + "very ".repeat(60)).post("/admin/comments/" + done + "/replies");
        Editors.as(second).post("/admin/comments/" + done + "/resolution");
        assertThat(browser.violationsEverywhere("chief", path(), "comments", (window, variant) -> {
                    window.locator(".editor-comments > summary").click();
                    window.locator(".resolved > summary").click();
                    window.locator(".said-edit > summary").first().click();
                    window.locator(".reply > summary").first().click();
                }))
                .isEmpty();
        assertThat(browser.violationsEverywhere("chief", path(), "comments-closed"))
                .isEmpty();
        assertThat(browser.violationsEverywhere("chief", path() + "/comments", "comments-alone"))
                .isEmpty();
        assertThat(browser.violationsEverywhere(second, "/admin/", "dashboard-mentions"))
                .isEmpty();
        Page wide = browser.as(
                "chief", new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(2560, 1300));
        wide.navigate(path());
        wide.locator(".editor-comments > summary").click();
        assertThat(AdminBrowser.violations(wide)).isEmpty();
        AdminBrowser.keep(wide, "comments-2560");
        assertThat(browser.complaints()).isEmpty();
    }
}
