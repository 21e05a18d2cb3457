package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.api.v3.Clients.json;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.user.Grant;

/** Changes of single blocks, by their ids, and what is asked before anything is changed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PatchApiTest {

    private static final String A = "11111111-1111-4111-8111-111111111111";
    private static final String B = "22222222-2222-4222-8222-222222222222";

    @Inject
    SampleSite site;

    @Inject
    Clients clients;

    private String page;

    @BeforeEach
    void world() {
        site.get();
        page = "/api/v3/pages/" + site.draft(SampleSite.slug("patched"));
        clients.chief()
                .header("If-Match", "*")
                .body(json(
                        "{'body':[{'id':'%s','type':'text','value':'<p>One</p>'},{'id':'%s','type':'interviews','value':{'guids':['cpb-aacip-1'],'title':'Talks'}}]}",
                        A, B))
                .patch(page)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse patch(String operations, Object... values) {
        return clients.chief()
                .contentType(Patches.JSON_PATCH)
                .header("If-Match", "*")
                .body(json(operations, values))
                .patch(page)
                .then();
    }

    private ValidatableResponse merge(String patch, Object... values) {
        return clients.chief()
                .contentType(Patches.MERGE)
                .header("If-Match", "*")
                .body(json(patch, values))
                .patch(page)
                .then();
    }

    @Test
    void aBlockIsNamedByItsIdOrItsPlace() {
        patch(
                        "[{'op':'test','path':'/body/%1$s/value/title','value':'Talks'},{'op':'replace','path':'/body/%1$s/value/title','value':'More talks'},"
                                + "{'op':'replace','path':'/body/0/value','value':'<p>Two</p>'},{'op':'add','path':'/seo_title','value':'Seo'}]",
                        B)
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("body.id", contains(A, B))
                .body("body[1].value.title", equalTo("More talks"))
                .body("body[1].value.guids", contains("cpb-aacip-1"))
                .body("body[0].value", equalTo("<p>Two</p>"))
                .body("seo_title", equalTo("Seo"));
    }

    @Test
    void blocksAreAddedMovedCopiedAndRemoved() {
        patch("[{'op':'add','path':'/body/-','value':{'type':'text','value':'<p>End</p>'}}]")
                .statusCode(200)
                .body("body", hasSize(3))
                .body("body[2].id", notNullValue());
        patch("[{'op':'add','path':'/body/%s','value':{'type':'text','value':'<p>Between</p>'}}]", B)
                .statusCode(200)
                .body("body.value[1]", equalTo("<p>Between</p>"))
                .body("body[2].id", equalTo(B));
        patch("[{'op':'move','from':'/body/%s','path':'/body/0'}]", B)
                .statusCode(200)
                .body("body[0].id", equalTo(B));
        patch("[{'op':'copy','from':'/body/%s','path':'/body/1'}]", B)
                .statusCode(200)
                .body("body[1].id", not(equalTo(B)))
                .body("body[1].value.title", equalTo("Talks"));
        patch(
                        "[{'op':'remove','path':'/body/%s'},{'op':'replace','path':'/body/%s','value':{'type':'text','value':'<p>New</p>'}}]",
                        B, A)
                .statusCode(200)
                .body("body", hasSize(4))
                .body("body.find { it.id == '%s' }.value".formatted(A), equalTo("<p>New</p>"))
                .body("body.id", not(contains(B)));
    }

    @Test
    void aFailedTestChangesNothing() {
        patch(
                        "[{'op':'replace','path':'/title','value':'Changed'},{'op':'test','path':'/body/%s/value','value':'<p>Other</p>'}]",
                        A)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("errors[0].loc", contains(1, "path"));
        patch("[{'op':'test','path':'/nothing','value':1}]").statusCode(409);
        clients.chief().get(page + "?version=draft").then().body("title", not(equalTo("Changed")));
    }

    @Test
    void whatCannotBeDoneIsSaidWithItsPlace() {
        for (String[] bad : new String[][] {
            {"{'op':'add'}", "path"},
            {"{'op':'shout','path':'/title'}", "op"},
            {"{'op':'add','path':'/title'}", "value"},
            {"{'op':'add','path':'title','value':1}", "path"},
            {"{'op':'add','path':'/ti~tle','value':1}", "path"},
            {"{'op':'replace','path':'/body/9/value','value':1}", "path"},
            {"{'op':'replace','path':'/body/33333333-3333-4333-8333-333333333333','value':1}", "path"},
            {"{'op':'remove','path':'/body/-'}", "path"},
            {"{'op':'add','path':'/body/7','value':{}}", "path"},
            {"{'op':'add','path':'/title/x','value':1}", "path"},
            {"{'op':'move','path':'/body/0/value','from':'/body/0'}", "from"},
            {"{'op':'move','path':'/title','from':'/nothing'}", "from"},
            {"{'op':'copy','path':'/title'}", "from"},
        }) {
            patch("[{'op':'test','path':'/body/0/id','value':'%s'},%s]", A, bad[0])
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body(
                            "errors[0].loc",
                            contains(1, bad[1].equals("from") && bad[0].contains("/body/0'}") ? "path" : bad[1]));
        }
        patch("{'op':'add'}").statusCode(422);
        patch("[7]").statusCode(422);
        patch("[" + "{'op':'test','path':'','value':1},".repeat(1000) + "7]").statusCode(422);
        patch("[{'op':'replace','path':'','value':7}]").statusCode(422);
    }

    @Test
    void theContentMustStillFit() {
        patch("[{'op':'replace','path':'/body/%s/value','value':7}]", A)
                .statusCode(422)
                .body("errors[0].loc", contains("body", 0, "value"));
        patch("[{'op':'add','path':'/nobody','value':7}]").statusCode(422).body("errors[0].loc", contains("nobody"));
        patch("[{'op':'add','path':'/meta/owner','value':7}]")
                .statusCode(422)
                .body("errors[0].loc", contains("meta", "owner"));
    }

    @Test
    void copiesUponCopiesEnd() {
        var doubling = new StringBuilder("[{'op':'add','path':'/x','value':[1]},");
        for (int time = 0; time < 60; time++) {
            doubling.append("{'op':'copy','from':'/x','path':'/x/-'},");
        }
        patch(doubling + "{'op':'remove','path':'/x'}]").statusCode(422).body("detail", containsString("copies more"));
    }

    @Test
    void aPatchMayPublishAndIsMergedLikeAnyOther() {
        clients.chief()
                .header("If-Match", "\"2\"")
                .body(json("{'search_description':'Theirs'}"))
                .patch(page)
                .then()
                .statusCode(200);
        clients.chief()
                .contentType(Patches.JSON_PATCH)
                .header("If-Match", "\"2\"")
                .body(json(
                        "[{'op':'replace','path':'/body/%s/value','value':'<p>Mine</p>'},{'op':'add','path':'/meta/action','value':'publish'}]",
                        A))
                .patch(page)
                .then()
                .statusCode(200)
                .body("meta.status", equalTo("live"))
                .body("search_description", equalTo("Theirs"))
                .body("merged_with.since", hasSize(1));
    }

    @Test
    void mergingReachesIntoBlocksByTheirIds() {
        merge("{'seo_title':'Seo','body':{'%s':{'value':{'title':null,'show_title':true}}}}", B)
                .statusCode(200)
                .body("seo_title", equalTo("Seo"))
                .body("body.id", contains(A, B))
                .body("body[1].value.guids", contains("cpb-aacip-1"))
                .body("body[1].value.title", nullValue())
                .body("body[1].value.show_title", equalTo(true));
        merge("{'seo_title':null,'body':{'%s':null}}", A)
                .statusCode(200)
                .body("seo_title", nullValue())
                .body("body.id", contains(B));
        merge("{'body':{'%s':{'value':'x'}}}", A).statusCode(422).body("errors[0].loc", contains("body", A));
        merge("{'body':[]}").statusCode(200).body("body", hasSize(0));
        merge("[]").statusCode(422);
    }

    @Test
    void patchesAreForWhoeverMayEdit() {
        for (String kind : List.of(Patches.JSON_PATCH, Patches.MERGE)) {
            clients.with(Grant.onPage(Verb.VIEW, site.index))
                    .contentType(kind)
                    .header("If-Match", "*")
                    .body(
                            kind.equals(Patches.MERGE)
                                    ? "{\"title\":\"x\"}"
                                    : "[{\"op\":\"remove\",\"path\":\"/title\"}]")
                    .patch(page)
                    .then()
                    .statusCode(403);
            Clients.nobody().contentType(kind).body("[]").patch(page).then().statusCode(401);
            clients.chief().contentType(kind).body("[]").patch(page).then().statusCode(428);
        }
    }

    @Test
    void anActionOnAnotherVersionThanTheOneSeenIsRefusedWithWhatChanged() {
        for (String action : List.of("publish", "trash", "copy", "lock", "rename")) {
            clients.chief()
                    .header("If-Match", "\"1\"")
                    .body("{}")
                    .post(page + "/actions/" + action)
                    .then()
                    .statusCode(412)
                    .contentType("application/problem+json")
                    .body("latest_version", equalTo("2"))
                    .body("changed_since[0].loc[0]", equalTo("body"));
        }
        clients.chief().header("If-Match", "\"1\"").delete(page).then().statusCode(412);
        clients.chief().header("If-Match", "12").delete(page).then().statusCode(400);
        clients.with(Grant.onPage(Verb.VIEW, site.collections))
                .header("If-Match", "\"1\"")
                .delete(page)
                .then()
                .statusCode(403);
        String tag = clients.chief().get(page + "?version=draft").header("ETag");
        assertThat(tag).startsWith("\"2-");
        clients.chief()
                .header("If-Match", tag)
                .body("{}")
                .post(page + "/actions/publish")
                .then()
                .statusCode(200);
        clients.chief()
                .header("If-None-Match", tag)
                .get(page + "?version=draft")
                .then()
                .statusCode(200);
        clients.chief()
                .header("If-Match", "*")
                .body("{}")
                .post(page + "/actions/unpublish")
                .then()
                .statusCode(200);
        clients.chief().header("If-Match", tag).delete(page).then().statusCode(204);
    }

    @Test
    void aDraftIsNotSentTwice() {
        String tag = clients.chief().get(page + "?version=draft").header("ETag");
        clients.chief()
                .header("If-None-Match", tag)
                .get(page + "?version=draft")
                .then()
                .statusCode(304)
                .header("Cache-Control", "private, no-store")
                .header("ETag", tag);
        clients.chief().body("{}").post(page + "/actions/lock").then().statusCode(200);
        clients.chief()
                .header("If-None-Match", tag)
                .get(page + "?version=draft")
                .then()
                .statusCode(200)
                .body("meta.locked", notNullValue());
        clients.chief().body("{}").post(page + "/actions/unlock").then().statusCode(200);
    }
}
