package org.openvault.backend.admin.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.admin.Editors.as;
import static org.openvault.backend.admin.Editors.notice;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.admin.Editors;

/** The panel of comments as a browser without scripts uses it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CommentsTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)> \"'><script>alert(1)</script> {7*7}";

    @Inject
    SampleSite site;

    @Inject
    SqlStatements database;

    private String address;
    private long page;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        Editors.reader();
        Editors.user("second", true);
        page = site.draft(SampleSite.slug("spoken"));
        address = "/admin/pages/" + page;
    }

    private Document screen(String who) {
        return Jsoup.parse(as(who).get(address).asString());
    }

    private Response add(String field, String body) {
        return as("chief").formParam("field", field).formParam("body", body).post(address + "/comments");
    }

    /** What the last answer led to. */
    private static String said(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.getHeader("Location").replaceAll(".*comment-", "");
    }

    private static Response post(String who, String path, String body) {
        return as(who).formParam("body", body).post("/admin/comments/" + path);
    }

    @Test
    void everythingIsDoneByForms() {
        String block = screen("chief").select("#comment-field option").stream()
                .filter(option -> option.text().startsWith("1. Text: Text."))
                .findFirst()
                .orElseThrow()
                .val();
        Response added = add(block, "Is this so, @second?");
        assertThat(notice(added)).isEqualTo("The comment was added.");
        String thread = said(added);
        assertThat(notice(post("second", thread + "/replies", "It is."))).isEqualTo("The reply was added.");
        Document screen = screen("second");
        assertThat(screen.select(".topic h2 a").text()).isEqualTo("1. Text: Text.");
        assertThat(screen.select(".topic h2 a").attr("href")).isEqualTo(address + "#" + block);
        assertThat(screen.select(".said-body").eachText()).containsExactly("Is this so, @second?", "It is.");
        assertThat(screen.select(".mention").text()).isEqualTo("@second");
        assertThat(screen.select("#editor-form .comment-panel"))
                .as("forms within forms")
                .isEmpty();
        assertThat(screen.select("#comment-" + thread + " .said-edit"))
                .as("somebody else's")
                .isEmpty();
        assertThat(as("second").get("/admin/").asString()).contains("Mentions of you", address + "#comment-" + thread);

        assertThat(notice(post("chief", thread, "Is that so, @second?"))).isEqualTo("The comment was changed.");
        assertThat(screen("chief").select("#comment-" + thread).text()).contains("Is that so", "edited");
        assertThat(notice(post("second", thread + "/resolution", ""))).isEqualTo("The thread is resolved.");
        assertThat(screen("chief").select(".resolved .said")).hasSize(2);
        assertThat(as("second").get("/admin/").asString()).doesNotContain("Mentions of you");
        assertThat(notice(post("chief", thread + "/resolution/end", ""))).isEqualTo("The thread is open again.");
        String other = said(add("", "Never mind"));
        assertThat(notice(post("chief", other + "/end", ""))).isEqualTo("The comment was deleted.");
        assertThat(screen("chief").select("#comment-" + other)).isEmpty();
    }

    @Test
    void aSnippetIsSpokenAboutLikeAPage() {
        address = "/admin/snippets/authors.Author/" + site.author;
        String thread = said(add("name", "Her full name?"));
        assertThat(screen("second").select(".topic h2 a").text()).isEqualTo("Name");
        post("second", thread + "/end", "").then().statusCode(403);
        said(post("chief", thread + "/end", ""));
    }

    @Test
    void whatIsRefusedIsShownAgainWithItsReason() {
        Response empty = add("title", "  ");
        assertThat(empty.statusCode()).isEqualTo(422);
        Document screen = Jsoup.parse(empty.asString());
        assertThat(screen.select("option[selected]").val()).isEqualTo("title");
        assertThat(screen.select("#add-body").attr("aria-invalid")).isEqualTo("true");
        assertThat(screen.select("#add-help").text()).contains("must have from 1 to 2000 characters");
        Response unknown = add("no_such", HOSTILE);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(unknown.asString()).select("#add-body").text()).isEqualTo(HOSTILE);

        String thread = said(add("", "Begun"));
        Response tooLong = post("second", thread + "/replies", "x".repeat(2001));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(tooLong.asString())
                        .select(".reply[open] textarea")
                        .text())
                .hasSize(2001);
        said(post("second", thread + "/replies", "Answered"));
        Response answered = post("chief", thread + "/end", "");
        assertThat(answered.statusCode()).isEqualTo(409);
        assertThat(answered.asString()).contains("somebody has answered: resolve the thread instead");
        said(post("chief", thread + "/resolution", ""));
        Response late = post("second", thread + "/replies", "Too late");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.asString()).contains("reopen it first");
        assertThat(Jsoup.parse(late.asString()).select("#add-body").text()).isEqualTo("Too late");
    }

    @Test
    void whoMayNotSeeTheDraftIsRefusedEverywhere() {
        String thread = said(add("", "Between us"));
        assertThat(Jsoup.parse(as("chief").get(address + "/comments").asString())
                        .select("h1")
                        .text())
                .startsWith("Comments on Draft spoken-");
        as("reader").get(address + "/comments").then().statusCode(403);
        as("reader").formParam("body", "x").post(address + "/comments").then().statusCode(403);
        for (String path : new String[] {"", "/replies", "/end", "/resolution", "/resolution/end"}) {
            post("reader", thread + path, "x").then().statusCode(403);
        }
        post("chief", "999999999999", "x").then().statusCode(404);
        as("chief").get("/admin/pages/999999999/comments").then().statusCode(404);
        assertThat(screen("chief").select(".said-body").eachText()).containsExactly("Between us");
    }

    @Test
    void whatSomebodySaysIsNeverMarkup() {
        String thread = said(add("body/00000000-0000-4000-8000-000000000000", HOSTILE));
        said(post("second", thread + "/replies", HOSTILE + " @chief"));
        for (String path : new String[] {address, address + "/comments", "/admin/"}) {
            Document screen = Jsoup.parse(as("chief").get(path).asString());
            assertThat(screen.select("[onerror]")).as(path).isEmpty();
            assertThat(screen.select("script:containsData(alert)")).as(path).isEmpty();
        }
        assertThat(screen("chief").select(".said-body").first().text()).isEqualTo(HOSTILE);
        assertThat(screen("chief").select(".topic h2").text()).isEqualTo("No longer in the text");
    }

    @Test
    void howeverMuchIsSaidTheScreenAsksTheSameOfTheDatabase() {
        said(add("", "One"));
        int one = statements();
        for (int number = 0; number < 5; number++) {
            said(post("second", said(add("title", "More, @second")) + "/replies", "Yes, @chief"));
        }
        assertThat(statements()).isEqualTo(one);
    }

    private int statements() {
        String session = Editors.session("chief");
        return database.during(
                "select%",
                () -> io.restassured.RestAssured.given()
                        .cookie("ov_session", session)
                        .get(address)
                        .then()
                        .statusCode(200));
    }

    @Test
    void aScriptIsGivenThePanelAlone() {
        Response added =
                as("chief").formParam("body", "Quick").formParam("panel", "1").post(address + "/comments");
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.asString())
                .contains("data-said=\"The comment was added.\"", "Quick")
                .doesNotContain("<html");
        Response refused = as("chief").formParam("panel", "1").post(address + "/comments");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("must have from 1 to 2000").doesNotContain("<html");
    }
}
