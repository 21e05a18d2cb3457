package org.openvault.backend.admin.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.openvault.backend.admin.Editors.as;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.page.TrashEntry;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchTest {

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @Inject
    TrashEntry trashEntry;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        Editors.reader();
    }

    private long titled(String title) {
        long page = site.draft(SampleSite.slug("sought"));
        site.save(page, site.exhibitDocument(title, "<p>x</p>"));
        return page;
    }

    @Test
    void draftsAreFoundByWordsOfTheirTitlesTheLastOnlyBegun() {
        long page = titled("Zeppelins over Worcester");
        for (String words : new String[] {"zeppelins", "worcester zepp", "over WORC"}) {
            as("chief").queryParam("q", words).get("/admin/search").then().body(containsString("/admin/pages/" + page));
        }
        as("chief")
                .queryParam("q", "zeppelins boston")
                .get("/admin/search")
                .then()
                .body(not(containsString("/admin/pages/" + page)));
    }

    @Test
    void whatADraftIsCalledNowIsWhatFindsIt() {
        long page = titled("Quixotic beginnings");
        site.save(page, site.exhibitDocument("Renamed since", "<p>x</p>"));
        as("chief")
                .queryParam("q", "quixotic")
                .get("/admin/search")
                .then()
                .body(not(containsString("/admin/pages/" + page)));
        as("chief")
                .queryParam("q", "renamed since")
                .get("/admin/search")
                .then()
                .body(containsString("/admin/pages/" + page));
    }

    @Test
    void nobodyFindsWhatTheyMayNotSeeOrWhatLiesInTheTrash() {
        long page = titled("Umbrageous matters");
        as("reader")
                .queryParam("q", "umbrageous")
                .get("/admin/search")
                .then()
                .statusCode(200)
                .body(not(containsString("Umbrageous matters")));
        as("reader")
                .queryParam("q", "umbrageous")
                .get("/admin/search/suggestions")
                .then()
                .body(not(containsString("matters")));
        trashEntry.trash(SampleSite.EDITOR, page, true);
        as("chief")
                .queryParam("q", "umbrageous")
                .get("/admin/search")
                .then()
                .body(not(containsString("/admin/pages/" + page)));
    }

    @Test
    void signsPartWordsHereAndThere() {
        long page = titled("Covid-19 and <b>bold</b> st/reets at example.org");
        for (String query : List.of("covid-19", "19 covid", "b bold", "reets", "example org")) {
            as("chief").queryParam("q", query).get("/admin/search").then().body(containsString("/admin/pages/" + page));
        }
    }

    @Test
    void allThatIsFoundHasAScreen() {
        titled("Tower of the north");
        String found = as("chief").queryParam("q", "Tower").get("/admin/search").asString();
        List<String> links = Jsoup.parse(found).select(".found a").eachAttr("href");
        assertThat(links)
                .anyMatch(link -> link.startsWith("/admin/pages/"))
                .anyMatch(link -> link.equals("/admin/media/" + site.picture));
        for (String link : links) {
            as("chief").get(link).then().statusCode(200);
        }
    }

    @Test
    void aPageLeadsToItsPreview() {
        long page = titled("Led to its preview");
        String link = "/admin/pages/" + page + "/preview";
        as("chief").get("/admin/pages/" + page).then().body(containsString("href=\"" + link + "\""));
        as("chief").get(link).then().statusCode(200);
    }

    @Test
    void nothingThatIsTypedIsMarkupOrAQueryOfTheDatabase() {
        for (String hostile : new String[] {"'; drop table entry; --", "a & ! | (", "\\", ":*", "<script>x</script>"}) {
            as("chief")
                    .queryParam("q", hostile)
                    .get("/admin/search")
                    .then()
                    .statusCode(200)
                    .body(not(containsString("<script>x")));
        }
    }

    @Test
    void thePaletteLeadsAnywhereByTheKeyboard() {
        titled("Palette <img src=x onerror=alert(1)> goal");
        try (var browser = new AdminBrowser(address)) {
            Page page = browser.as("chief");
            page.navigate("/admin/");
            page.keyboard().press("Control+k");
            page.getByRole(com.microsoft.playwright.options.AriaRole.COMBOBOX).fill("palette");
            page.waitForSelector("[role=option]:has-text('goal')");
            assertThat(AdminBrowser.violations(page)).isEmpty();
            AdminBrowser.keep(page, "palette");
            page.keyboard().press("Enter");
            page.waitForURL("**/admin/pages/*");
            page.keyboard().press("Control+k");
            page.keyboard().type("overv");
            page.keyboard().press("Enter");
            page.waitForURL("**/admin/");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void keysLeadToPlacesAndAreShownByAQuestionMark() {
        try (var browser = new AdminBrowser(address)) {
            Page page = browser.as("chief");
            page.navigate("/admin/");
            page.keyboard().press("?");
            assertThat(page.locator("dialog[open]").textContent()).contains("Pages");
            assertThat(AdminBrowser.violations(page)).isEmpty();
            AdminBrowser.keep(page, "shortcuts");
            page.keyboard().press("Escape");
            page.keyboard().press("g");
            page.keyboard().press("p");
            page.waitForURL("**/admin/pages");
            page.locator("#side-q").focus();
            page.keyboard().type("g o");
            assertThat(page.locator("#side-q").inputValue()).isEqualTo("g o");
            page.keyboard().press("Enter");
            page.waitForURL("**/admin/search?q=g+o");
            assertThat(browser.violationsEverywhere("chief", "/admin/search?q=home", "search"))
                    .isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
