package org.openvault.frontend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.cache.PageCache;

@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class SeriesAndSearchTest {
    FakeBackend backend;

    @Inject
    PageCache cache;

    @BeforeEach
    void startClean() {
        cache.clear();
        backend.forgetQuestions();
    }

    @Test
    void seriesStandUnderTheirLettersWithoutRegardToArticlesAndAccents() {
        Document page = page("/series/");

        assertThat(page.select(".series-group > h2").eachText())
                .containsExactly("0–9", "A", "B", "C", "D", "E", "F", "G", "J", "S", "T");
        assertThat(page.select("[aria-labelledby=letter-e] h3").eachText())
                .containsExactly("Éclair", "An Evening at Home");
        assertThat(page.select("[aria-labelledby=letter-s] h3").eachText())
                .containsExactly("Say It Live", "A Stage in the Studio");
        assertThat(page.select(".letters a").eachText()).hasSize(11);
        assertThat(page.select(".letters li")).hasSize(27);
        assertThat(page.select(".series-list .years").first().text()).isEqualTo("1970–1975");
    }

    @Test
    void withoutScriptsTheFilterAsksTheSearch() {
        Document page = page("/series/");

        assertThat(page.select(".series-filter").attr("action")).isEqualTo("/search/");
        assertThat(page.select(".series-filter input[name=type]").attr("value")).isEqualTo("series");
        page("/search/?q=jazz&type=series");
        assertThat(backend.asked()).last().asString().contains("type=series.SeriesPage");
    }

    @Test
    void aSeriesLeadsToItsRecordingsAndToWhatItIsPartOf() {
        Document page = page("/series/jazz/");

        assertThat(page.select("a.button").attr("href"))
                .isEqualTo("https://www.americanarchive.org/catalog?q=jazz&sort=year");
        assertThat(page.select("a.button .place").text()).isEqualTo("on americanarchive.org");
        assertThat(page.select(".part-of a").attr("href")).isEqualTo("/collections/masterpiece/");
        assertThat(page.select("script[type=application/ld+json]").html()).contains("CreativeWorkSeries");
    }

    @Test
    void seasonsStandInTheContentsAndHoldTheirSeries() {
        Document page = page("/collections/masterpiece/");

        assertThat(page.select("nav.contents a").eachText())
                .containsExactly("Introduction", "Season 1", "Season 2", "Season 1");
        assertThat(page.select("nav.contents a").eachAttr("href")).doesNotHaveDuplicates();
        assertThat(page.select(".season .card-title").eachText()).containsExactly("Low Water 1", "Low Water 2");
    }

    @Test
    void theWordsAtTheFootAreTheEditors() {
        for (String path : new String[] {"/about/", "/search/"}) {
            assertThat(page(path).select(".foot-text a").attr("href")).as(path).isEqualTo("/about/");
        }
    }

    @Test
    void aRedirectLeavesTheSiteOnlyForAHostThatIsListed() {
        assertThat(get("/catalog/V_1").header("Location")).isEqualTo("https://americanarchive.org/catalog/V_1");
        for (String path : new String[] {"/leave/", "/leave/quietly/"}) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(get(path).header("Location")).as(path).isNull();
        }
    }

    @Test
    void aSearchCanBeNarrowedDownAndOrderedByLinksThatCanBeSent() {
        Document page = page("/search/?q=news+film&year=2026&order=newest&type=exhibits");

        assertThat(backend.asked())
                .containsExactly("search:q=news+film&page=1&type=exhibits.ExhibitPage&year=2026&order=newest");
        assertThat(page.select(".filters [aria-current]").eachText()).containsExactly("Exhibit 4", "2026 4");
        assertThat(page.select(".orders [aria-current]").eachText()).containsExactly("Newest");
        assertThat(page.select(".filters a").eachAttr("href"))
                .contains(
                        "/search/?q=news+film&year=2026&order=newest",
                        "/search/?q=news+film&type=plants.Greenhouse&year=2026&order=newest",
                        "/search/?q=news+film&type=exhibits&year=2024&order=newest");
        assertThat(page.select(".big-search input[type=hidden]").eachAttr("value"))
                .containsExactly("exhibits", "newest");
        assertThat(page.select(".excerpt mark")).isNotEmpty();
    }

    @Test
    void valuesThatCannotBeMeantAreAsIfTheyWereNotThere() {
        page("/search/?q=news&year=last&order=loudest&type=%27");

        assertThat(backend.asked()).containsExactly("search:q=news&page=1");
    }

    @Test
    void aSearchThatFindsNothingSaysWhatElseThereIs() {
        Document page = page("/search/?q=nothing&type=collections");

        assertThat(page.select(".nothing h2").text()).isEqualTo("Nothing found");
        assertThat(page.select(".advice a").attr("href")).isEqualTo("/search/?q=nothing");
        assertThat(page.select(".places a").eachText()).contains("Exhibits", "Collections");
    }

    @Test
    void theSearchIsToBeFoundButNotWhatItFinds() {
        Document search = page("/search/");

        assertThat(search.select("meta[name=robots]")).isEmpty();
        assertThat(search.select("meta[name=description]").attr("content")).contains("exhibits");
        assertThat(search.select("link[rel=canonical]").attr("href")).isEqualTo("http://localhost:8080/search/");
        assertThat(page("/search/?q=news").select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
    }

    @Test
    void aCountThatIsNotExactSaysSo() {
        assertThat(page("/search/?q=everywhere").select(".results-count").text())
                .startsWith("More than 4 pages found");
        assertThat(page("/search/?q=news").select(".results-count").text()).isEqualTo("5 pages found");
    }

    @Test
    void nothingIsCountedAndNobodyIsAskedUnlessItIsConfigured() {
        Response answer = get("/about/");

        assertThat(Jsoup.parse(answer.asString()).select("#consent, script[src*=consent]"))
                .isEmpty();
        assertThat(answer.header("Content-Security-Policy")).contains("connect-src 'self';");
    }

    private static Document page(String path) {
        Response answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    private static Response get(String path) {
        return given().urlEncodingEnabled(false).redirects().follow(false).get(path);
    }
}
