package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.openvault.backend.api.v3.Clients.json;
import static org.openvault.backend.api.v3.Clients.nobody;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PagesApiTest {

    private static final String PAGES = "/api/v3/pages";

    @Inject
    SampleSite site;

    @Inject
    Clients clients;

    @Inject
    People people;

    @BeforeEach
    void world() {
        site.get();
    }

    private String complete(String meta, String title) {
        return json(
                "{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d%s},'title':'%s','cover_image':%d,'hero_image':%d,'body':[{'type':'text','value':'<p>One.</p>'}]}",
                site.index, meta, title, site.picture, site.picture);
    }

    @Test
    void aPageIsMadeAsADraftUnderASlugOfItsTitle() {
        String title = "Äpfel & Birnen, " + SampleSite.slug("no");
        String slug = title.toLowerCase().replace("ä", "a").replace(" & ", "-").replace(", ", "-");
        var made = clients.chief()
                .body(complete("", title))
                .post(PAGES)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("title", equalTo(title))
                .body("meta.slug", equalTo(slug))
                .body("meta.status", equalTo("draft"))
                .body("meta.version", equalTo("1"))
                .body("meta.parent_id", equalTo((int) site.index))
                .body("meta.live_url", nullValue())
                .body("meta.locked", nullValue())
                .body("meta.trashed", equalTo(false))
                .body("meta.owner", notNullValue())
                .body("cover_image", equalTo((int) site.picture))
                .body("body[0].id", notNullValue());
        int id = made.extract().path("id");
        made.header("Location", endsWith("/api/v3/pages/" + id));
        nobody().get(PAGES + "/" + id).then().statusCode(404);
        clients.chief()
                .body(complete("", title))
                .post(PAGES + "/")
                .then()
                .statusCode(201)
                .body("meta.slug", equalTo(slug + "-2"));
    }

    @Test
    void aRefusedPublishMakesNothing() {
        String title = SampleSite.slug("Incomplete");
        clients.chief()
                .body(json(
                        "{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d,'action':'publish'},'title':'%s'}",
                        site.index, title))
                .post(PAGES)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.loc", hasItem(List.of("body")));
        assertThat(clients.chief()
                        .get(PAGES + "?slug=" + title.toLowerCase())
                        .then()
                        .statusCode(200)
                        .extract()
                        .<Integer>path("count"))
                .isZero();
        clients.with(Grant.onPage(Verb.ADD, site.index))
                .body(complete(",'action':'publish'", title))
                .post(PAGES)
                .then()
                .statusCode(403);
        clients.chief().get(PAGES + "?slug=" + title.toLowerCase()).then().body("count", equalTo(0));
    }

    @Test
    void aPageIsMadeAndPublishedInOneRequest() {
        int id = clients.chief()
                .body(complete(",'action':'publish'", SampleSite.slug("At once")))
                .post(PAGES)
                .then()
                .statusCode(201)
                .body("meta.status", equalTo("live"))
                .extract()
                .path("id");
        nobody().get(PAGES + "/" + id + "/")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("cover_image.alt", equalTo("A tower"))
                .body("body[0].value", equalTo("<p>One.</p>"));
    }

    @Test
    void aPatchChangesWhatItNamesAndNullTakesAway() {
        long id = site.draft(SampleSite.slug("patched"));
        clients.chief()
                .header("If-Match", "\"1\"")
                .body(json("{'seo_title':'Seen','meta':{'note':'first'}}"))
                .patch(PAGES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("seo_title", equalTo("Seen"))
                .body("title", containsString("Draft"))
                .body("merged_with", nullValue());
        clients.chief()
                .header("If-Match", "\"2\"")
                .contentType("application/merge-patch+json")
                .body(json("{'seo_title':null}"))
                .patch(PAGES + "/" + id)
                .then()
                .statusCode(200)
                .body("seo_title", nullValue())
                .body("title", containsString("Draft"));
    }

    @Test
    void aStalePatchIsMergedOrToldAsAConflict() {
        long id = site.draft(SampleSite.slug("stale"));
        var first = clients.chief();
        first.header("If-Match", "\"1\"")
                .body(json("{'seo_title':'Theirs'}"))
                .patch(PAGES + "/" + id)
                .then()
                .statusCode(200);
        clients.chief()
                .header("If-Match", "\"1\"")
                .body(json("{'search_description':'Mine'}"))
                .patch(PAGES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("seo_title", equalTo("Theirs"))
                .body("search_description", equalTo("Mine"))
                .body("merged_with.since.version", contains("2"))
                .body("merged_with.changes[0].loc", contains("seo_title"));
        clients.chief()
                .header("If-Match", "\"1\"")
                .body(json("{'seo_title':'Mine'}"))
                .patch(PAGES + "/" + id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("conflicts", hasSize(1))
                .body("conflicts[0].loc", contains("seo_title"))
                .body("conflicts[0].base", nullValue())
                .body("conflicts[0].mine", equalTo("Mine"))
                .body("conflicts[0].theirs", equalTo("Theirs"))
                .body("latest_version", equalTo("3"))
                .body("changed_since", hasSize(2));
        clients.chief()
                .get(PAGES + "/" + id + "?version=draft")
                .then()
                .header("ETag", startsWith("\"3-"))
                .body("seo_title", equalTo("Theirs"));
    }

    @Test
    void autosavesShareOneRevisionAndWhoSawAnOlderOneIsMerged() {
        String page = PAGES + "/" + site.draft(SampleSite.slug("autosaved"));
        Actor.Person author = people.superuser();
        String[] seen = {"\"1\"", "\"2\"", "\"2.1\""};
        for (int edition = 0; edition < 2; edition++) {
            clients.as(author)
                    .header("If-Match", seen[edition])
                    .body(json("{'seo_title':'Edition %d'}", edition))
                    .patch(page + "?autosave=true")
                    .then()
                    .statusCode(200)
                    .header("ETag", seen[edition + 1]);
        }
        clients.chief()
                .get(page + "?version=2")
                .then()
                .header("ETag", startsWith("\"2.1-"))
                .body("seo_title", equalTo("Edition 1"));
        clients.chief().get(page + "?version=2.1").then().statusCode(200);
        clients.chief().get(page + "?version=2.7").then().statusCode(404);
        clients.chief()
                .header("If-Match", "\"2\"")
                .body(json("{'search_description':'B'}"))
                .patch(page)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("seo_title", equalTo("Edition 1"))
                .body("merged_with.since.version", contains("2.1"));
        clients.as(author)
                .header("If-Match", "\"3\"")
                .body(json("{'title':'C','meta':{'action':'publish'}}"))
                .patch(page + "?autosave=true")
                .then()
                .statusCode(422);
    }

    @Test
    void aPatchMaySayThatItIsToBePublished() {
        long id = site.exhibit(SampleSite.slug("patch-publish"));
        String version = clients.chief()
                .get(PAGES + "/" + id + "?version=draft")
                .then()
                .body("meta.status", equalTo("live"))
                .extract()
                .header("ETag");
        clients.chief()
                .header("If-Match", version)
                .body(json("{'title':'Newly said','meta':{'action':'publish'}}"))
                .patch(PAGES + "/" + id)
                .then()
                .statusCode(200)
                .body("meta.status", equalTo("live"));
        nobody().get(PAGES + "/" + id).then().body("title", equalTo("Newly said"));
        clients.chief()
                .header("If-Match", "\"2\"")
                .body(json("{'cover_image':null,'title':'Unready','meta':{'action':'publish'}}"))
                .patch(PAGES + "/" + id)
                .then()
                .statusCode(422)
                .body("errors[0].loc", contains("cover_image"));
        clients.chief().get(PAGES + "/" + id + "?version=draft").then().header("ETag", startsWith("\"2-"));
    }

    @Test
    void whoWritesSaysWhatTheyHaveSeen() {
        long id = site.draft(SampleSite.slug("unseen"));
        var chief = clients.chief();
        chief.body(json("{'seo_title':'A'}")).patch(PAGES + "/" + id).then().statusCode(428);
        for (String tag : List.of("1", "W/\"1\"", "\"1\", \"2\"", "\"x\"", "\"1.0\"", "\"-1\"", "\"99999999999\"")) {
            clients.chief()
                    .header("If-Match", tag)
                    .body(json("{'seo_title':'A'}"))
                    .patch(PAGES + "/" + id)
                    .then()
                    .statusCode(400);
        }
        clients.chief()
                .header("If-Match", "\"77\"")
                .body(json("{'seo_title':'A'}"))
                .patch(PAGES + "/" + id)
                .then()
                .statusCode(409)
                .body("conflicts[0].reason", equalTo("base_unknown"));
    }

    @Test
    void draftsAreForWhoeverMayView() {
        long id = site.draft(SampleSite.slug("hidden"));
        String draft = PAGES + "/" + id + "?version=draft";
        nobody().get(draft).then().statusCode(401);
        clients.with(Grant.onPage(Verb.VIEW, site.collections))
                .get(draft)
                .then()
                .statusCode(403);
        clients.with(Grant.onPage(Verb.VIEW, site.index)).get(draft).then().statusCode(200);
        clients.with(Grant.onPage(Verb.VIEW, site.index))
                .header("If-Match", "\"1\"")
                .body(json("{'seo_title':'A'}"))
                .patch(PAGES + "/" + id)
                .then()
                .statusCode(403);
        nobody().header("If-Match", "\"1\"")
                .body(json("{'seo_title':'A'}"))
                .patch(PAGES + "/" + id)
                .then()
                .statusCode(401);
        nobody().body(complete("", "Mine")).post(PAGES).then().statusCode(401);
        clients.with(Grant.onPage(Verb.ADD, site.collections))
                .body(complete("", "Mine"))
                .post(PAGES)
                .then()
                .statusCode(403);
    }

    @Test
    void listsHoldWhatOneMayView() {
        String slug = SampleSite.slug("listed");
        long id = site.draft(slug);
        String query = PAGES + "?slug=" + slug;
        nobody().get(query).then().statusCode(200).body("count", equalTo(0));
        nobody().get(query + "&version=draft").then().statusCode(401);
        clients.with(Grant.onPage(Verb.VIEW, site.collections))
                .get(query)
                .then()
                .body("count", equalTo(0));
        clients.with(Grant.onPage(Verb.VIEW, site.index))
                .get(query)
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("items[0].id", equalTo((int) id))
                .body("items[0].meta.status", equalTo("draft"))
                .body("items[0].title", equalTo("Draft " + slug));
        clients.chief()
                .get(PAGES + "?limit=1&type=exhibits.ExhibitIndex&child_of=" + site.home)
                .then()
                .body("count", equalTo(1))
                .body("items.id", contains((int) site.index));
        clients.chief().get(query + "&version=live").then().body("count", equalTo(0));
        Instant now = Instant.now();
        clients.chief().get(query + "&as_of=" + now).then().statusCode(200).body("count", equalTo(0));
        clients.chief().get(query + "&version=draft&as_of=" + now).then().statusCode(400);
        clients.with(Grant.onPage(Verb.VIEW, site.index))
                .get(query + "&as_of=" + now)
                .then()
                .statusCode(403);
        nobody().get(query + "&as_of=" + now).then().statusCode(401);
    }

    @Test
    void theTimeOfAnAnswerMayBeChosen() {
        String slug = SampleSite.slug("travel");
        long id = site.exhibit(slug);
        Instant before = Instant.now();
        site.save(id, site.exhibitDocument("Later", "<p>L.</p>"));
        Instant soon = Instant.now().plusSeconds(86_400);
        clients.chief()
                .body(json("{'at':'%s'}", soon))
                .post(PAGES + "/" + id + "/actions/publish")
                .then()
                .statusCode(200);
        String past = PAGES + "/" + id + "?as_of=" + before;
        String future = PAGES + "/" + id + "?as_of=" + soon.plusSeconds(1);
        nobody().get(past).then().statusCode(401);
        clients.with(Grant.onPage(Verb.VIEW, site.collections)).get(past).then().statusCode(403);
        clients.with(Grant.of(Right.VIEW_HISTORY))
                .get(past)
                .then()
                .statusCode(200)
                .body("title", equalTo("Exhibit " + slug));
        clients.with(Grant.of(Right.VIEW_HISTORY)).get(future).then().statusCode(403);
        clients.with(Grant.onPage(Verb.VIEW, site.index))
                .get(future)
                .then()
                .statusCode(200)
                .body("title", equalTo("Later"))
                .body("authors", hasSize(0))
                .body("cover_image", nullValue());
        clients.chief()
                .get(future)
                .then()
                .body("cover_image.alt", equalTo("A tower"))
                .body("authors[0].value.image.alt", equalTo("A tower"));
        clients.chief()
                .get(PAGES + "/" + id + "?as_of=2001-01-01T00:00:00Z")
                .then()
                .statusCode(404);
    }

    @Test
    void deletingThrowsIntoTheTrashUnlessItIsInUse() {
        long used = site.exhibit(SampleSite.slug("used"));
        long user = site.exhibit(SampleSite.slug("user"));
        site.save(
                user,
                site.exhibitDocument("User", "<p>U.</p>")
                        .replace("'body'", "'other_exhibits':[{'value':%d}],'body'".formatted(used)));
        clients.with(Grant.onPage(Verb.VIEW, site.index))
                .delete(PAGES + "/" + used)
                .then()
                .statusCode(403);
        nobody().delete(PAGES + "/" + used).then().statusCode(401);
        clients.chief()
                .delete(PAGES + "/" + used)
                .then()
                .statusCode(409)
                .body("usages.id", contains((int) user))
                .body("usages[0].in_draft", equalTo(true));
        clients.chief()
                .get("/api/v3/entries/" + used + "/usages")
                .then()
                .statusCode(200)
                .body("items.title", contains("User"));
        clients.chief().delete(PAGES + "/" + used + "?even_if_used=true").then().statusCode(204);
        nobody().get(PAGES + "/" + used).then().statusCode(404);
        clients.chief().get(PAGES + "/" + used + "?version=draft").then().body("meta.trashed", equalTo(true));
    }

    @Test
    void whatIsUnknownIsRefusedAndNothingBreaks() {
        long id = site.draft(SampleSite.slug("strict"));
        for (String query : List.of(
                "?fields=*",
                "?limit=101",
                "?version=12",
                "?type=a.B",
                "?type=,",
                "?child_of=x",
                "?slug=a%00b",
                "?order=x")) {
            clients.chief().urlEncodingEnabled(false).get(PAGES + query).then().statusCode(400);
        }
        for (String query : List.of(
                "?x=1",
                "?version=x",
                "?version=1.",
                "?as_of=now",
                "?as_of=2026-11-21",
                "?as_of=%2B999999999-01-01T00:00:00Z",
                "?as_of=-4713-01-01T00:00:00Z",
                "?version=draft&as_of=2026-11-21T00:00:00Z")) {
            clients.chief()
                    .urlEncodingEnabled(false)
                    .get(PAGES + "/" + id + query)
                    .then()
                    .statusCode(400);
        }
        for (String other : List.of("/x", "/-1", "/999999999", "/12345678901234567890", "/" + site.author, "/1.5")) {
            clients.chief().get(PAGES + other).then().statusCode(404);
        }
        clients.chief().get(PAGES + "/" + id + "?version=999999999").then().statusCode(404);
        for (String body : List.of(
                "{}",
                "[]",
                "7",
                "null",
                "",
                "{'meta':7,'title':'x'}",
                "{'meta':{'type':'no.Such','parent_id':1},'title':'x'}",
                "{'meta':{'type':'authors.Author','parent_id':1},'title':'x'}",
                "{'meta':{'type':'exhibits.ExhibitPage'},'title':'x'}",
                "{'meta':{'type':'exhibits.ExhibitPage','parent_id':'%d'},'title':'x'}",
                "{'meta':{'type':'exhibits.ExhibitPage','parent_id':999999999},'title':'x'}",
                "{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d,'owner':1},'title':'x'}",
                "{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d,'action':'unpublish'},'title':'x'}",
                "{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d},'title':7}",
                "{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d},'title':'x','slug':7}",
                "{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d},'title':'x','id':7}",
                "{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d},'title':'x','cover_image':999999999}",
                "{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d},'title':'a\\u0000b'}")) {
            int status = clients.chief()
                    .body(body.replace('\'', '"').replace("%d", "" + site.index))
                    .post(PAGES)
                    .statusCode();
            assertThat(status).as(body).isEqualTo(422);
        }
        for (String body : List.of("{", "{'a':", "[".repeat(3000))) {
            assertThat(clients.chief().body(body.replace('\'', '"')).post(PAGES).statusCode())
                    .as(body.substring(0, 1))
                    .isEqualTo(400);
        }
        for (String body : List.of(
                "{'id':7}", "{'slug':'x'}", "{'meta':{'version':'2'}}", "{'title':7}", "{'body':[{'type':'x'}]}")) {
            clients.chief()
                    .header("If-Match", "\"1\"")
                    .body(body.replace('\'', '"'))
                    .patch(PAGES + "/" + id)
                    .then()
                    .statusCode(422)
                    .body("errors[0].loc", not(hasSize(0)));
        }
        clients.chief()
                .body(json(
                        "{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d},'title':'x','slug':'a b'}", site.index))
                .post(PAGES)
                .then()
                .statusCode(400);
    }
}
