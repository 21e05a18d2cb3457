package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.api.v3.Clients.json;
import static org.openvault.backend.api.v3.Clients.nobody;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.locale.CreateLocale;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ActionsApiTest {

    private static final String PAGES = "/api/v3/pages/";
    private static final List<String> ACTIONS = List.of(
            "publish",
            "unpublish",
            "expire",
            "move",
            "rename",
            "copy",
            "revert",
            "create_alias",
            "convert_alias",
            "convert_type",
            "copy_for_translation",
            "lock",
            "unlock",
            "trash",
            "delete",
            "restore",
            "cancel",
            "reschedule");

    @Inject
    SampleSite site;

    @Inject
    Clients clients;

    @Inject
    CreateLocale createLocale;

    @BeforeEach
    void world() {
        site.get();
    }

    private ValidatableResponse act(long id, String action, String body, Object... values) {
        return clients.chief()
                .body(json(body, values))
                .post(PAGES + id + "/actions/" + action + "/")
                .then();
    }

    private static Instant inHours(int hours) {
        return Instant.now().plus(Duration.ofHours(hours)).truncatedTo(ChronoUnit.SECONDS);
    }

    private String status(long id) {
        return clients.chief()
                .get(PAGES + id + "?version=draft")
                .then()
                .extract()
                .path("meta.status");
    }

    @Test
    void publishingTellsWhereItStandsAndUnpublishingTakesItAway() {
        String slug = SampleSite.slug("acts");
        long id = site.draft(slug);
        act(id, "publish", "{'dry_run':true}")
                .statusCode(200)
                .body("dry_run", equalTo(true))
                .body("possible", equalTo(true))
                .body("effects.id", contains((int) id))
                .body("effects[0].kind", equalTo("page"))
                .body("effects[0].before", nullValue())
                .body("effects[0].after.url", equalTo("/exhibits/" + slug + "/"))
                .body("effects[0].after.revision", equalTo(1))
                .body("effects[0].plan", equalTo(false));
        assertThat(status(id)).isEqualTo("draft");
        act(id, "publish", "{}")
                .statusCode(200)
                .body("outcome", equalTo("published"))
                .body("live_url", equalTo("/exhibits/" + slug + "/"));
        act(id, "publish", "{}").statusCode(200).body("outcome", equalTo("unchanged"));
        assertThat(status(id)).isEqualTo("live");
        site.save(id, site.exhibitDocument("Newer", "<p>N.</p>"));
        assertThat(status(id)).isEqualTo("live+draft");
        act(id, "publish", "{'revision':1}").body("outcome", equalTo("unchanged"));
        act(id, "unpublish", "{'dry_run':true}").statusCode(200).body("effects[0].after", nullValue());
        nobody().get(PAGES + id).then().statusCode(200);
        act(id, "unpublish", "{}").statusCode(200).body("gone", equalTo(1));
        nobody().get(PAGES + id).then().statusCode(404);
    }

    @Test
    void whatIsPlannedIsPutOffAndCalledOff() {
        long id = site.draft(SampleSite.slug("planned"));
        Instant at = inHours(2);
        Instant to = inHours(3);
        act(id, "publish", "{'at':'%s','until':'%s'}", at, inHours(9)).statusCode(200);
        assertThat(status(id)).isEqualTo("scheduled");
        act(id, "reschedule", "{'at':'%s','to':'%s','dry_run':true}", at, to)
                .statusCode(200)
                .body("effects", hasSize(1));
        act(id, "reschedule", "{'at':'%s','to':'%s'}", at, to).statusCode(200).body("dry_run", equalTo(false));
        act(id, "cancel", "{'at':'%s','dry_run':true}", to).statusCode(200);
        assertThat(status(id)).isEqualTo("scheduled");
        act(id, "cancel", "{'at':'%s'}", to).statusCode(200);
        assertThat(status(id)).isEqualTo("draft");
    }

    @Test
    void anEndIsPlannedOrOnlyTried() {
        Instant end = inHours(1);
        long id = site.exhibit(SampleSite.slug("ending"));
        act(id, "expire", "{'at':'%s','dry_run':true}", end).statusCode(200);
        clients.chief().get(PAGES + id + "?version=draft").then().body("meta.next_change_at", nullValue());
        act(id, "expire", "{'at':'%s'}", end).statusCode(200);
        clients.chief().get(PAGES + id + "?version=draft").then().body("meta.next_change_at", equalTo(end.toString()));
    }

    @Test
    void aRefusedPublishTellsWhereTheFaultsAre() {
        long id = site.draft(SampleSite.slug("unready"));
        site.save(id, "{'title':'Unready'}");
        act(id, "publish", "{}").statusCode(422).body("errors.loc", hasItem(List.of("body")));
        act(id, "publish", "{'dry_run':true}")
                .statusCode(200)
                .body("possible", equalTo(false))
                .body("faults.loc", hasItem(List.of("body")))
                .body("faults[0].entry_id", equalTo((int) id));
        long parent = site.exhibit(SampleSite.slug("above"));
        act(id, "move", "{'parent_id':%d}", parent).statusCode(200);
        act(parent, "publish", "{'recursive':true}").statusCode(422).body("errors.entry_id", hasItem((int) id));
        act(id, "publish", "{'recursive':true,'until':'%s'}", inHours(1)).statusCode(422);
    }

    @Test
    void whatCannotEndIsNotBegunEither() {
        long id = site.draft(SampleSite.slug("endless"));
        act(id, "publish", "{'at':'%s','until':'%s'}", inHours(5), inHours(2)).statusCode(422);
        act(id, "publish", "{'until':'2001-01-01T00:00:00Z'}").statusCode(400);
        assertThat(status(id)).isEqualTo("draft");
    }

    @Test
    void aTreeIsPublishedOrOnlyTriedAsAWhole() {
        long parent = site.draft(SampleSite.slug("whole"));
        int below = clients.chief()
                .body(json(
                        "{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d},'title':'Part','cover_image':%d,'hero_image':%d,'body':[{'type':'text','value':'<p>P.</p>'}]}",
                        parent, site.picture, site.picture))
                .post("/api/v3/pages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(parent, "publish", "{'recursive':true,'dry_run':true}")
                .statusCode(200)
                .body("effects.id", hasItems((int) parent, below));
        assertThat(status(below)).isEqualTo("draft");
        act(parent, "publish", "{'recursive':true}").statusCode(200).body("effects_count", equalTo(2));
        assertThat(status(below)).isEqualTo("live");
    }

    @Test
    void pagesMoveAndAreRenamed() {
        String slug = SampleSite.slug("moving");
        long id = site.exhibit(slug);
        long parent = site.exhibit(SampleSite.slug("target"));
        act(id, "move", "{'parent_id':%d,'dry_run':true}", parent)
                .statusCode(200)
                .body("effects[0].before.url", equalTo("/exhibits/" + slug + "/"))
                .body("effects[0].after.url", containsString("/exhibits/target-"));
        act(id, "move", "{'parent_id':%d,'position':'first'}", parent)
                .statusCode(200)
                .body("dry_run", equalTo(false));
        clients.chief().get(PAGES + id + "?version=draft").then().body("meta.parent_id", equalTo((int) parent));
        act(id, "move", "{'after':%d}", parent).statusCode(200);
        act(id, "rename", "{'slug':'%s','dry_run':true}", slug + "-new")
                .statusCode(200)
                .body("effects[0].after.url", equalTo("/exhibits/" + slug + "-new/"));
        act(id, "rename", "{'slug':'%s'}", slug + "-new").statusCode(200);
        nobody().get(PAGES + id).then().body("meta.live_url", equalTo("/exhibits/" + slug + "-new/"));
        String taken = SampleSite.slug("taken");
        site.exhibit(taken);
        act(id, "rename", "{'slug':'%s'}", taken).statusCode(409);
        act(id, "rename", "{'slug':'a b'}").statusCode(400);
        act(id, "move", "{}").statusCode(422);
        act(id, "move", "{'parent_id':%d,'before':%d}", parent, parent).statusCode(422);
        act(id, "move", "{'before':%d,'position':'first'}", parent).statusCode(422);
        act(id, "move", "{'parent_id':%d,'position':'middle'}", parent).statusCode(422);
        act(id, "move", "{'parent_id':999999999}").statusCode(404);
        act(id, "move", "{'parent_id':%d}", id).statusCode(400);
    }

    @Test
    void pagesAreCopiedAliasedAndConverted() {
        String slug = SampleSite.slug("original");
        long id = site.exhibit(slug);
        act(id, "copy", "{'parent_id':%d,'recursive':true}", site.index)
                .statusCode(201)
                .header("Location", notNullValue())
                .body("meta.slug", equalTo(slug + "-2"))
                .body("meta.status", equalTo("draft"))
                .body("pages", equalTo(1));
        int alias = act(id, "create_alias", "{'parent_id':%d,'slug':'%s'}", site.index, SampleSite.slug("alias"))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("meta.alias_of", equalTo((int) id))
                .body("meta.status", equalTo("live"))
                .body("title", equalTo("Exhibit " + slug))
                .extract()
                .path("id");
        clients.chief()
                .header("If-Match", "\"0\"")
                .body(json("{'title':'Own'}"))
                .patch(PAGES + alias)
                .then()
                .statusCode(400);
        act(alias, "convert_alias", "{}")
                .statusCode(200)
                .body("meta.alias_of", nullValue())
                .header("ETag", "\"1\"");
        act(alias, "convert_alias", "{}").statusCode(400);
    }

    @Test
    void anAliasShowsItsSourcesDraftToThoseWhoMayViewThat() {
        long here = site.exhibit(SampleSite.slug("here"));
        long there = site.exhibit(SampleSite.slug("there"));
        int source = act(site.exhibit(SampleSite.slug("source")), "copy", "{'parent_id':%d}", there)
                .extract()
                .path("id");
        int alias = act(source, "create_alias", "{'parent_id':%d}", here)
                .statusCode(201)
                .extract()
                .path("id");
        String draft = PAGES + alias + "?version=draft";
        clients.with(Grant.onPage(Verb.VIEW, here)).get(draft).then().statusCode(403);
        clients.with(Grant.onPage(Verb.VIEW, here))
                .get("/api/v3/pages?child_of=" + here)
                .then()
                .body("items.id", contains(alias))
                .body("items[0].title", equalTo(""));
        clients.with(Grant.onPage(Verb.VIEW, here), Grant.onPage(Verb.VIEW, there))
                .get(draft)
                .then()
                .statusCode(200)
                .body("title", containsString("Exhibit"));
    }

    @Test
    void whatIsNamedButHiddenIsNotCalledByItsName() {
        long hidden = site.draftEntry("authors.Author", "{'name':'Hidden name'}");
        long id = site.draft(SampleSite.slug("unseen"));
        site.save(
                id,
                site.exhibitDocument("Names", "<p>.</p>")
                        .replace("[{'value':%d}]".formatted(site.author), "[{'value':%d}]".formatted(hidden)));
        act(id, "publish", "{'dry_run':true}").body("unseen.title", contains("Hidden name"));
        clients.with(Grant.onPage(Verb.PUBLISH, site.index))
                .body("{\"dry_run\":true}")
                .post(PAGES + id + "/actions/publish")
                .then()
                .statusCode(200)
                .body("unseen.id", contains((int) hidden))
                .body("unseen[0].title", nullValue());
    }

    @Test
    void aPageBecomesOneOfAnotherTypeUnlessThatLosesSomething() {
        int id = clients.chief()
                .body(json(
                        "{'meta':{'type':'pages.StandardPage','parent_id':%d},'title':'%s','body':[{'type':'text','value':'<p>B.</p>'}]}",
                        site.home, SampleSite.slug("Convertible")))
                .post("/api/v3/pages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(id, "convert_type", "{'type':'exhibits.ExhibitPage'}").statusCode(400);
        act(id, "convert_type", "{'type':'no.Such'}").statusCode(400);
        act(id, "convert_type", "{'type':'authors.Author'}").statusCode(400);
        act(id, "convert_type", "{}").statusCode(422);
        act(id, "convert_type", "{'type':'pages.StandardPage'}")
                .statusCode(400)
                .body("detail", containsString("already"));
    }

    @Test
    void pagesAreCopiedToBeTranslated() {
        callersLocale();
        long id = site.exhibit(SampleSite.slug("translated"));
        act(site.home, "copy_for_translation", "{'locale':'ga'}");
        act(site.index, "copy_for_translation", "{'locale':'ga'}");
        int made = act(id, "copy_for_translation", "{'locale':'ga'}")
                .statusCode(201)
                .body("meta.locale", equalTo("ga"))
                .body("made", hasSize(1))
                .extract()
                .path("id");
        act(id, "copy_for_translation", "{'locale':'ga'}").statusCode(409);
        act(id, "copy_for_translation", "{'locale':'xx'}").statusCode(400);
        clients.chief()
                .get(PAGES + id + "/translations")
                .then()
                .statusCode(200)
                .body("items.id", contains((int) id, made));
        nobody().get(PAGES + id + "/translations").then().statusCode(200).body("items.id", contains((int) id));
        nobody().get(PAGES + made + "/translations").then().statusCode(404);
        clients.with(Grant.onPage(Verb.VIEW, site.collections))
                .get(PAGES + made + "/translations")
                .then()
                .statusCode(404);
    }

    private void callersLocale() {
        try {
            createLocale.create(SampleSite.EDITOR, "ga", "Gaeilge", "en");
        } catch (RuntimeException alreadyThere) {
            // another test made it
        }
    }

    @Test
    void lockedEntriesAreForWhoeverLockedThem() {
        long id = site.draft(SampleSite.slug("locked"));
        act(id, "lock", "{'note':'mine'}").statusCode(200).body("note", equalTo("mine"));
        clients.chief()
                .get(PAGES + id + "?version=draft")
                .then()
                .body("meta.locked.by", notNullValue())
                .body("meta.locked.at", notNullValue());
        act(id, "lock", "{}").statusCode(423);
        clients.chief()
                .header("If-Match", "\"1\"")
                .body(json("{'title':'Mine'}"))
                .patch(PAGES + id)
                .then()
                .statusCode(423);
        act(id, "publish", "{}").statusCode(423);
        act(id, "unlock", "{}").statusCode(200).body("unlocked", equalTo(true));
        act(id, "unlock", "{}").statusCode(200).body("unlocked", equalTo(false));
    }

    @Test
    void whatIsThrownAwayComesBack() {
        long id = site.exhibit(SampleSite.slug("thrown"));
        act(id, "trash", "{}").statusCode(200).body("trashed", contains((int) id));
        act(id, "trash", "{}").statusCode(409);
        act(id, "restore", "{}").statusCode(200).body("restored", equalTo(1));
        act(id, "restore", "{}").statusCode(409);
        act(id, "delete", "{}").statusCode(200);
        act(id, "restore", "{'parent_id':%d}", site.index).statusCode(200);
        assertThat(status(id)).isEqualTo("draft");
    }

    @Test
    void aRevertSaysWhatItHasSeen() {
        long id = site.draft(SampleSite.slug("reverted"));
        site.save(id, site.exhibitDocument("Second", "<p>2.</p>"));
        act(id, "revert", "{'revision':1}").statusCode(428);
        clients.chief()
                .header("If-Match", "\"1\"")
                .body(json("{'revision':1}"))
                .post(PAGES + id + "/actions/revert")
                .then()
                .statusCode(409)
                .body("latest_version", equalTo("2"))
                .body("changed_since.change", hasItem("field_changed"));
        clients.chief()
                .header("If-Match", "\"2\"")
                .body(json("{'revision':1}"))
                .post(PAGES + id + "/actions/revert")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("title", containsString("Draft"));
        for (String number : List.of("99", "0", "-1", "99999999999", "1.5", "\"1\"")) {
            int answered = clients.chief()
                    .header("If-Match", "\"3\"")
                    .body("{\"revision\":" + number + "}")
                    .post(PAGES + id + "/actions/revert")
                    .statusCode();
            assertThat(answered).as(number).isIn(404, 422);
        }
    }

    @Test
    void actionsAreForThoseWhoMay() {
        long id = site.exhibit(SampleSite.slug("guarded"));
        List<String> bodies = List.of(
                "publish {}",
                "unpublish {}",
                "expire {'at':'2030-01-01T00:00:00Z'}",
                "cancel {'at':'2030-01-01T00:00:00Z'}",
                "reschedule {'at':'2030-01-01T00:00:00Z','to':'2031-01-01T00:00:00Z'}",
                "move {'parent_id':%d}",
                "rename {'slug':'x'}",
                "copy {'parent_id':%d}",
                "create_alias {'parent_id':%d}",
                "convert_type {'type':'exhibits.ExhibitPage'}",
                "convert_alias {}",
                "lock {}",
                "unlock {}",
                "trash {}",
                "delete {}",
                "restore {}",
                "revert {'revision':1}",
                "publish {'dry_run':true}",
                "publish {'recursive':true,'dry_run':true}",
                "unpublish {'dry_run':true}",
                "move {'parent_id':%d,'dry_run':true}",
                "rename {'slug':'x','dry_run':true}");
        for (String each : bodies) {
            String action = each.substring(0, each.indexOf(' '));
            String body = each.substring(each.indexOf(' ')).replace('\'', '"').replace("%d", "" + site.index);
            int reader = clients.with(Grant.onPage(Verb.VIEW, site.index))
                    .header("If-Match", "\"1\"")
                    .body(body)
                    .post(PAGES + id + "/actions/" + action)
                    .statusCode();
            assertThat(reader).as(each).isEqualTo(403);
            nobody().body(body).post(PAGES + id + "/actions/" + action).then().statusCode(401);
        }
        assertThat(status(id)).isEqualTo("live");
    }

    @Test
    void whatIsUnknownIsRefusedAndNothingBreaks() {
        long id = site.draft(SampleSite.slug("strict"));
        for (String action : ACTIONS) {
            for (String body :
                    List.of("{'x':1}", "[]", "7", "'x'", "{'dry_run':'yes','at':7,'type':7,'slug':7,'locale':7}")) {
                int answered = clients.chief()
                        .header("If-Match", "\"1\"")
                        .body(body.replace('\'', '"'))
                        .post(PAGES + id + "/actions/" + action)
                        .statusCode();
                assertThat(answered).as(action + " " + body).isEqualTo(422);
            }
            clients.chief()
                    .body("{")
                    .post(PAGES + id + "/actions/" + action)
                    .then()
                    .statusCode(400);
            clients.chief()
                    .body("{}")
                    .post(PAGES + id + "/actions/" + action + "?x=1")
                    .then()
                    .statusCode(400);
            clients.chief()
                    .body("{}")
                    .post(PAGES + "999999999/actions/" + action)
                    .then()
                    .statusCode(404);
        }
        for (String at : List.of(
                "now",
                "2026-11-21",
                "+999999999-12-31T00:00:00Z",
                "-4713-01-01T00:00:00Z",
                "",
                "2001-01-01T00:00:00Z")) {
            for (String action : List.of("publish", "expire", "cancel", "move", "rename")) {
                int answered = clients.chief()
                        .body(json(
                                "{'at':'%s'%s}",
                                at,
                                action.equals("move")
                                        ? ",'parent_id':" + site.index
                                        : action.equals("rename") ? ",'slug':'other'" : ""))
                        .post(PAGES + id + "/actions/" + action)
                        .statusCode();
                assertThat(answered).as(action + " at " + at).isBetween(200, 499);
            }
        }
        act(id, "explode", "{}").statusCode(404);
        clients.chief()
                .body("{\"note\":\"a\\u0000b\"}")
                .post(PAGES + id + "/actions/lock")
                .then()
                .statusCode(422);
    }
}
