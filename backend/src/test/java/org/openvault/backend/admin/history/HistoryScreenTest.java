package org.openvault.backend.admin.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.openvault.backend.SampleSite.slug;
import static org.openvault.backend.admin.Editors.as;
import static org.openvault.backend.admin.Editors.notice;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.Editors;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HistoryScreenTest {

    private static final String BLOCK = "{'type':'text','id':'11111111-1111-4111-8111-111111111111','value':'%s'}";

    @Inject
    SampleSite site;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        Editors.reader();
    }

    /** Revision 1 is the sample's; 2 and 3 differ by words of one block, by the title and by a new block. */
    private long written() {
        long page = site.draft(slug("told"));
        site.save(
                page,
                "{'title':'The old lamp','body':[%s]}".formatted(BLOCK.formatted("<p>It stood in a quiet room.</p>")));
        site.save(
                page,
                "{'title':'The new lamp','body':[%s,{'type':'heading','id':'22222222-2222-4222-8222-222222222222','value':'After'}]}"
                        .formatted(BLOCK.formatted("<p>It stood in a bright room.</p>")));
        return page;
    }

    private static String history(long page) {
        return "/admin/pages/" + page + "/history";
    }

    @Test
    void revisionsAreListedNamedAndShown() {
        long page = written();
        as("chief")
                .get(history(page))
                .then()
                .statusCode(200)
                .body(containsString("name=\"before\" value=\"2\""))
                .body(containsString("editor"));
        assertThat(notice(
                        as("chief").formParam("name", "Before the <b>jury</b>").post(history(page) + "/2/name")))
                .isEqualTo("The name is kept.");
        as("chief").get(history(page)).then().body(containsString("Before the &lt;b&gt;jury"));
        as("chief")
                .get(history(page) + "/2")
                .then()
                .body(containsString("The old lamp"))
                .body(containsString("It stood in a quiet room."));
        as("chief")
                .formParam("name", "x".repeat(201))
                .post(history(page) + "/2/name")
                .then()
                .statusCode(422);
        as("chief").formParam("name", "").post(history(page) + "/2/name").then().statusCode(303);
        as("chief").get(history(page)).then().body(not(containsString("jury")));
        as("chief").get(history(page) + "/99").then().statusCode(404);
    }

    @Test
    void twoRevisionsStandSideBySideWithTheirWordsMarked() {
        long page = written();
        String screen =
                as("chief").get(history(page) + "/compare?before=2&after=3").asString();
        assertThat(screen)
                .contains(
                        "<del>old</del>",
                        "<ins>new</ins>",
                        "<del>quiet</del>",
                        "<ins>bright</ins>",
                        "Body › Heading",
                        "Added")
                .contains("3 differences");
        assertThat(as("chief").get(history(page) + "/compare?before=3&after=3").asString())
                .contains("Both say the same.");
        assertThat(as("chief")
                        .get(history(page) + "/compare?before=-5&after=900")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whereOnlyTheMarkupDiffersThatIsShown() {
        long page = site.draft(slug("markup"));
        site.save(page, "{'title':'T','body':[%s]}".formatted(BLOCK.formatted("<p>bold</p>")));
        site.save(page, "{'title':'T','body':[%s]}".formatted(BLOCK.formatted("<p><b>bold</b></p>")));
        assertThat(as("chief").get(history(page) + "/compare?before=2&after=3").asString())
                .contains("<ins>&lt;b&gt;</ins>");
    }

    @Test
    void anOlderRevisionComesBackUnlessSomebodySavedMeanwhile() {
        long page = written();
        as("chief")
                .formParam("version", "2")
                .post(history(page) + "/2/restoration")
                .then()
                .statusCode(409)
                .body(containsString("Somebody saved since"));
        as("chief")
                .formParam("version", "x")
                .post(history(page) + "/2/restoration")
                .then()
                .statusCode(400);
        assertThat(notice(as("chief").formParam("version", "3").post(history(page) + "/2/restoration")))
                .contains("revision 2");
        as("chief").get(history(page) + "/4").then().body(containsString("The old lamp"));
    }

    @Test
    void anyEntryHasAHistory() {
        as("chief")
                .get("/admin/snippets/authors.Author/" + site.author + "/history")
                .then()
                .statusCode(200);
        as("chief")
                .get("/admin/media/" + site.picture + "/history/1")
                .then()
                .statusCode(200)
                .body(containsString("A tower"));
        as("chief").get("/admin/pages/" + site.picture + "/history").then().statusCode(404);
    }

    @Test
    void whoMayNotSeeOrEditIsRefused() {
        long page = written();
        as("reader").get(history(page)).then().statusCode(403);
        as("reader").get(history(page) + "/2").then().statusCode(403);
        as("reader").get(history(page) + "/compare?before=1&after=2").then().statusCode(403);
        as("reader")
                .formParam("name", "x")
                .post(history(page) + "/2/name")
                .then()
                .statusCode(403);
        as("reader")
                .formParam("version", "3")
                .post(history(page) + "/2/restoration")
                .then()
                .statusCode(403);
    }

    @Test
    void whatWasWrittenIsNeverMarkup() {
        long page = site.draft(slug("hostile"));
        site.save(page, site.exhibitDocument("<img src=x onerror=alert(1)>", "<p>x</p>"));
        for (String path : new String[] {"", "/2", "/compare?before=1&after=2"}) {
            as("chief").get(history(page) + path).then().statusCode(200).body(not(containsString("<img src=x")));
        }
    }
}
