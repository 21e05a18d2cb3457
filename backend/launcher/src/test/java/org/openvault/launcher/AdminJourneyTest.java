package org.openvault.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor does, in a real browser, with the system as a user starts it, up to what readers see. */
class AdminJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(30_000);
    private static final String ELEMENTS = "[data-list=body] > .element-list > .element";

    /** What is written into the first field of a block that takes words. */
    private static final Map<String, String> WORDS = Map.of(
            "heading", "The first lamp",
            "subheading", "Of what it was made",
            "text", "<p>It was lit at dusk by hand.</p>",
            "quote", "<p>Nobody slept that night.</p>",
            "credits", "<p>Written for the journey of a test.</p>",
            "html", "<p>Raw words of the page.</p>");

    @TempDir
    static Path folder;

    private static Home home;
    private static RunningSystem system;
    private static Accessibility browser;
    private static int sitePort;
    private static int backendPort;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        assumeTrue(
                Files.exists(Path.of(System.getenv("OV_CHECKOUT"), "backend/target/quarkus-app/quarkus-run.jar")),
                "the applications are not packaged: ./ov test does that first");
        assumeTrue(Accessibility.findChromium().isPresent(), "there is no Chromium here");
        home = new Home(folder.resolve("home"));
        sitePort = Port.anyFree().number();
        backendPort = Port.anyFree().number();
        system = startSystem();
        browser = new Accessibility(Accessibility.findChromium().orElseThrow());
    }

    private static RunningSystem startSystem() {
        return RunningSystem.start(
                home, Jars.of(System.getenv()), sitePort, backendPort, true, false, step -> {}, () -> false);
    }

    @AfterAll
    static void stop() {
        if (browser != null) browser.close();
        if (system != null) system.close();
    }

    @Test
    void anExhibitOfEveryBlockIsWrittenScheduledAndSeenByReadersAtItsInstant() {
        browser.use(page -> {
            signIn(page);
            make(page, "Lamps of the pier");
            int kinds = addEveryBlock(page);
            WORDS.forEach((type, words) ->
                    write(page.locator("[data-type=" + type + "] textarea").first(), words));
            choosePicture(page, "cover_image");
            choosePicture(page, "hero_image");
            isSaved(page);
            page.locator("a.button", new Page.LocatorOptions().setHasText("Publication"))
                    .first()
                    .click();
            assertThat(page.locator("main")).not().containsText("This stops it");
            Instant instant =
                    Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            page.getByLabel("Publish at")
                    .fill(LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString());
            page.getByText("Schedule", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator(".notice")).containsText("Scheduled for");
            String address = system.site() + "/exhibits/lamps-of-the-pier/";
            assertThat(status(address)).isEqualTo(404);
            assertThat(Await.until(PATIENCE, () -> status(address) == 200))
                    .as("it is there")
                    .isTrue();
            assertThat(Instant.now()).isAfterOrEqualTo(instant);
            page.navigate(address);
            WORDS.values()
                    .forEach(words -> assertThat(page.locator("main")).containsText(words.replaceAll("<[^>]*>", "")));
            assertThat(kinds).isEqualTo(18);
            return complaints;
        });
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatIsTypedWhileTheBackendIsKilledIsSavedWhenItIsBack() {
        browser.use(page -> {
            signIn(page);
            make(page, "Written through a crash");
            Locator text = page.locator(ELEMENTS + " .ProseMirror").first();
            if (text.count() == 0) add(page, "Text");
            text.click();
            page.keyboard().type("Before the crash. ");
            isSaved(page);
            page.keyboard().type("While it ");
            Child.kill(system.backend().process().toHandle());
            page.keyboard().type("went down, and afterwards.");
            assertThat(page.locator("ov-editor[data-dirty]")).hasCount(1);
            system.close();
            system = startSystem();
            isSaved(page);
            page.reload();
            assertThat(text).containsText("Before the crash. While it went down, and afterwards.");
            return true;
        });
    }

    @Test
    void theDraftIsSeenBesideTheTextAsItIsWritten() {
        browser.use(page -> {
            signIn(page);
            make(page, "Seen while written");
            page.locator(".editor-preview > summary").click();
            var frame = page.frameLocator("ov-preview iframe").last();
            assertThat(frame.locator("h1")).containsText("Seen while written", PATIENTLY);
            var shown = frame.locator("body");
            shown.evaluate("body => { body.dataset.stays = ''; }");
            page.locator("[name=title]").fill("Seen at once");
            assertThat(frame.locator("h1")).containsText("Seen at once", PATIENTLY);
            assertThat(shown).hasAttribute("data-stays", ""); // nothing was loaded anew
            add(page, "Subheading");
            write(
                    page.locator(ELEMENTS)
                            .last()
                            .locator("input[type=text], textarea")
                            .first(),
                    "Of what is new");
            assertThat(frame.locator("main")).containsText("Of what is new", PATIENTLY);
            return true;
        });
    }

    private void signIn(Page page) {
        page.setViewportSize(1400, 1000);
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(page.url() + ": " + message.text());
        });
        page.navigate(system.backendUrl() + "/admin/session");
        page.fill("[name=name]", FirstLogin.of(home).user());
        page.fill("[name=password]", FirstLogin.of(home).password());
        page.locator("button.main").click();
        page.waitForURL("**/admin/");
    }

    private void make(Page page, String title) {
        page.navigate(system.backendUrl() + "/admin/search?q=exhibits");
        page.locator(".found a")
                .getByText("Exhibits", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        String index = page.url().replaceAll(".*/", "");
        page.navigate(system.backendUrl() + "/admin/pages/new?parent=" + index);
        page.getByLabel("Title").fill(title);
        page.getByText("Make the page").click();
        page.waitForURL(Pattern.compile(".*/admin/pages/\\d+$"));
    }

    private static int addEveryBlock(Page page) {
        int before = page.locator(ELEMENTS).count();
        var labels = (List<?>)
                page.evaluate(
                        "[...document.querySelectorAll('ov-blocks[data-list=body] > template')].map((one) => one.dataset.label)");
        labels.forEach(label -> add(page, label.toString()));
        assertThat(page.locator(ELEMENTS)).hasCount(before + labels.size());
        return labels.size();
    }

    private static void add(Page page, String label) {
        page.locator("ov-blocks[data-list=body] > details.add > summary").click();
        page.locator("dialog[open] input[type=search]").fill(label);
        page.locator(".choose-from li:not([hidden]) button").first().click();
    }

    /** Whatever enhances it, the plain control says what is written. */
    private static void write(Locator control, String text) {
        control.evaluate(
                "(control, text) => { control.value = text; control.dispatchEvent(new Event('input', { bubbles: true })); }",
                text);
    }

    private static void choosePicture(Page page, String field) {
        page.locator("ov-choose:has([name=" + field + "]) button").first().click();
        Locator choice = page.locator("dialog[open] button.choice:not(.off)").first();
        choice.click();
        page.locator("dialog[open]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private static void isSaved(Page page) {
        page.waitForCondition(
                () -> page.locator("ov-editor[data-dirty]").count() == 0,
                new Page.WaitForConditionOptions().setTimeout(60_000));
    }

    private static int status(String address) {
        return Http.get(address, Map.of()).status();
    }
}
