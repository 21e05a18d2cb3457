package org.openvault.backend.openvault;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.publishing.PublishEntry;

/** What today's clients read from {@code /api/v2/}. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ContractTest {

    @Inject
    SampleSite site;

    @Inject
    PublishEntry publishEntry;

    @BeforeEach
    void world() {
        site.get();
    }

    @Test
    void pagesAreListedWithTotalAndMeta() {
        String slug = SampleSite.slug("v2");
        long exhibit = site.exhibit(slug);
        given().queryParam("type", "exhibits.ExhibitIndex")
                .get("/api/v2/pages/")
                .then()
                .statusCode(200)
                .body("meta.total_count", greaterThan(0))
                .body("items[0].meta.type", equalTo("exhibits.ExhibitIndex"))
                .body("items[0].meta.slug", equalTo("exhibits"))
                .body("items[0].meta.detail_url", containsString("/api/v2/pages/"))
                .body("items[0].meta.html_url", containsString("/exhibits/"))
                .body("items[0].meta.first_published_at", containsString("Z"));
        given().queryParam("child_of", site.index)
                .queryParam("slug", slug)
                .get("/api/v2/pages/")
                .then()
                .body("items.id", hasItem((int) exhibit));
        given().get("/api/v2/pages/" + exhibit + "/")
                .then()
                .statusCode(200)
                .body("title", containsString("v2"))
                .body("meta.parent.id", equalTo((int) site.index))
                .body("meta.show_in_menus", equalTo(false))
                .body("meta.alias_of", nullValue())
                .body("body[0].type", equalTo("text"));
    }

    @Test
    void anExhibitHasTheShapeThatClientsKnow() {
        String slug = SampleSite.slug("shape");
        long exhibit = site.exhibit(slug);
        site.save(exhibit, """
                {'title':'Shape','cover_image':%1$d,'hero_image':%1$d,'featured':true,'authors':[{'value':%2$d}],
                 'body':[{'type':'interviews','value':{'guids':'cpb-aacip-1','start_time':'90','access_level':'online'}}],
                 'footnotes':[{'id':'5e0f3f0a-9b0c-4d47-8a52-0d3a1f6c1a11','value':{'text':'A note.'}}]}""".formatted(site.picture, site.author));
        publishEntry.publish(SampleSite.EDITOR, exhibit);
        given().get("/api/v2/exhibits/")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo((int) exhibit)) // featured comes first
                .body("items[0].meta.featured", equalTo(true))
                .body("items[0].authors[0].author_id", equalTo((int) site.author))
                .body("items[0].authors[0].meta.type", equalTo("authors.AuthorsOrderable"))
                .body("items[0].cover_image", hasKey("full_url"))
                .body("items[0].cover_image.alt", equalTo("A tower"));
        given().get("/api/v2/exhibits/" + exhibit + "/")
                .then()
                .statusCode(200)
                .body("body[0].value.guids", equalTo(java.util.List.of("cpb-aacip-1")))
                .body("body[0].value.start_time", equalTo("90.0"))
                .body("body[0].value.end_time", nullValue())
                .body("footnotes[0].uuid", equalTo("5e0f3f0a-9b0c-4d47-8a52-0d3a1f6c1a11"))
                .body("footnotes[0].text", containsString("A note."))
                .body("other_exhibits", equalTo(java.util.List.of()))
                .body("meta.last_published_at", containsString("Z"));
    }

    @Test
    void collectionsAuthorsAndImagesHaveTheirEndpoints() {
        long collection = site.published(
                site.collections,
                "ov_collections.Collection",
                SampleSite.slug("coll"),
                "{'title':'Reels','introduction':'<p>All reels.</p>','cover_image':%1$d,'hero_image':%1$d}"
                        .formatted(site.picture));
        given().get("/api/v2/collections/" + collection + "/")
                .then()
                .statusCode(200)
                .body("introduction", equalTo("<p>All reels.</p>"))
                .body("content", equalTo(java.util.List.of()))
                .body("hero_thumb.alt", equalTo("A tower"));
        given().get("/api/v2/collections/").then().body("meta.total_count", greaterThan(0));
        given().get("/api/v2/authors/" + site.author + "/")
                .then()
                .body("name", equalTo("Ada Marsh"))
                .body("bio", equalTo("<p>Writes.</p>"));
        given().get("/api/v2/images/" + site.picture + "/")
                .then()
                .body("title", equalTo("Tower"))
                .body("width", equalTo(1600));
        given().get("/api/v2/images/").then().body("items.id", hasItem((int) site.picture));
        given().get("/api/v2/health/").then().statusCode(200).body("status", equalTo("ok"));
    }

    @Test
    void whatIsNotAskedRightIsToldInTheContractsWords() {
        given().queryParam("colour", "red")
                .get("/api/v2/pages/")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("message", equalTo("query parameter is not an operation or a recognised field: colour"));
        given().queryParam("limit", 999999)
                .get("/api/v2/pages/")
                .then()
                .statusCode(400)
                .body("message", equalTo("limit cannot be higher than 20"));
        given().queryParam("limit", "x")
                .get("/api/v2/exhibits/")
                .then()
                .statusCode(400)
                .body("message", equalTo("limit must be a positive integer"));
        given().queryParam("type", "a.B")
                .get("/api/v2/pages/")
                .then()
                .statusCode(400)
                .body("message", equalTo("type doesn't exist"));
        given().get("/api/v2/exhibits/999999/").then().statusCode(404).contentType("application/problem+json");
        given().get("/api/v2/exhibits/" + site.author + "/").then().statusCode(404);
    }

    @Test
    void aDraftIsNowhere() {
        String slug = SampleSite.slug("hidden");
        long draft = site.draft(slug);
        given().get("/api/v2/pages/" + draft + "/").then().statusCode(404);
        given().queryParam("slug", slug).get("/api/v2/pages/").then().body("meta.total_count", equalTo(0));
    }
}
