package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.publishing.UnpublishEntry;
import org.openvault.backend.restriction.RestrictPage;
import org.openvault.backend.restriction.Restriction;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SitemapApiTest {

    private static final String EXHIBITS = "/api/v3/newest?type=exhibits.ExhibitPage,ov_collections.Collection";

    @Inject
    SampleSite site;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    RestrictPage restrictPage;

    @Inject
    SqlStatements statements;

    private String slug;
    private long page;

    @BeforeEach
    void world() {
        slug = SampleSite.slug("mapped");
        page = site.exhibit(slug);
    }

    @Test
    void eachPageIsInThePartOfItsId() {
        given().get("/api/v3/sitemap")
                .then()
                .statusCode(200)
                .header("Cache-Tag", containsString("search"))
                .body("parts.part", hasItem((int) (page / 5000)));
        given().get("/api/v3/sitemap/" + page / 5000)
                .then()
                .statusCode(200)
                .header("Cache-Tag", containsString("sitemap:" + page / 5000))
                .body("items.html_url", hasItem(containsString("/exhibits/" + slug + "/")))
                .body("site.name", equalTo("Sample"));
        given().get("/api/v3/sitemap/" + (page / 5000 + 900)).then().body("items", hasSize(0));
    }

    @Test
    void aPartIsReadOnFromAnIdAndCostsTheSameEachTime() {
        String part = "/api/v3/sitemap/" + page / 5000 + "?limit=2";
        List<String> seen = new ArrayList<>();
        Integer after = null;
        do {
            String address = after == null ? part : part + "&after=" + after;
            var answer = given().get(address).then().statusCode(200).extract();
            seen.addAll(answer.path("items.html_url"));
            after = answer.path("next");
            assertThat(statements.during(() -> given().get(address))).isLessThanOrEqualTo(6);
        } while (after != null);
        assertThat(seen).doesNotHaveDuplicates().anyMatch(url -> url.endsWith("/" + slug + "/"));
    }

    @Test
    void whatIsPrivateOrGoneIsNowhere() {
        long other = site.exhibit(slug + "-other");
        restrictPage.restrict(EDITOR, page, new Restriction.Login());
        unpublishEntry.unpublish(EDITOR, other);

        for (String address : List.of("/api/v3/sitemap/" + page / 5000, EXHIBITS + "&limit=100")) {
            given().get(address).then().statusCode(200).body("items.html_url", not(hasItem(containsString(slug))));
        }
        given().get("/api/v3/resolve?path=/exhibits/" + slug + "x/")
                .then()
                .statusCode(404)
                .body("nearest.url", not(hasItem(containsString(slug))));
    }

    @Test
    void theNewestComesFirstWithWhatAFeedSays() {
        given().get(EXHIBITS)
                .then()
                .statusCode(200)
                .header("Cache-Tag", containsString("type:exhibits.ExhibitPage"))
                .header("Cache-Tag", containsString("page:" + page))
                .body("items[0].id", equalTo((int) page))
                .body("items[0].authors[0]", equalTo("Ada Marsh"))
                .body("items[0].html_url", containsString("/exhibits/" + slug + "/"));
        given().get("/api/v3/newest?type=no.Type").then().statusCode(400);
        given().get("/api/v3/newest").then().statusCode(400);
        given().get(EXHIBITS + "&colour=red").then().statusCode(400);
    }

    @Test
    void whoMistypesAnAddressIsToldOfTheNearest() {
        given().get("/api/v3/resolve?path=/exhibits/" + slug.replace("pp", "p") + "/")
                .then()
                .statusCode(404)
                .header("Cache-Tag", containsString("page:" + page))
                .body("nearest.url", hasItem("/exhibits/" + slug + "/"))
                .body("nearest.url", hasItem("/exhibits/"));
        given().get("/api/v3/resolve?path=/qqqqqqqqqqqqqqqq/zzzz/").then().body("nearest", hasSize(0));
        unpublishEntry.unpublish(EDITOR, page);
        given().get("/api/v3/resolve?path=/exhibits/" + slug + "/")
                .then()
                .statusCode(410)
                .body("nearest.url", hasItem("/exhibits/"))
                .body("page", nullValue());
    }

    @Test
    void likenessCountsWhatDiffers() {
        assertThat(Nearest.distance("/about/", "/about/")).isZero();
        assertThat(Nearest.distance("/abuot/", "/about/")).isEqualTo(2);
        assertThat(Nearest.distance("/about/", "/about-us/")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }
}
