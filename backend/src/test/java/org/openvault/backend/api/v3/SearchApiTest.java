package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.publishing.PublishEntry;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchApiTest {

    private static final String PAGE = "pages.StandardPage";

    @Inject
    SampleSite site;

    @Inject
    PublishEntry publishEntry;

    private ValidatableResponse search(String query, Object... more) {
        var request = given().queryParam("q", query);
        for (int i = 0; i < more.length; i += 2) {
            request.queryParam(more[i].toString(), more[i + 1]);
        }
        return request.get("/api/v3/search").then();
    }

    private long page(String title, String text) {
        return site.published(
                site.get().home,
                PAGE,
                SampleSite.slug("searched"),
                "{'title':'%s','body':[{'type':'text','value':'<p>%s</p>'}]}".formatted(title, text));
    }

    @Test
    void whatIsCalledSoComesBeforeWhatMentionsIt() {
        page("Of tinkers", "A zeppelin came by.");
        page("Zeppelin", "It flew.");
        page("Of tailors", "Another zeppelin, and a third zeppelin.");
        search("zeppelin")
                .statusCode(200)
                .body("count", equalTo(3))
                .body("count_is_exact", equalTo(true))
                .body("items[0].title", equalTo("Zeppelin"));
    }

    @Test
    void theBeginningOfTheLastWordIsEnough() {
        page("Typed", "A hippocampus gallops.");
        for (String typed : new String[] {"hippocam", "gallops hippocam", "hippocampuses"}) {
            search(typed).body("items.title", contains("Typed"));
        }
        search("hippocam gallops").body("items", empty());
        search("gallops -hippocam").body("items", hasSize(1));
        search("gallops -hippocampus").body("items", empty());
        search("\"campus gallops\"").body("items", empty());
    }

    @Test
    void accentsDoNotMatter() {
        page("Accented", "Café Zürichsee.");
        search("zurichsee cafe").body("items.title", contains("Accented"));
        search("Zürichsee Café").body("items[0].excerpt", containsString("<mark>Zürichsee</mark>"));
    }

    @Test
    void typesAndYearsAreCountedWhateverOneIsChosen() {
        page("Plain", "An albatross.");
        long exhibit = site.exhibit(SampleSite.slug("albatross"));
        site.save(exhibit, site.exhibitDocument("Shown", "<p>Two albatross eggs.</p>"));
        publishEntry.publish(EDITOR, exhibit);
        int year = java.time.Year.now(java.time.ZoneOffset.UTC).getValue();
        search("albatross")
                .body("facets.types.value", containsInAnyOrder(PAGE, "exhibits.ExhibitPage"))
                .body("facets.types.count", contains(1, 1))
                .body("facets.types.label", hasItem("Standard page"))
                .body("facets.years.value", contains(String.valueOf(year)))
                .body("facets.years.count", contains(2));
        search("albatross", "type", PAGE)
                .body("count", equalTo(1))
                .body("items.title", contains("Plain"))
                .body("facets.types.value", hasSize(2));
        search("albatross", "year", year).body("count", equalTo(2));
        search("albatross", "year", year - 1).body("count", equalTo(0)).body("facets.years", hasSize(1));
    }

    @Test
    void aWordThatIsEverywhereIsNotCountedToTheEnd() {
        long called = page("Ubiquitousness", "By name.");
        IntStream.range(0, 310).forEach(number -> page("Number " + number, "A ubiquitousness."));
        search("ubiquitousness")
                .body("count", equalTo(301))
                .body("count_is_exact", equalTo(false))
                .body("pages", equalTo(16))
                .body("items.id", hasItem((int) called))
                .body("items", hasSize(20));
        search("ubiquitousness", "page", 16).body("items", hasSize(1));
    }

    @Test
    void whatMakesNoSenseIsRefusedInWords() {
        search("x", "year", 12).statusCode(400).body("detail", containsString("'year'"));
        search("x", "page", 31).statusCode(400).body("detail", containsString("'page'"));
        search("x".repeat(201)).statusCode(400).body("detail", containsString("'q'"));
        search("x", "colour", "red").statusCode(400).body("detail", containsString("colour"));
        search("").statusCode(200).body("count", equalTo(0));
        search("the").statusCode(200).body("count", equalTo(0));
    }
}
