package org.openvault.backend.admin.editor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.entry.Revision;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EditorJourneyTest {

    private static final String SAVED = "[data-saved]";

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    private AdminBrowser browser;
    private long page;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        Editors.user("second", true);
        page = site.draft(SampleSite.slug("journey"));
        browser = new AdminBrowser(address);
        setDefaultAssertionTimeout(20_000);
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

    private JsonNode draft() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Revision.findLatest(page).orElseThrow().document);
    }

    private static Locator control(Page window, String name) {
        return window.locator("[name=\"" + name + "\"]");
    }

    /** Whatever enhances it, the plain control says what is written. */
    private static void write(Locator control, String text) {
        control.evaluate(
                "(control, text) => { control.value = text; control.dispatchEvent(new Event('input', { bubbles: true })); }",
                text);
    }

    private static void saved(Page window) {
        assertThat(window.locator("ov-editor[data-dirty]")).hasCount(0);
        assertThat(window.locator(SAVED)).containsText("Saved at");
    }

    private static void add(Page window, String label) {
        window.locator("ov-blocks[data-list=body] > details.add > summary").click();
        window.locator("dialog[open] input[type=search]").fill(label);
        window.locator(".choose-from li:not([hidden]) button").first().click();
    }

    @Test
    void anExhibitOfEveryBlockIsWrittenAndAllOfItIsThereAfterwards() {
        Page window = open("chief");
        List<String> types = new ArrayList<>(List.of("text")); // the draft begins with one
        for (Object kind : (List<?>)
                window.evaluate(
                        "[...document.querySelectorAll('ov-blocks[data-list=body] > template')].map((t) => [t.dataset.type, t.dataset.label])")) {
            add(window, ((List<?>) kind).get(1).toString());
            types.add(((List<?>) kind).get(0).toString());
            assertThat(window.locator("[data-list=body] > .element-list > .element"))
                    .hasCount(types.size());
        }
        write(window.locator("[data-type=heading] textarea"), "A heading");
        write(window.locator("[data-type=image] input[name$='/value/image']"), Long.toString(site.picture));
        write(window.locator("[data-type=interviews] [name$='/guids']"), "cpb-aacip-1\ncpb-aacip-2");
        window.locator("[data-type=gallery] button.add").click();
        write(window.locator("[data-type=gallery] .element input[name$='/value/image']"), Long.toString(site.picture));
        window.locator("[data-type=table] button[value^='row:']").click();
        write(window.locator("[data-type=table] [name$='/rows/0/1']"), "cell");
        saved(window);
        assertThat(draft().path("body").findValuesAsText("type")).isEqualTo(types);
        window.reload();
        assertThat(window.locator("[data-list=body] > .element-list > .element"))
                .hasCount(types.size());
        assertThat(control(window, "title")).hasValue(draft().path("title").asText());
        assertThat(window.locator("[data-type=heading] textarea")).hasValue("A heading");
        assertThat(window.locator("[data-type=interviews] [name$='/guids']")).hasValue("cpb-aacip-1\ncpb-aacip-2");
        assertThat(window.locator("[data-type=gallery] .element input[name$='/value/image']"))
                .hasValue("" + site.picture);
        assertThat(window.locator("[data-type=table] [name$='/rows/0/1']")).hasValue("cell");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFootnoteOfTheTextIsKeptInTheListOfThePage() {
        site.save(page, EveryBlock.document(site));
        Page window = open("chief");
        Locator text = window.locator("[data-list=body] > .element-list > [data-type=text]")
                .first();
        text.scrollIntoViewIfNeeded();
        text.locator(".ProseMirror").click();
        text.locator("[data-do=footnote]").click();
        window.fill("#rt-text", "Seen on the log");
        window.locator("dialog[open] [value=set]").click();
        assertThat(window.locator("ov-blocks[data-list=footnotes] > .element-list > .element"))
                .hasCount(2);
        assertThat(text.locator("sup.footnote").first()).hasText("2");
        saved(window);
        JsonNode note = draft().path("footnotes").path(1);
        assertThat(note.path("value").path("text").asText()).isEqualTo("<p>Seen on the log</p>");
        assertThat(draft().path("body").toString()).contains(note.path("id").asText());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatTwoWriteAtOnceIsPutTogetherAndWhereBothWroteOneDecides() {
        site.save(page, EveryBlock.document(site));
        Page chief = browser.as("chief");
        chief.route("**/presence", route -> route.abort()); // which would tell of the others' words beforehand
        chief.navigate(path());
        Page second = open("second");
        write(second.locator("[data-type=heading] textarea"), "Their heading");
        saved(second);
        write(chief.locator("[data-type=quote] [name$='/attribution']"), "My attribution");
        saved(chief);
        assertThat(chief.locator("[data-type=heading] textarea")).hasValue("Their heading");
        assertThat(draft().toString()).contains("My attribution", "Their heading");
        write(second.locator("[data-type=subheading] textarea"), "Their words");
        saved(second);
        write(chief.locator("[data-type=subheading] textarea"), "My words");
        chief.getByText("Compare and decide").click();
        assertThat(chief.locator("h1")).hasText("Both changed");
        assertThat(AdminBrowser.violations(chief)).isEmpty();
        AdminBrowser.keep(chief, "editor-conflict");
        chief.getByText("Save what is chosen").click();
        assertThat(chief.locator("[data-type=subheading] textarea")).hasValue("My words");
        assertThat(draft().toString()).contains("My words").doesNotContain("Their words");
    }

    @Test
    void whatIsWrittenWhileNobodyAnswersIsSavedWhenSomebodyDoes() {
        Page window = open("chief");
        window.route("**/draft", route -> route.abort());
        write(control(window, "title"), "Written in the dark");
        assertThat(window.locator(SAVED)).containsText("kept in this browser");
        window.unroute("**/draft");
        saved(window);
        assertThat(draft().path("title").asText()).isEqualTo("Written in the dark");
        window.route("**/draft", route -> route.abort());
        write(control(window, "title"), "Before the tab was closed");
        assertThat(window.locator(SAVED)).containsText("kept in this browser");
        window.unroute("**/draft");
        window.route(
                "**/draft", route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(503)));
        window.reload();
        window.unroute("**/draft");
        window.reload();
        assertThat(window.locator(SAVED)).containsText("What was not saved last time is saved now");
        assertThat(control(window, "title")).hasValue("Before the tab was closed");
        assertThat(draft().path("title").asText()).isEqualTo("Before the tab was closed");
    }

    @Test
    void theKeyboardDoesEverything() {
        Page window = open("chief");
        window.locator("ov-blocks[data-list=body] > details.add > summary").focus();
        window.keyboard().press("Enter");
        window.keyboard().type("subhead");
        window.keyboard().press("Enter");
        Locator list = window.locator("[data-list=body] > .element-list > .element");
        assertThat(list).hasCount(2);
        assertThat(window.locator("[data-announce]")).containsText("Subheading added at place 2 of 2");
        window.keyboard().press("Alt+ArrowUp");
        assertThat(list.first()).hasAttribute("data-type", "subheading");
        assertThat(window.locator("[data-announce]")).containsText("moved to place 1 of 2");
        list.first().focus();
        window.keyboard().press("Control+z");
        assertThat(list.first()).hasAttribute("data-type", "text");
        list.first().locator("[data-do=fold]").focus();
        window.keyboard().press("Enter");
        assertThat(list.first().locator(".element-body")).isHidden();
        window.getByRole(AriaRole.TAB).first().focus();
        window.keyboard().press("ArrowRight");
        assertThat(control(window, "seo_title")).isVisible();
        window.keyboard().press("Control+s");
        saved(window);
        assertThat(draft().path("body").findValuesAsText("type")).containsExactly("text", "subheading");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void blocksAreDuplicatedConvertedDraggedTakenOutAndCarriedToAnotherPage() {
        site.save(page, EveryBlock.document(site));
        Page window = open("chief");
        Locator list = window.locator("[data-list=body] > .element-list > .element");
        int all = list.count();
        window.locator("[data-type=table] button[value^='duplicate:']").click();
        assertThat(list).hasCount(all + 1);
        assertThat(window.locator("[data-type=table] [name$='/rows/1/0']").last())
                .hasValue("1");
        window.locator("[data-type=heading] [data-do=more]").click();
        window.getByRole(AriaRole.DIALOG).getByText("Make it: Subheading").click();
        assertThat(list.first()).hasAttribute("data-type", "subheading");
        window.locator("[data-type=gallery] [data-do=more]").first().click();
        window.getByRole(AriaRole.DIALOG)
                .getByText("Copy", new Locator.GetByTextOptions().setExact(true))
                .click();
        window.locator("[data-type=html] button[value^='remove:']").click();
        assertThat(list).hasCount(all);
        saved(window);
        assertThat(draft().path("body").findValuesAsText("type"))
                .startsWith("subheading", "subheading")
                .doesNotContain("html");
        page = site.draft(SampleSite.slug("other"));
        window.navigate(path());
        window.locator("[data-list=body] > .elements-head button", new Page.LocatorOptions().setHasText("Paste"))
                .click();
        assertThat(window.locator("[data-type=gallery] .element input[name$='/value/image']"))
                .hasValue("" + site.picture);
        saved(window);
        assertThat(draft().at("/body/1/value/images/0/value/caption").asText()).isEqualTo("In it");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void blocksOfAGroupMoveAndAreTakenOutAsOne() {
        site.save(page, EveryBlock.document(site));
        Page window = open("chief");
        Locator list = window.locator("[data-list=body] > .element-list > .element");
        int all = list.count();
        String first = list.nth(0).getAttribute("id");
        String second = list.nth(1).getAttribute("id");
        list.nth(0).focus();
        window.keyboard().press("Alt+Shift+ArrowDown");
        assertThat(window.locator(".element.grouped")).hasCount(2);
        assertThat(AdminBrowser.violations(window)).isEmpty();
        AdminBrowser.keep(window, "editor-grouped");
        window.keyboard().press("Alt+ArrowDown");
        assertThat(list.nth(1)).hasAttribute("id", first);
        assertThat(list.nth(2)).hasAttribute("id", second);
        list.nth(1).locator("button[value^='duplicate:']").first().click();
        assertThat(list).hasCount(all + 2);
        list.nth(1).locator("button[value^='remove:']").first().click();
        assertThat(list).hasCount(all);
        saved(window);
        assertThat(draft().path("body")).hasSize(all);
        window.locator("[data-list=body] > .element-list > .element [data-do=more]")
                .first()
                .click();
        window.getByRole(AriaRole.DIALOG).getByText("Group with the one below").click();
        assertThat(window.locator(".element.grouped")).hasCount(2);
        window.keyboard().press("Escape");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void withoutJavaScriptTheFormStillSaves() {
        Page window = browser.as("chief", new Browser.NewContextOptions().setJavaScriptEnabled(false));
        window.navigate(path());
        window.locator("details.add > summary").first().click();
        window.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName("Heading").setExact(true))
                .click();
        window.locator("[data-type=heading] textarea").fill("Without a script");
        control(window, "title").fill("Plain");
        window.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save draft"))
                .click();
        assertThat(window.locator("main [role=status]").first()).containsText("Saved.");
        assertThat(draft().path("title").asText()).isEqualTo("Plain");
        assertThat(draft().at("/body/1/value").asText()).isEqualTo("Without a script");
    }

    @Test
    void nothingThatSomebodyTypedEverRuns() {
        site.save(page, EveryBlock.document(site));
        Page window = open("chief");
        List<String> dialogs = new ArrayList<>();
        window.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        for (String payload : List.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "</textarea><script>alert(1)</script>",
                "javascript:alert(1)",
                "{{7*7}}${alert(1)}")) {
            window.locator("#editor-form")
                    .evaluate(
                            "(form, text) => form.querySelectorAll('textarea, input:not([type=hidden]):not([inputmode]):not([type=checkbox])')"
                                    + ".forEach((control) => { if (!control.name.startsWith('@') && !control.name.endsWith('guids')) control.value = text; })",
                            payload);
            write(control(window, "title"), payload);
            saved(window);
            window.reload();
            assertThat(control(window, "title")).hasValue(payload);
            window.locator("[data-do=fold]").first().click();
        }
        assertThat(dialogs).isEmpty();
    }

    @Test
    void everyStateIsThereForEverybody() {
        site.save(page, EveryBlock.document(site));
        assertThat(browser.violationsEverywhere("chief", path(), "editor")).isEmpty();
        assertThat(browser.violationsEverywhere("chief", path(), "editor-palette", (window, variant) -> window.locator(
                                "ov-blocks[data-list=body] > details.add > summary")
                        .click()))
                .isEmpty();
        assertThat(browser.violationsEverywhere(
                        "chief", path(), "editor-promote", (window, variant) -> window.getByRole(AriaRole.TAB)
                                .nth(1)
                                .click()))
                .isEmpty();
        assertThat(browser.violationsEverywhere(
                        "chief", path(), "editor-settings", (window, variant) -> window.getByRole(AriaRole.TAB)
                                .nth(2)
                                .click()))
                .isEmpty();
        assertThat(browser.violationsEverywhere("chief", path(), "editor-folded", (window, variant) -> window.getByText(
                                "Fold all", new Page.GetByTextOptions().setExact(true))
                        .first()
                        .click()))
                .isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatIsWrongAndWhoHasItLockedIsThereForEverybody() {
        Page window = open("chief");
        write(control(window, "title"), "x".repeat(256));
        assertThat(window.locator(".fault").first()).containsText("must have at most 255 characters");
        assertThat(AdminBrowser.violations(window)).isEmpty();
        window.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save draft"))
                .click();
        assertThat(window.locator("#wrong")).isVisible();
        assertThat(AdminBrowser.violations(window)).isEmpty();
        AdminBrowser.keep(window, "editor-faults");
        Editors.as("second").post(path() + "/lock");
        window.navigate(path());
        assertThat(window.locator("main")).containsText("Only second may edit this now");
        assertThat(AdminBrowser.violations(window)).isEmpty();
        AdminBrowser.keep(window, "editor-locked");
    }

    /** The figures are for whoever looks: this machine decides about them, not the test. */
    @Test
    void aLargeExhibitOpensAndIsWrittenIn() {
        site.save(page, EveryBlock.large(site, 400));
        open("chief");
        Page window = open("chief");
        assertThat(window.locator("[data-list=body] > .element-list > .element"))
                .hasCount(400);
        Object paint = window.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime");
        Object answer = window.evaluate("performance.getEntriesByType('navigation')[0].responseEnd");
        Object size = window.evaluate("performance.getEntriesByType('navigation')[0].decodedBodySize");
        window.evaluate(
                "window.longest = 0; new PerformanceObserver((l) => l.getEntries().forEach((e) => longest = Math.max(longest, e.duration)))"
                        + ".observe({ type: 'event', durationThreshold: 16 }); window.tasks = []; new PerformanceObserver((l) => tasks.push(...l.getEntries().map((e) => e.duration)))"
                        + ".observe({ type: 'longtask' })");
        Locator title = control(window, "title");
        title.focus();
        window.keyboard()
                .type(" typed into a large page", new com.microsoft.playwright.Keyboard.TypeOptions().setDelay(60));
        saved(window);
        System.out.printf(
                "LARGE first paint %s ms, answer read at %s ms, %s bytes; longest event %s ms, long tasks %s%n",
                paint, answer, size, window.evaluate("longest"), window.evaluate("tasks"));
        AdminBrowser.keep(window, "editor-large");
    }
}
