package org.openvault.backend.admin.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.openvault.backend.admin.Editors.as;
import static org.openvault.backend.admin.Editors.notice;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.entry.Revision;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EditorTest {

    @Inject
    SampleSite site;

    private long page;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        Editors.reader();
        Editors.user("second", true);
        page = site.draft(SampleSite.slug("edit"));
    }

    private static String address(long page) {
        return "/admin/pages/" + page;
    }

    private SentForm open(String who) {
        return SentForm.of(as(who).get(address(page)));
    }

    private JsonNode draft() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Revision.findLatest(page).orElseThrow().document);
    }

    @Test
    void aFormThatNobodyTouchedSavesNothing() {
        site.save(page, EveryBlock.document(site));
        JsonNode before = draft();
        assertThat(notice(open("chief").press(as("chief"), "save"))).isEqualTo("Saved.");
        assertThat(draft()).isEqualTo(before);
    }

    @Test
    void withoutAScriptAFormSavesADraft() {
        SentForm form = open("chief").with("title", "Typed").with("featured", "true");
        form.with(form.name("/value"), "<p>Words</p>");
        Response answer = form.press(as("chief"), "save");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(draft().path("title").asText()).isEqualTo("Typed");
        assertThat(draft().path("featured").asBoolean()).isTrue();
        assertThat(draft().at("/body/0/value").asText()).isEqualTo("<p>Words</p>");
    }

    @Test
    void withoutAScriptBlocksAreAddedMovedAndTakenOutAndNothingTypedIsLost() {
        SentForm form = SentForm.of(open("chief").with("title", "Typed").press(as("chief"), "add:body:heading"));
        assertThat(form.all("body")).hasSize(2);
        String heading = form.all("body").get(1).split(" ")[0];
        form.with("body/" + heading + "/value", "A heading");
        form = SentForm.of(form.press(as("chief"), "up:body/" + heading));
        form = SentForm.of(form.with("@action", "").press(as("chief"), "duplicate:body/" + heading));
        assertThat(form.all("body")).hasSize(3);
        form.press(as("chief"), "save");
        assertThat(draft().path("title").asText()).isEqualTo("Typed");
        assertThat(draft().path("body").findValuesAsText("type")).containsExactly("heading", "heading", "text");
        assertThat(draft().at("/body/1/value").asText()).isEqualTo("A heading");
    }

    @Test
    void whatIsWrongIsSaidAtItsPlaceWithAllThatWasTyped() {
        Response answer = open("chief").with("title", "x".repeat(256)).press(as("chief"), "save");
        answer.then()
                .statusCode(422)
                .body(containsString("must have at most 255 characters"))
                .body(containsString("aria-invalid=\"true\""))
                .body(containsString("href=\"#title\""))
                .body(containsString("x".repeat(256)));
        assertThat(draft().path("title").asText()).startsWith("Draft");
    }

    @Test
    void aFormThatWasCutOffIsRefused() {
        String body = open("chief").body();
        as("chief")
                .contentType("application/x-www-form-urlencoded")
                .body(body.substring(0, body.length() / 2))
                .post(address(page))
                .then()
                .statusCode(400);
    }

    @Test
    void editsOfDifferentBlocksAreMergedAndOfTheSameDecided() {
        SentForm mine = open("chief");
        open("second").with("title", "Theirs").press(as("second"), "save");
        assertThat(notice(mine.with("seo_title", "Mine").press(as("chief"), "save")))
                .contains("together with what second");
        SentForm again = open("chief");
        open("second")
                .with("title", "Theirs again")
                .with("search_description", "Kept")
                .press(as("second"), "save");
        Response conflict = again.with("title", "Mine").press(as("chief"), "save");
        conflict.then().statusCode(409).body(containsString("Theirs again")).body(containsString("Mine"));
        SentForm decision = SentForm.of(conflict.asString(), "ov-conflict form");
        assertThat(notice(decision.with("@choice/0", "mine").post(as("chief")))).isEqualTo("Saved as you decided.");
        assertThat(draft().path("title").asText()).isEqualTo("Mine");
        assertThat(draft().path("search_description").asText()).isEqualTo("Kept");
    }

    @Test
    void aDecisionOnWhatChangedAgainIsAskedAgain() {
        SentForm mine = open("chief").with("title", "Mine");
        open("second").with("title", "One").press(as("second"), "save");
        SentForm decision = SentForm.of(mine.press(as("chief"), "save").asString(), "ov-conflict form");
        open("second").with("title", "Two").press(as("second"), "save");
        decision.with("@choice/0", "mine")
                .post(as("chief"))
                .then()
                .statusCode(409)
                .body(containsString("Two"));
        assertThat(draft().path("title").asText()).isEqualTo("Two");
    }

    @Test
    void whoMayNotEditOrFindsItLockedReadsWhyAndCannotSave() {
        SentForm form = open("chief").with("title", "Late");
        as("second")
                .formParam("note", "proof-reading")
                .post(address(page) + "/lock")
                .then()
                .statusCode(303);
        as("chief")
                .get(address(page))
                .then()
                .body(containsString("Only second may edit this now"))
                .body(containsString("proof-reading"))
                .body(containsString("<fieldset class=\"bare\" disabled>"));
        form.press(as("chief"), "save").then().statusCode(423).body(containsString("Late"));
        form.put(as("chief")).then().statusCode(423);
        as("second").post(address(page) + "/lock/end").then().statusCode(303);
        form.press(as("chief"), "save").then().statusCode(303);
    }

    @Test
    void aPersonWithoutTheRightIsRefusedEverywhere() {
        long live = site.exhibit(SampleSite.slug("refused"));
        SentForm form = SentForm.of(as("chief").get(address(live)));
        as("reader").get(address(live)).then().statusCode(403);
        form.press(as("reader"), "save").then().statusCode(403);
        form.put(as("reader")).then().statusCode(403);
        as("reader").post(address(live) + "/lock").then().statusCode(403);
        as("reader").post(address(live) + "/lock/end").then().statusCode(403);
        as("reader")
                .formParam("window", java.util.UUID.randomUUID())
                .post(address(live) + "/presence")
                .then()
                .statusCode(403);
        as("chief").get("/admin/snippets/authors.Author/" + live).then().statusCode(404);
        as("chief").get(address(999999999)).then().statusCode(404);
    }

    @Test
    void whatSavesItselfSaysSoAndTellsWhatOthersSaved() {
        SentForm form = open("chief");
        String version = form.put(as("chief")).then().statusCode(200).extract().path("version");
        assertThat(version).isEqualTo(form.all("@version").getFirst());
        open("second").with("seo_title", "Theirs").press(as("second"), "save");
        form.with("title", "Mine")
                .put(as("chief"))
                .then()
                .statusCode(200)
                .body("said", containsString("Saved at"))
                .body("merged", hasItem("second"));
        form.with("seo_title", "Other")
                .put(as("chief"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("conflicts", org.hamcrest.Matchers.is(1));
        form.with("title", "x".repeat(256))
                .put(as("chief"))
                .then()
                .statusCode(422)
                .body("faults", hasKey("title"));
    }

    @Test
    void aSaveWhoseAnswerWasLostIsNoConflictWithOneself() {
        SentForm first = open("chief").with("title", "Once");
        String sent = first.json();
        first.put(as("chief")).then().statusCode(200);
        String retry = first.with("title", "Once more").json();
        as("chief")
                .contentType("application/json")
                .body(retry)
                .put(address(page) + "/draft")
                .then()
                .statusCode(409);
        String form = sent.substring(sent.indexOf("\"form\":") + 7, sent.length() - 1);
        as("chief")
                .contentType("application/json")
                .body(retry.substring(0, retry.length() - 1) + ",\"unacknowledged\":" + form + "}")
                .put(address(page) + "/draft")
                .then()
                .statusCode(200);
        assertThat(draft().path("title").asText()).isEqualTo("Once more");
    }

    @Test
    void whoElseHasItOpenIsSaid() {
        String one = java.util.UUID.randomUUID().toString();
        String two = java.util.UUID.randomUUID().toString();
        as("chief")
                .formParam("window", one)
                .post(address(page) + "/presence")
                .then()
                .statusCode(200)
                .body("said", org.hamcrest.Matchers.is(""));
        as("second")
                .formParam("window", two)
                .post(address(page) + "/presence")
                .then()
                .body("said", containsString("chief"));
        as("chief")
                .formParam("window", one)
                .post(address(page) + "/presence/end")
                .then()
                .statusCode(204);
        as("second")
                .formParam("window", two)
                .post(address(page) + "/presence")
                .then()
                .body("said", org.hamcrest.Matchers.is(""));
        as("chief")
                .formParam("window", "x")
                .post(address(page) + "/presence")
                .then()
                .statusCode(400);
    }

    @Test
    void aSnippetIsEditedByTheSameForm() {
        String address = "/admin/snippets/authors.Author/" + site.author;
        SentForm form = SentForm.of(as("chief").get(address));
        assertThat(form.all("name")).containsExactly("Ada Marsh");
        assertThat(notice(form.press(as("chief"), "publish"))).startsWith("Saved. Readers see this already");
    }

    @Test
    void theAddressIsChangedAndARefusedOneIsShownAgain() {
        String slug = SampleSite.slug("renamed");
        assertThat(notice(open("chief").with("@slug", slug).press(as("chief"), "rename")))
                .contains("address is changed");
        as("chief").get(address(page)).then().body(containsString("value=\"" + slug + "\""));
        open("chief")
                .with("@slug", "a/b")
                .with("title", "Kept")
                .press(as("chief"), "rename")
                .then()
                .statusCode(422)
                .body(containsString("value=\"a/b\""));
        assertThat(draft().path("title").asText()).isEqualTo("Kept");
    }

    @Test
    void publishingSavesFirstAndThenShowsThePublishPanel() {
        Response answer = open("chief").with("title", "Ready").press(as("chief"), "publish");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).endsWith(address(page) + "/publication");
        assertThat(draft().path("title").asText()).isEqualTo("Ready");
    }

    @Test
    void whatSomebodyTypedIsNeverMarkup() {
        String evil = "\"></textarea><script>alert(1)</script>";
        open("chief").with("title", evil).press(as("chief"), "save");
        as("chief").get(address(page)).then().body(not(containsString("<script>alert(1)")));
        open("chief")
                .with("title", evil + "x".repeat(300))
                .press(as("chief"), "save")
                .then()
                .body(not(containsString("<script>alert(1)")));
    }
}
