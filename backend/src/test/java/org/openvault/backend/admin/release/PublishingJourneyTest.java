package org.openvault.backend.admin.release;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.slug;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.release.GatherRelease;
import org.openvault.backend.release.ReleaseItem;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublishingJourneyTest {

    private static final String BLOCK = "{'type':'text','id':'11111111-1111-4111-8111-111111111111','value':'%s'}";

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @Inject
    PublishEntry publishEntry;

    @Inject
    GatherRelease gatherRelease;

    private AdminBrowser browser;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        browser = new AdminBrowser(address);
    }

    @AfterEach
    void nothingWentWrong() {
        List<String> complaints = browser.complaints();
        browser.close();
        assertThat(complaints).isEmpty();
    }

    private static int live(String slug) {
        return given().queryParam("path", "/exhibits/" + slug + "/")
                .get("/api/v3/resolve")
                .statusCode();
    }

    @Test
    void aReleaseOfTenPagesGoesLiveAtOnceAndComesBack() {
        var slugs = new ArrayList<String>();
        var ids = new ArrayList<Long>();
        for (int number = 0; number < 10; number++) {
            slugs.add(slug("ten"));
            ids.add(site.draft(slugs.getLast()));
        }
        Page page = browser.as("chief");
        page.navigate("/admin/releases");
        page.getByLabel("Name").fill("Ten at once");
        page.getByText("Make the release").click();
        String release = page.url().replaceAll("[?].*", "");
        page.navigate("/admin/pages/bulk?act=release&page="
                + ids.stream().map(String::valueOf).collect(Collectors.joining("&page=")));
        page.locator("select[name=to]").selectOption(new SelectOption().setLabel("Ten at once"));
        page.locator("select[name=to] >> xpath=ancestor::form")
                .locator("button")
                .click();
        page.locator("button.main").click();
        assertThat(page.locator("ov-parts a.main")).isVisible();
        assertThat(page.locator("ov-parts [role=status]")).containsText("10");
        page.navigate(release);
        assertThat(page.locator("section")).not().hasCount(0);
        assertThat(page.getByText("10 addresses change")).isVisible();
        page.getByText("Publish now").click();
        assertThat(page.locator(".notice")).containsText("Published: 10 entries changed at one instant.");
        slugs.forEach(slug -> assertThat(live(slug)).isEqualTo(200));
        page.getByText("Take it back").click();
        assertThat(page.locator(".notice")).containsText("Taken back: 10");
        slugs.forEach(slug -> assertThat(live(slug)).isEqualTo(410));
    }

    @Test
    void anOldVersionIsComparedAndComesBack() {
        long id = site.draft(slug("versions"));
        for (String word : List.of("first", "second", "third")) {
            site.save(
                    id,
                    "{'title':'Version %s','body':[%s]}"
                            .formatted(word, BLOCK.formatted("<p>The " + word + " text.</p>")));
        }
        Page page = browser.as("chief");
        page.navigate("/admin/pages/" + id + "/history");
        page.getByLabel("Compare from revision 2").check();
        page.getByText("Compare", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("del").first()).hasText("first");
        assertThat(page.locator("ins").first()).hasText("third");
        page.locator("#after-slider").focus();
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("ins").first()).hasText("second");
        assertThat(page.locator("h1")).hasText("What changed from revision 2 to 3");
        assertThat(AdminBrowser.violations(page)).isEmpty();
        page.navigate("/admin/pages/" + id + "/history/2");
        page.getByText("Restore this revision").click();
        assertThat(page.locator(".notice")).containsText("revision 2");
        page.navigate("/admin/pages/" + id + "/history/5");
        assertThat(page.locator("dd").first()).hasText("Version first");
    }

    @Test
    void everyScreenIsForEverybodyInEveryState() {
        long lacking = site.draft(slug("lacking"));
        long unseen = site.draft(slug("unseen"));
        site.save(
                lacking,
                "{'title':'Lacking','body':[%s]}"
                        .formatted(BLOCK.formatted(
                                "<h2>One</h2><h4>Two</h4><p><a href=\\\"/nowhere/\\\">here</a> <a linktype=\\\"page\\\" id=\\\"%d\\\">seen</a></p>"
                                        .formatted(unseen))));
        long busy = site.exhibit(slug("busy"));
        site.save(busy, site.exhibitDocument("Exhibit busy", "<p>Another text.</p>"));
        publishEntry.publish(SampleSite.EDITOR, busy, Instant.now().plus(3, ChronoUnit.DAYS));
        long empty = gatherRelease.create(SampleSite.EDITOR, "Empty", "").id;
        long release = gatherRelease.create(SampleSite.EDITOR, "Spring exhibits", "All that opens in spring.").id;
        gatherRelease.add(
                SampleSite.EDITOR,
                release,
                List.of(new ReleaseItem.Publish(unseen, null), new ReleaseItem.Publish(lacking, null)));
        for (String[] screen : new String[][] {
            {"/admin/pages/" + lacking + "/publication", "publication-lacking"},
            {"/admin/pages/" + busy + "/publication", "publication-busy"},
            {"/admin/pages/" + busy + "/history", "history"},
            {"/admin/pages/" + busy + "/history/1", "revision"},
            {"/admin/pages/" + busy + "/history/compare", "compare"},
            {"/admin/releases", "releases"},
            {"/admin/releases/" + release, "release"},
            {"/admin/releases/" + empty, "release-empty"},
        }) {
            assertThat(browser.violationsEverywhere("chief", screen[0], screen[1]))
                    .as(screen[1])
                    .isEmpty();
        }
        Page page = browser.as("chief");
        page.navigate("/admin/releases/" + release);
        page.getByText("Publish now").click();
        assertThat(page.locator("[role=alert]")).containsText("Cover image is required");
        assertThat(AdminBrowser.violations(page)).isEmpty();
        browser.complaints().removeIf(complaint -> complaint.contains("422"));
    }
}
