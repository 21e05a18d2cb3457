package org.openvault.backend.admin.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.openvault.backend.admin.Editors.as;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.admin.TryingPage;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChooseTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>{1+1}";

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

    private String list(String path) {
        return as("chief")
                .get("/admin/choose/" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void thePlaceOfThePageComesFirst() {
        long page = site.draft(SampleSite.slug("sibling"));
        assertThat(list("pages?near=" + page))
                .contains("data-id=\"" + page + "\"")
                .contains("Home");
        assertThat(list("pages?near=" + page + "&types=exhibits.ExhibitPage"))
                .contains("data-id=\"" + page + "\"")
                .doesNotContain("data-id=\"" + site.index + "\"");
        assertThat(list("pages?near=" + page + "&types=exhibits.ExhibitIndex"))
                .as("nothing near fits, so all that fit")
                .contains("data-id=\"" + site.index + "\"");
    }

    @Test
    void onlyTheTypesThatFitCanBeChosenAndTheOthersLeadOn() {
        String list = list("pages?place=" + site.home + "&types=exhibits.ExhibitPage");
        assertThat(list)
                .doesNotContain("data-id=\"" + site.index + "\"")
                .contains("place=" + site.index)
                .contains("choice off");
    }

    @Test
    void aPartOfTheTitleIsEnoughAndSignsOfPatternsAreJustSigns() {
        String slug = SampleSite.slug("q%uick");
        long page = site.draft(SampleSite.slug("searched"));
        site.save(page, site.exhibitDocument("The " + slug + " fox", "<p>x</p>"));
        assertThat(as("chief")
                        .queryParam("q", slug.toUpperCase())
                        .get("/admin/choose/pages")
                        .asString())
                .contains("data-id=\"" + page + "\"");
        assertThat(as("chief").queryParam("q", "%%").get("/admin/choose/pages").asString())
                .doesNotContain("data-id");
        site.save(page, site.exhibitDocument("Renamed " + SampleSite.slug("r"), "<p>x</p>"));
        assertThat(as("chief").queryParam("q", slug).get("/admin/choose/pages").asString())
                .as("what it was called once")
                .doesNotContain("data-id");
    }

    @Test
    void whatSomebodyMayNotSeeIsNotThereToChoose() {
        as("reader")
                .get("/admin/choose/pages?place=" + site.home)
                .then()
                .statusCode(200)
                .body(not(containsString("data-id")));
        for (String kind : new String[] {"images", "documents", "snippets"}) {
            as("reader").get("/admin/choose/" + kind).then().statusCode(200).body(not(containsString("data-id")));
        }
        as("reader")
                .get("/admin/choose/images/chosen?id=" + site.picture)
                .then()
                .body(containsString("not for you to see"), not(containsString("Tower")));
    }

    @Test
    void whatIsAskedWronglyIsRefused() {
        as("chief").get("/admin/choose/pages?place=x").then().statusCode(400);
        as("chief").get("/admin/choose/pages/chosen?id=x").then().statusCode(400);
        as("chief").get("/admin/choose/forms").then().statusCode(404);
    }

    @Test
    void listsSpeakTheLanguageOfWhoeverLooks() {
        as("chief")
                .header("Accept-Language", "es")
                .get("/admin/choose/pages/chosen")
                .then()
                .body(containsString("Elegir una página"));
    }

    @Test
    void aPageIsChosenByKeysAlone() {
        long page = site.draft(SampleSite.slug("chosen"));
        site.save(page, site.exhibitDocument(HOSTILE + page, "<p>x</p>"));
        try (var browser = new AdminBrowser(address)) {
            TryingPage.show(
                    "<label for=field>Page</label><ov-choose kind=pages><input id=field name=field inputmode=numeric></ov-choose>");
            Page window = browser.as("chief");
            window.navigate("/admin/trying");
            window.getByRole(
                            com.microsoft.playwright.options.AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Page Choose a page"))
                    .press("Enter");
            window.locator("dialog[open] input[type=search]").waitFor();
            window.keyboard().type(HOSTILE + page);
            window.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(window.locator("dialog button.choice"))
                    .hasText(java.util.regex.Pattern.compile("onerror"));
            assertThat(AdminBrowser.violations(window)).isEmpty();
            window.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(window.locator(".chosen")).containsText(HOSTILE + page);
            assertThat(window.locator("input[name=field]").inputValue()).isEqualTo(Long.toString(page));
            PlaywrightAssertions.assertThat(window.locator("ov-choose button").first())
                    .isFocused();
            window.locator("text=Save").click();
            PlaywrightAssertions.assertThat(window.locator("output")).hasText(Long.toString(page));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void withoutJavaScriptTheIdIsTyped() {
        try (var browser = new AdminBrowser(address)) {
            TryingPage.show("<ov-choose kind=pages><input name=field aria-label=Page inputmode=numeric></ov-choose>");
            Page window = browser.as("chief", new Browser.NewContextOptions().setJavaScriptEnabled(false));
            window.navigate("/admin/trying");
            window.fill("input[name=field]", "12");
            window.click("text=Save");
            assertThat(window.locator("output").textContent()).isEqualTo("12");
        }
    }

    @Test
    void choosersAreForEverybodyAtAnyWidthAndInBothColours() {
        try (var browser = new AdminBrowser(address)) {
            TryingPage.show(
                    ("<p><label for=a>Page</label></p><ov-choose kind=pages near=%d><input id=a name=field value=%d></ov-choose>"
                                    + "<p><label for=b>Picture</label></p><ov-choose kind=images><input id=b name=b value=%d></ov-choose>"
                                    + "<p><label for=c>Gone</label></p><ov-choose kind=documents><input id=c name=c value=999999999></ov-choose>")
                            .formatted(site.draft(SampleSite.slug("wide")), site.index, site.picture));
            for (String kind : new String[] {"pages", "images"}) {
                assertThat(browser.violationsEverywhere(
                                "chief", "/admin/trying", "choose-" + kind, (window, variant) -> {
                                    window.locator(".gone").waitFor();
                                    window.click("ov-choose[kind=" + kind + "] button");
                                    window.locator("dialog .choices").waitFor();
                                }))
                        .isEmpty();
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
