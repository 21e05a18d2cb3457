package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.publishing.PublishEntry;

/** Series from A to Z, seasons, and what stands at the foot of every page. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SeriesTest {

    @Inject
    SampleSite site;

    @Inject
    PublishEntry publishEntry;

    @Inject
    SqlStatements statements;

    private String slug;
    private long index;

    @BeforeEach
    void world() {
        slug = SampleSite.slug("series");
        index = site.published(site.get().home, "series.SeriesIndex", slug, "{'title':'Series'}");
    }

    private static ValidatableResponse resolve(String path) {
        return given().queryParam("path", path)
                .queryParam("host", "localhost")
                .get("/api/v3/resolve")
                .then();
    }

    private long series(String name) {
        return site.published(
                index,
                "series.SeriesPage",
                name,
                "{'title':'%s','years':'1970–1972','link':'https://archive.example/?q=%s','description':'<p>About %s.</p>','cover_image':%d}"
                        .formatted(name, name, name, site.picture));
    }

    @Test
    void anIndexShowsAllItsSeriesAtOnceWithYearsAndLink() {
        for (int i = 0; i < 120; i++) {
            series("s" + i);
        }
        int count = statements.during(() -> resolve("/" + slug + "/")
                .statusCode(200)
                .body("children", hasSize(120))
                .body("children[0].years", equalTo("1970–1972"))
                .body("children[0].link", equalTo("https://archive.example/?q=s0"))
                .body("children[0].description", equalTo("About s0.")));
        assertThat(count).isBetween(1, 6);
    }

    @Test
    void seasonsNameTheirSeriesAndDependOnThem() {
        long first = series("first");
        String collection = SampleSite.slug("masterpiece");
        site.published(
                site.collections,
                "ov_collections.Collection",
                collection,
                "{'title':'M','cover_image':%1$d,'hero_image':%1$d,'seasons':[{'value':{'title':'Season 1','years':'1971','programs':[{'value':%2$d}]}}]}"
                        .formatted(site.picture, first));
        int count = statements.during(() -> resolve("/collections/" + collection + "/")
                .statusCode(200)
                .header("Cache-Tag", containsString("page:" + first))
                .body("page.seasons[0].value.title", equalTo("Season 1"))
                .body("page.seasons[0].value.programs[0].value.url", equalTo("/" + slug + "/first/"))
                .body("page.seasons[0].value.programs[0].value.image.alt", equalTo("A tower")));
        assertThat(count).isBetween(1, 6);
    }

    @Test
    void theWordsAtTheFootComeWithEveryPageAndBelongToTheMenu() {
        site.save(
                site.home,
                ("{'title':'Home','menu':[{'value':{'title':'Exhibits','page':%d}}],"
                                + "'footer_text':'Kept by <a linktype=\\u0022page\\u0022 id=\\u0022%d\\u0022>us</a>.'}")
                        .formatted(site.index, index));
        publishEntry.publish(EDITOR, site.home);
        resolve("/nowhere/")
                .statusCode(404)
                .header("Cache-Tag", containsString("menu:"))
                .body("site.footer_text", equalTo("Kept by <a href=\"/" + slug + "/\">us</a>."));
        given().queryParam("limit", 100)
                .get("/api/v3/changes")
                .then()
                .body("changes.tags.flatten().findAll { it.startsWith('menu:') }", hasSize(greaterThanZero()));
    }

    private static org.hamcrest.Matcher<Integer> greaterThanZero() {
        return org.hamcrest.Matchers.greaterThan(0);
    }

    @Test
    void aRedirectWithAStarLeadsEveryAddressBelowItToItsOwnPlace() {
        String old = "/" + SampleSite.slug("catalogue");
        site.publishedEntry(
                "redirects.Redirect",
                "{'from':'%s/*','to_url':'https://archive.example/catalog/*','permanent':true}".formatted(old));
        resolve(old + "/V_12:A/")
                .statusCode(200)
                .body("redirect.status", equalTo(301))
                .body("redirect.location", equalTo("https://archive.example/catalog/V_12:A"));
        resolve(old + "/a b?#&/").body("redirect.location", equalTo("https://archive.example/catalog/a%20b%3F%23%26"));
        resolve(old + "/").statusCode(404);
        resolve("/elsewhere/V_12/").statusCode(404).header("Cache-Tag", containsString("address:1:/elsewhere/*/"));
        assertThat(List.of(statements.during(() -> resolve(old + "/V_1/")))).allMatch(count -> count <= 6);
    }

    @Test
    void oneAddressBelowAStarMayLeadElsewhere() {
        String old = "/" + SampleSite.slug("catalogue");
        site.publishedEntry("redirects.Redirect", "{'from':'%s/*','to_url':'/all/*'}".formatted(old));
        site.publishedEntry("redirects.Redirect", "{'from':'%s/one','to_page':%d}".formatted(old, index));
        resolve(old + "/one/").body("redirect.location", equalTo("/" + slug + "/"));
        resolve(old + "/two/three/").body("redirect.location", equalTo("/all/two/three"));
    }

    @Test
    void aStarNeverChoosesTheHost() {
        String old = "/" + SampleSite.slug("catalogue");
        site.publishedEntry("redirects.Redirect", "{'from':'%s/*','to_url':'https://*/'}".formatted(old));
        resolve(old + "/evil.example/").statusCode(404);
    }

    @Test
    void foundPagesComeInTheOrderAskedFor() {
        String word = "quincunx" + SampleSite.slug("x").replaceAll("\\D", "");
        for (String title : new String[] {"Of gardens", word, "Of tiles"}) {
            site.published(
                    site.home,
                    "pages.StandardPage",
                    SampleSite.slug("found"),
                    "{'title':'%s','body':[{'type':'text','value':'<p>A %s.</p>'}]}".formatted(title, word));
        }
        given().queryParam("q", word).get("/api/v3/search").then().body("items[0].title", equalTo(word));
        given().queryParam("q", word)
                .queryParam("order", "oldest")
                .get("/api/v3/search")
                .then()
                .body("items.title", equalTo(List.of("Of gardens", word, "Of tiles")));
        given().queryParam("q", word)
                .queryParam("order", "newest")
                .get("/api/v3/search")
                .then()
                .body("items.title", equalTo(List.of("Of tiles", word, "Of gardens")));
        given().queryParam("order", "loudest").get("/api/v3/search").then().statusCode(400);
    }
}
