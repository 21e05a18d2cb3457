package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.UnpublishEntry;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ResolveTest {

    @Inject
    SampleSite site;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    SqlStatements statements;

    @BeforeEach
    void world() {
        site.get();
    }

    private static ValidatableResponse resolve(String path) {
        return given().queryParam("path", path)
                .queryParam("host", "localhost")
                .get("/api/v3/resolve")
                .then();
    }

    @Test
    void answersAPageWithEverythingThatItShows() {
        String slug = SampleSite.slug("whole");
        long exhibit = site.exhibit(slug);
        site.published(exhibit, "exhibits.ExhibitPage", "chapter", site.exhibitDocument("Chapter", "<p>More.</p>"));
        resolve("/exhibits/" + slug + "/")
                .statusCode(200)
                .body("page.id", equalTo((int) exhibit))
                .body("page.meta.url", equalTo("/exhibits/" + slug + "/"))
                .body("page.meta.parent.title", equalTo("Exhibits"))
                .body("page.body[0].value", equalTo("<p>Text.</p>"))
                .body("page.cover_image.alt", equalTo("A tower"))
                .body("page.cover_image.external", equalTo(true))
                .body("page.authors[0].value.name", equalTo("Ada Marsh"))
                .body("page.authors[0].value.image.url", equalTo("https://pictures.example/tower.jpg"))
                .body("ancestors.title", equalTo(java.util.List.of("Home", "Exhibits")))
                .body("children.title", equalTo(java.util.List.of("Chapter")))
                .body("children[0].image.id", equalTo((int) site.picture))
                .body("site.menu[0].url", equalTo("/exhibits/"));
    }

    @Test
    void takesAtMostSixStatementsWhateverThePageHoldsAndOneWhereAnythingIsPlanned() {
        String slug = SampleSite.slug("counted");
        long exhibit = site.exhibit(slug);
        for (int chapter = 0; chapter < 5; chapter++) {
            site.published(
                    exhibit,
                    "exhibits.ExhibitPage",
                    "c" + chapter,
                    site.exhibitDocument("C" + chapter, "<p>More.</p>"));
        }
        for (String path :
                new String[] {"/", "/exhibits/", "/exhibits/" + slug + "/", "/exhibits/" + slug + "/c1/", "/nowhere/"
                }) {
            int count = statements.during(() -> resolve(path).statusCode(lessThan(500)));
            assertThat(count).as(path).isBetween(1, 7);
        }
    }

    @Test
    void aChapterComesWithTheChaptersBesideIt() {
        String slug = SampleSite.slug("parts");
        long exhibit = site.exhibit(slug);
        for (String chapter : new String[] {"one", "two"}) {
            site.published(exhibit, "exhibits.ExhibitPage", chapter, site.exhibitDocument(chapter, "<p>x</p>"));
        }
        resolve("/exhibits/" + slug + "/two/").body("siblings.title", equalTo(java.util.List.of("one", "two")));
        resolve("/exhibits/" + slug + "/").body("siblings", equalTo(java.util.List.of()));
    }

    @Test
    void saysWhatTheAnswerDependsOn() {
        String slug = SampleSite.slug("tagged");
        long exhibit = site.exhibit(slug);
        resolve("/exhibits/" + slug + "/")
                .header("Cache-Tag", containsString("page:" + exhibit))
                .header("Cache-Tag", containsString("page:" + site.index))
                .header("Cache-Tag", containsString("children:" + exhibit))
                .header("Cache-Tag", containsString("image:" + site.picture))
                .header("Cache-Tag", containsString("snippet:" + site.author))
                .header("Cache-Tag", containsString("menu:"))
                .header("Ov-Sequence", not("0"));
        resolve("/exhibits/").header("Cache-Tag", containsString("type:exhibits.ExhibitPage"));
        resolve("/nowhere/").header("Cache-Tag", containsString("address:1:/nowhere/"));
    }

    @Test
    void listsExhibitsButNotTheirChapters() {
        String slug = SampleSite.slug("listed");
        long exhibit = site.exhibit(slug);
        long chapter = site.published(exhibit, "exhibits.ExhibitPage", "one", site.exhibitDocument("One", "<p>x</p>"));
        resolve("/exhibits/")
                .body("listings[0].items.id", hasItem((int) exhibit))
                .body("listings[0].items.id", not(hasItem((int) chapter)))
                .body("listings[0].items.size()", lessThanOrEqualTo(24));
        resolve("/")
                .body("listings.type", equalTo(java.util.List.of("exhibits.ExhibitPage", "ov_collections.Collection")));
        given().queryParam("path", "/exhibits/")
                .queryParam("page", 999)
                .get("/api/v3/resolve")
                .then()
                .statusCode(404)
                .body("status", equalTo(404))
                .header("Cache-Tag", containsString("children:" + site.index));
    }

    @Test
    void keepsADraftFromReadersUntilItIsPublished() {
        String slug = SampleSite.slug("draft");
        long draft = site.draft(slug);
        resolve("/exhibits/" + slug + "/")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("site.name", equalTo("Sample"));
        publishEntry.publish(EDITOR, draft);
        resolve("/exhibits/" + slug + "/").statusCode(200);
        site.save(draft, site.exhibitDocument("Second", "<p>Second.</p>"));
        resolve("/exhibits/" + slug + "/").body("page.body[0].value", equalTo("<p>Text.</p>"));
        publishEntry.publish(EDITOR, draft);
        resolve("/exhibits/" + slug + "/").body("page.body[0].value", equalTo("<p>Second.</p>"));
    }

    @Test
    void aPageTakenDownIsGoneAndOneNeverThereIsAbsent() {
        String slug = SampleSite.slug("gone");
        long exhibit = site.exhibit(slug);
        unpublishEntry.unpublish(EDITOR, exhibit);
        resolve("/exhibits/" + slug + "/").statusCode(410).body("status", equalTo(410));
        resolve("/exhibits/never-there/").statusCode(404);
        publishEntry.publish(EDITOR, exhibit);
        resolve("/exhibits/" + slug + "/").statusCode(200);
    }

    @Test
    void aLinkToAPageThatIsNotLiveIsPlainText() {
        long hidden = site.draft(SampleSite.slug("hidden"));
        String slug = SampleSite.slug("linking");
        long exhibit = site.exhibit(slug);
        site.save(
                exhibit,
                site.exhibitDocument(
                        "Linking",
                        "<p>See <a linktype=\\u0022page\\u0022 id=\\u0022%d\\u0022>this</a>.</p>".formatted(hidden)));
        publishEntry.publish(EDITOR, exhibit);
        resolve("/exhibits/" + slug + "/").body("page.body[0].value", equalTo("<p>See this.</p>"));
        publishEntry.publish(EDITOR, hidden);
        resolve("/exhibits/" + slug + "/").body("page.body[0].value", containsString("<a href=\"/exhibits/hidden-"));
    }

    @Test
    void aRedirectLeadsToWhereItsPageStands() {
        String slug = SampleSite.slug("target");
        long exhibit = site.exhibit(slug);
        String from = "/scholar/" + slug;
        site.publishedEntry(
                "redirects.Redirect",
                "{'from':'%s','to_page':%d,'fragment':'authors','permanent':true}".formatted(from, exhibit));
        resolve(from)
                .statusCode(200)
                .body("redirect.status", equalTo(301))
                .body("redirect.location", equalTo("/exhibits/" + slug + "/#authors"))
                .body("page", nullValue());
    }

    @Test
    void anotherSpellingOfAnAddressLeadsToTheRealOne() {
        String slug = SampleSite.slug("spelt");
        site.exhibit(slug);
        resolve("/Exhibits/" + slug.toUpperCase() + "/").body("redirect.location", equalTo("/exhibits/" + slug + "/"));
        resolve("//exhibits//" + slug).statusCode(200).body("page.meta.slug", equalTo(slug));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "exhibits", "/a\u0000b/", "/a\nb/"})
    void aPathThatIsNoneIsABadRequest(String path) {
        resolve(path).statusCode(400).contentType("application/problem+json").body("detail", containsString("path"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%2e%2e/", "/../../etc/passwd", "/'; drop table page; --/", "/😀/", "/a%00b/", "/\\\\evil/"})
    void aStrangePathIsSimplyNotThere(String path) {
        resolve(path).statusCode(404);
    }

    @Test
    void aBrokenDocumentFailsItsOwnPageOnly() throws SQLException {
        String slug = SampleSite.slug("broken");
        long exhibit = site.exhibit(slug);
        statements.breakDocument(exhibit);
        resolve("/exhibits/" + slug + "/")
                .statusCode(500)
                .contentType("application/problem+json")
                .body("title", equalTo("Broken document"))
                .body("detail", containsString("body"));
        resolve("/exhibits/").statusCode(200).body("listings[0].items.id", hasItem((int) exhibit));
    }

    @Test
    void searchFindsTheWordsOfLivePagesOnly() {
        String slug = SampleSite.slug("found");
        long exhibit = site.exhibit(slug);
        site.save(
                exhibit,
                site.exhibitDocument("Quicksilver", "<p>The <b>oscillating</b> &lt;script&gt; valves hum.</p>"));
        given().queryParam("q", "oscillating valves")
                .get("/api/v3/search")
                .then()
                .body("count", equalTo(0));
        publishEntry.publish(EDITOR, exhibit);
        given().queryParam("q", "oscillating valves")
                .get("/api/v3/search")
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("items[0].title", equalTo("Quicksilver"))
                .body("items[0].excerpt", containsString("<mark>oscillating</mark>"))
                .body("items[0].excerpt", not(containsString("<script")));
        given().queryParam("q", "'\"&|!():*").get("/api/v3/search").then().statusCode(200);
    }
}
