package org.openvault.backend.admin.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.slug;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.TestClock;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.entry.LockEntry;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.UnpublishEntry;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExplorerJourneyTest {

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    LockEntry lockEntry;

    @Inject
    Clock clock;

    private AdminBrowser browser;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        browser = new AdminBrowser(address);
    }

    @AfterEach
    void nothingWentWrong() {
        ((TestClock) clock).release();
        List<String> complaints = browser.complaints();
        browser.close();
        assertThat(complaints).isEmpty();
    }

    private long folder(String word, String... titles) {
        long folder = site.published(
                site.index, "exhibits.ExhibitPage", slug(word), site.exhibitDocument("Folder " + word, "<p>x</p>"));
        for (String title : titles) {
            site.published(folder, "exhibits.ExhibitPage", slug("child"), site.exhibitDocument(title, "<p>x</p>"));
        }
        return folder;
    }

    private static List<String> titles(Page page) {
        return page.locator("tbody th a[href^='/admin/pages/']").allTextContents();
    }

    private static int live(String path) {
        return given().queryParam("path", path).get("/api/v3/resolve").statusCode();
    }

    @Test
    void aPageIsMadeAndScheduledAndIsThereAtItsInstant() {
        String name = slug("journey");
        Page page = browser.as("chief");
        page.navigate("/admin/pages?parent=" + site.collections);
        page.getByText("New page", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Title").fill("Made by hand " + name);
        page.getByLabel("Last part of the address").fill(name);
        page.getByText("Make the page").click();
        page.waitForURL(Pattern.compile(".*/admin/pages/\\d+$"));
        long id = Long.parseLong(page.url().replaceAll(".*/", ""));
        site.save(
                id, "{'title':'Made by hand','cover_image':%d,'hero_image':%d}".formatted(site.picture, site.picture));
        page.navigate("/admin/pages/" + id + "/publication");
        LocalDateTime at = LocalDateTime.now(ZoneOffset.UTC).plusDays(2).truncatedTo(ChronoUnit.MINUTES);
        page.getByLabel("Publish at").fill(at.toString());
        page.getByText("Schedule", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".notice")).containsText("Scheduled for");
        assertThat(page.locator(".timeline .coming")).hasCount(1);
        Instant instant = at.toInstant(ZoneOffset.UTC);
        ((TestClock) clock).set(instant.minusMillis(1));
        assertThat(live("/collections/" + name + "/")).isEqualTo(404);
        ((TestClock) clock).set(instant);
        assertThat(live("/collections/" + name + "/")).isEqualTo(200);
    }

    @Test
    void pagesAreReorderedByKeyByButtonAndByDragging() {
        long folder = folder("reorder", "One", "Two", "Three");
        Page page = browser.as("chief");
        page.navigate("/admin/pages?parent=" + folder);
        Locator up = page.getByLabel("Move Three up");
        up.focus();
        page.keyboard().press("Alt+ArrowUp");
        assertThat(page.locator("ov-reorder [role=status]")).hasText("Moved to place 2");
        assertThat(up).isFocused();
        page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> page.getByLabel("Move One down")
                .click());
        assertThat(page.locator("ov-reorder [role=status]")).hasText("Moved to place 2");
        page.reload();
        assertThat(titles(page)).startsWith("Three").containsSubsequence("Three", "One", "Two");
        page.locator("tr", new Page.LocatorOptions().setHasText("Two"))
                .locator(".handle")
                .dragTo(
                        page.locator("tr", new Page.LocatorOptions().setHasText("Three"))
                                .locator("th"),
                        new Locator.DragToOptions().setTargetPosition(4, 2));
        assertThat(page.locator("ov-reorder [role=status]")).hasText("Moved to place 1");
        page.reload();
        assertThat(titles(page)).containsSubsequence("Two", "Three", "One");
    }

    @Test
    void theListFollowsWhatOneTypesAndKeepsItsAddress() {
        long folder = folder("typed", "Blue boat", "Red kite");
        Page page = browser.as("chief");
        page.navigate("/admin/pages?parent=" + folder);
        page.getByLabel("Title or address").pressSequentially("kite");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("#found p.quiet[role=status]")).hasText("1 page");
        assertThat(page).hasURL(Pattern.compile(".*text=kite.*"));
        page.reload();
        assertThat(titles(page)).contains("Red kite").doesNotContain("Blue boat");
    }

    @Test
    void manyPagesArePublishedInPartsWithProgress() {
        long folder = folder("parts");
        for (int number = 0; number < 45; number++) {
            long child = site.draft(slug("part"));
            Editors.as("chief").formParam("parent", folder).post("/admin/pages/" + child + "/place");
        }
        long lacking = site.draft(slug("part"));
        site.save(lacking, "{'title':'Lacks a cover'}");
        Editors.as("chief").formParam("parent", folder).post("/admin/pages/" + lacking + "/place");
        Page page = browser.as("chief");
        page.navigate("/admin/pages?parent=" + folder);
        assertThat(page.locator("#bulk button").first()).isDisabled();
        page.getByLabel("Choose all pages shown").check();
        assertThat(page.locator(".chosen")).hasText("46 chosen:");
        page.locator("#bulk")
                .getByText("Publish", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("h1")).hasText("Publish 46 pages?");
        assertThat(AdminBrowser.violations(page)).isEmpty();
        page.locator("ov-parts button[type=submit]").click();
        assertThat(page.locator("ov-parts [role=status]")).hasText("Done: 45 of 46. Refused: 1.");
        assertThat(page.locator("ov-parts li")).containsText("Cover image is required");
        assertThat(AdminBrowser.violations(page)).isEmpty();
        page.getByText("Back to where you were").click();
        assertThat(page.locator(".status.live")).hasCount(45);
    }

    @Test
    void withoutJavaScriptAllOfItWorksToo() {
        long folder = folder("plain", "Alpha", "Beta");
        Page page = browser.as("chief", new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate("/admin/pages?parent=" + folder);
        page.getByLabel("Title or address").fill("alph");
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.navigate("/admin/pages?parent=" + folder);
        page.getByLabel("Move Beta up").click();
        assertThat(page.locator(".notice")).hasText("Moved.");
        assertThat(titles(page)).containsSubsequence("Beta", "Alpha");
        page.getByLabel("Choose Alpha").check();
        page.locator("#bulk").getByText("Unpublish").click();
        page.locator("ov-parts button[type=submit]").click();
        assertThat(page.locator("h1")).hasText("Done");
        page.getByText("Back to where you were").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Alpha"))
                        .locator(".status"))
                .hasText("Draft");
    }

    @Test
    void theTreeOpensByKeys() {
        long outer = folder("outer");
        long inner = site.published(
                outer, "exhibits.ExhibitPage", slug("inner"), site.exhibitDocument("Inner of keys", "<p>x</p>"));
        site.published(
                inner, "exhibits.ExhibitPage", slug("leaf"), site.exhibitDocument("Leaf under keys", "<p>x</p>"));
        Page page = browser.as("chief", new Browser.NewContextOptions().setViewportSize(1500, 900));
        page.navigate("/admin/pages?parent=" + outer);
        page.locator("ov-tree a[href$='parent=" + outer + "']").focus();
        page.keyboard().press("ArrowRight");
        Locator link = page.locator("ov-tree a[href$='parent=" + inner + "']");
        assertThat(link).isFocused();
        page.keyboard().press("ArrowRight");
        Locator leaf = page.locator("ov-tree a", new Page.LocatorOptions().setHasText("Leaf under keys"));
        assertThat(leaf).isVisible();
        page.keyboard().press("ArrowDown");
        assertThat(leaf).isFocused();
        page.keyboard().press("ArrowLeft");
        assertThat(link).isFocused();
        page.keyboard().press("ArrowLeft");
        assertThat(leaf).isHidden();
        assertThat(AdminBrowser.violations(page)).isEmpty();
    }

    @Test
    void everyScreenIsForEverybodyInEveryState() {
        long folder = folder("looks", "The long voyage of a paper boat across the pond", "Second");
        long draft = site.draft(slug("looks-draft"));
        Editors.as("chief").formParam("parent", folder).post("/admin/pages/" + draft + "/place");
        long busy =
                site.published(folder, "exhibits.ExhibitPage", slug("busy"), site.exhibitDocument("Busy", "<p>x</p>"));
        site.save(busy, site.exhibitDocument("Busy", "<p>newer</p>"));
        publishEntry.publish(SampleSite.EDITOR, busy, Instant.now().plus(3, ChronoUnit.DAYS));
        unpublishEntry.expire(SampleSite.EDITOR, busy, Instant.now().plus(9, ChronoUnit.DAYS));
        lockEntry.lock(SampleSite.EDITOR, busy, "");
        long thrown = site.exhibit(slug("thrown"));
        Editors.as("chief").formParam("used", "1").post("/admin/pages/" + thrown + "/trash");
        String refused = "/admin/pages/bulk?act=publish&page=%d&page=%d".formatted(busy, draft);
        for (String[] screen : new String[][] {
            {"/admin/", "dashboard"},
            {"/admin/pages", "explorer-root"},
            {"/admin/pages?parent=" + folder, "explorer"},
            {"/admin/pages?parent=" + folder + "&text=zzz", "explorer-nothing"},
            {refused, "bulk-publish"},
            {"/admin/pages/bulk?act=move&to=%d&page=%d".formatted(site.index, busy), "bulk-move"},
            {"/admin/pages/bulk?act=trash&page=" + folder, "bulk-trash"},
            {"/admin/pages/new?parent=" + folder, "new-page"},
            {"/admin/pages/" + busy + "/place?parent=" + site.index + "&slug=renamed", "place"},
            {"/admin/pages/" + busy + "/copy", "copy"},
            {"/admin/trash", "trash"},
            {"/admin/trash/emptying?entry=" + thrown, "emptying"},
        }) {
            assertThat(browser.violationsEverywhere("chief", screen[0], screen[1]))
                    .as(screen[1])
                    .isEmpty();
        }
        assertThat(browser.violationsEverywhere(
                        "chief", "/admin/pages?parent=" + folder, "explorer-menu", (page, variant) -> page.getByLabel(
                                        "Actions for Busy")
                                .click()))
                .isEmpty();
    }
}
