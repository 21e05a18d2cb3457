package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.openvault.backend.api.v3.Callers.anonymous;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.user.Grant;

/** Lists of what readers see, in the ways that only v3 knows. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ListsApiTest {

    private static final String PAGES = "/api/v3/pages";
    private static final AtomicReference<long @Nullable []> MADE = new AtomicReference<>();

    @Inject
    SampleSite site;

    @Inject
    Callers callers;

    @Inject
    SqlStatements statements;

    /** Seven standard pages below one: the first four named One to Four. */
    private long[] pages;

    private long above;

    @BeforeEach
    void world() {
        site.get();
        if (MADE.get() == null) {
            var made = new long[8];
            made[0] = site.published(site.home, "pages.StandardPage", SampleSite.slug("lists"), "{'title':'Above'}");
            List<String> titles = List.of("One", "Two", "Three", "Four", "Two", "One", "Seven");
            for (int index = 0; index < titles.size(); index++) {
                made[index + 1] = site.published(
                        made[0],
                        "pages.StandardPage",
                        "list-" + index,
                        "{'title':'%s','show_in_menus':%s,'seo_title':'%s'}"
                                .formatted(titles.get(index), index % 2 == 0, index < 3 ? "Told, indeed" : ""));
            }
            MADE.set(made);
        }
        above = MADE.get()[0];
        pages = java.util.Arrays.copyOfRange(MADE.get(), 1, 8);
    }

    private int id(int index) {
        return (int) pages[index];
    }

    private ValidatableResponse list(String query) {
        return anonymous().get(PAGES + "?child_of=" + above + "&" + query).then();
    }

    private void refused(String query, String message) {
        list(query).statusCode(400).contentType("application/problem+json").body("message", equalTo(message));
    }

    @Test
    void cursorsGoThroughEveryOrderWithoutLossOrRepetition() {
        for (String order : List.of(
                "",
                "order=title&",
                "order=-title&",
                "order=title,-id&",
                "order=-show_in_menus,title&",
                "order=-first_published_at&")) {
            List<Integer> whole =
                    list(order + "limit=100").statusCode(200).extract().path("items.id");
            assertThat(whole).hasSize(7);
            assertThat(throughCursors(order)).as(order).isEqualTo(whole);
        }
    }

    private List<Integer> throughCursors(String order) {
        var ids = new ArrayList<Integer>();
        String cursor = null;
        do {
            JsonPath part = list(order + "count=none&limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(part.getList("items.id"));
            cursor = part.getString("next_cursor");
        } while (cursor != null && ids.size() < 50);
        return ids;
    }

    @Test
    void aCursorIsOpaqueAndKeepsToItsOrder() {
        String cursor = list("limit=2&order=title").extract().path("next_cursor");
        refused("cursor=" + cursor + "&order=-title", "'cursor' is what a list in this order said as next_cursor");
        refused("cursor=nonsense&order=title", "'cursor' is what a list in this order said as next_cursor");
        refused(
                "cursor=" + cursor + "&order=title&offset=1",
                "a list is read on by 'cursor' or by 'offset', not by both");
        refused(
                "cursor=" + cursor + "&order=random",
                "'cursor' does not go with a random order, nor with one by relevance");
        list("order=random").body("next_cursor", nullValue());
        list("limit=7").body("next_cursor", nullValue());
        list("limit=6").body("next_cursor", notNullValue());
    }

    @Test
    void countMayBeLeftOut() {
        list("limit=2").body("count", equalTo(7));
        list("limit=2&count=none").body("keySet()", equalTo(Set.of("items", "next_cursor")));
        list("offset=90").body("count", equalTo(7)).body("items", empty());
        refused("count=all", "'count' is none, or left out");
    }

    @Test
    void operatorsFilter() {
        list("title__in=One,Four").body("items.id", contains(id(0), id(3), id(5)));
        list("title__not=One").body("count", equalTo(5));
        list("title__gte=Three").body("items.id", contains(id(1), id(2), id(4)));
        list("title__lte=One").body("items.id", contains(id(0), id(3), id(5)));
        list("id__gte=" + pages[5]).body("items.id", contains(id(5), id(6)));
        list("show_in_menus__not=true").body("count", equalTo(3));
        list("seo_title__isnull=true").body("count", equalTo(4));
        list("seo_title__isnull=false").body("count", equalTo(3));
        list("first_published_at__gte=2001-01-01").body("count", equalTo(7));
        list("first_published_at__lte=2001-01-01T00:00:00Z").body("count", equalTo(0));
        list("id__gte=" + pages[1] + "&id__lte=" + pages[2]).body("items.id", contains(id(1), id(2)));
        refused(
                "show_in_menus__gte=true",
                "query parameter is not an operation or a recognised field: show_in_menus__gte");
        refused("title__like=O", "query parameter is not an operation or a recognised field: title__like");
        refused("id__in=1,x", "field filter error. '1,x' is not a valid value for id__in (expected a whole number)");
        refused(
                "seo_title__isnull=perhaps",
                "field filter error. 'perhaps' is not a valid value for seo_title__isnull (expected 'true' or 'false', got 'perhaps')");
        refused(
                "id__in=" + "1,".repeat(100) + "1",
                "field filter error. '" + "1,".repeat(50)
                        + "…' is not a valid value for id__in (expected at most 100 values)");
    }

    @Test
    void anyWantsOneOfSeveral() {
        list("any=(title=Four,title=Seven)").body("items.id", contains(id(3), id(6)));
        list("any=(title__in=(Four,Seven),id=" + pages[0] + ")").body("items.id", contains(id(0), id(3), id(6)));
        list("any=(seo_title=\"Told, indeed\",title=Seven)").body("count", equalTo(4));
        list("any=(title=One,title=Two)&any=(show_in_menus=true)").body("items.id", contains(id(0), id(4)));
        list("title=One&any=(id=" + pages[5] + ")").body("items.id", contains(id(5)));
        refused("any=title=One", "any error: '(' is missing at position 0");
        refused("any=(title=One", "any error: ')' is missing at position 10");
        refused("any=()", "any error: a field's name is missing at position 1");
        refused("any=(title)", "any error: '=' is missing at position 6");
        refused("any=(title=One)x", "any error: unexpected text at position 11");
        refused("any=(colour=red)", "query parameter is not an operation or a recognised field: colour");
        refused("any=(id=x)", "field filter error. 'x' is not a valid value for id (expected a whole number)");
    }

    @Test
    void fieldsAreChosen() {
        list("limit=1").body("items[0].keySet()", equalTo(Set.of("id", "meta", "title")));
        list("limit=1&fields=_,title").body("items[0].keySet()", equalTo(Set.of("title")));
        list("limit=1&fields=_,slug").body("items[0].meta.keySet()", equalTo(Set.of("slug")));
        list("limit=1&fields=seo_title").body("items[0].seo_title", equalTo("Told, indeed"));
        anonymous()
                .get(PAGES + "?type=pages.StandardPage&limit=1&fields=body")
                .then()
                .body("items[0].body", empty());
        list("fields=body").statusCode(400).body("message", equalTo("unknown fields: body"));
        refused("fields=title, x", "fields error: unexpected whitespace at position 6");
        long exhibit = site.exhibit(SampleSite.slug("fields"));
        String one = PAGES + "/" + exhibit + "?version=live&fields=";
        anonymous().get(one + "_,title").then().body("keySet()", equalTo(Set.of("title")));
        anonymous()
                .get(one + "_,cover_image(alt)")
                .then()
                .body("cover_image.keySet()", equalTo(Set.of("id", "title", "url", "alt")));
        anonymous().get(one + "_,authors(value)").then().body("authors[0].keySet()", equalTo(Set.of("id", "value")));
        anonymous()
                .get(one + "_,authors(value(_,name))")
                .then()
                .body("authors[0].value.keySet()", equalTo(Set.of("name")));
        anonymous()
                .get(one + "-body")
                .then()
                .body("keySet()", not(hasItem("body")))
                .body("keySet()", hasItem("authors"));
        anonymous()
                .get(one + "cover_image(key)")
                .then()
                .statusCode(400)
                .body("message", equalTo("unknown fields: key"));
        anonymous()
                .get(one + "body(x)")
                .then()
                .statusCode(400)
                .body("message", equalTo("'body' does not support nested fields"));
    }

    @Test
    void picturesComeInTheFormsThatAreWanted() {
        String images = "/api/v3/images?version=live&limit=1&";
        anonymous()
                .get(images + "renditions=fill-480x270")
                .then()
                .statusCode(200)
                .body("items[0].keySet()", hasItem("renditions"));
        anonymous().get(images).then().body("items[0].keySet()", not(hasItem("renditions")));
        anonymous()
                .get("/api/v3/images/" + site.picture + "?renditions=width-800")
                .then()
                .body("renditions", equalTo(java.util.Map.of()));
        anonymous()
                .get(images + "renditions=fill-1x1")
                .then()
                .statusCode(400)
                .body("message", startsWith("there is no rendition 'fill-1x1'; there are fill-1920x1080, "));
        anonymous().get(PAGES + "?renditions=fill-480x270").then().statusCode(400);
    }

    @Test
    void placesAndLanguagesAreAskedAsInV2() {
        list("ancestor_of=" + pages[0]).body("count", equalTo(0));
        anonymous().get(PAGES + "?descendant_of=" + above).then().body("count", equalTo(7));
        anonymous()
                .get(PAGES + "?ancestor_of=" + pages[0] + "&type=pages.StandardPage")
                .then()
                .body("items.id", contains((int) above));
        anonymous()
                .get(PAGES + "?site=localhost&descendant_of=root&title=Seven")
                .then()
                .body("items.id", contains(id(6)));
        anonymous().get(PAGES + "?site=nobody.example").then().statusCode(400);
        list("locale=en").body("count", equalTo(7));
        list("locale=xx").body("count", equalTo(0));
        list("search=told").body("count", equalTo(0)); // the title for search engines is not searched
    }

    @Test
    void aFixedNumberOfStatementsListsAnyNumber() {
        for (String query : List.of(
                "fields=seo_title&limit=", "any=(title=One,title=Two)&order=title&limit=", "count=none&limit=")) {
            int forMany = statements.during(() -> list(query + 100).statusCode(200));
            int forOne = statements.during(() -> list(query + 1).statusCode(200));
            assertThat(forMany).as(query).isBetween(1, 6);
            assertThat(forOne).as(query).isBetween(1, 6);
        }
    }

    @Test
    void draftsAreCountedAndListedUnderTheActorsRights() {
        Caller editor = callers.whoMay(Grant.onPage(Verb.EDIT, above));
        String drafts = PAGES + "?version=draft&type=pages.StandardPage&limit=3&offset=";
        editor.get(drafts + 0).then().body("count", equalTo(8)).body("items.id", contains((int) above, id(0), id(1)));
        editor.get(drafts + 6).then().body("count", equalTo(8)).body("items.id", contains(id(5), id(6)));
        editor.get(drafts + 60).then().body("count", equalTo(8)).body("items", empty());
        callers.nobodySpecial().get(drafts + 0).then().body("count", equalTo(0)).body("items", empty());
        callers.superuser()
                .get(PAGES + "?version=draft&child_of=" + above)
                .then()
                .body("count", equalTo(7));
        callers.superuser()
                .get(PAGES + "?version=draft&child_of=" + above + "&offset=99")
                .then()
                .body("count", equalTo(7));
        editor.get(PAGES + "?order=title")
                .then()
                .statusCode(400)
                .body("message", equalTo("'order' is about what readers see: ask for version=live"));
        editor.get(PAGES + "?order=title&version=live").then().statusCode(200);
        int statementsForAll =
                statements.during(() -> editor.get(drafts + 0).then().statusCode(200));
        assertThat(statementsForAll).isLessThan(8);
    }
}
