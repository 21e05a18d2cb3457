package org.openvault.backend.admin.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.openvault.backend.SampleSite.slug;
import static org.openvault.backend.admin.Editors.as;
import static org.openvault.backend.admin.Editors.notice;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.Editors;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReleaseScreensTest {

    @Inject
    SampleSite site;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        Editors.reader();
    }

    private static String made(String name) {
        Response made = as("chief")
                .formParam("name", name)
                .formParam("description", "For tests")
                .post("/admin/releases");
        assertThat(made.statusCode()).isEqualTo(303);
        return made.getHeader("Location").replaceAll("^.*(/admin/.*)$", "$1");
    }

    private static Response add(String release, String entries, String act) {
        return as("chief").formParam("entries", entries).formParam("act", act).post(release + "/items");
    }

    @Test
    void aReleaseIsGatheredTriedPublishedAndTakenBack() {
        long one = site.draft(slug("r"));
        long two = site.exhibit(slug("r"));
        String release = made("Autumn");
        assertThat(notice(add(release, one + ", #" + one, "publish"))).isEqualTo("Added.");
        assertThat(notice(add(release, Long.toString(two), "unpublish"))).isEqualTo("Added.");
        String screen = as("chief").get(release).asString();
        assertThat(screen).contains("2 entries change for readers.", "2 addresses change", "It does 2 things");
        assertThat(notice(as("chief").post(release + "/publication"))).startsWith("Published: 2");
        as("chief").post(release + "/publication").then().statusCode(409);
        add(release, "1", "publish").then().statusCode(409);
        as("chief").post(release + "/preview_link").then().statusCode(200).body(containsString("/preview?token="));
        assertThat(notice(as("chief").post(release + "/publication/end"))).startsWith("Taken back: 2");
        as("chief").post(release + "/publication/end").then().statusCode(409);
        as("chief").get("/admin/releases?state=reverted").then().body(containsString("Autumn"));
    }

    @Test
    void aReleaseIsScheduledAndCalledOff() {
        String release = made("Winter");
        add(release, Long.toString(site.draft(slug("w"))), "publish");
        String at = LocalDateTime.now(ZoneOffset.UTC)
                .plusDays(9)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        as("chief")
                .formParam("at", "then")
                .post(release + "/publication")
                .then()
                .statusCode(422)
                .body(containsString("value=\"then\""))
                .body(containsString("id=\"at-fault\""));
        assertThat(notice(as("chief").formParam("at", at).post(release + "/publication")))
                .startsWith("Scheduled: 1");
        as("chief").get(release).then().body(containsString("Call it off"));
        assertThat(notice(as("chief").post(release + "/publication/end"))).startsWith("Taken back");
    }

    @Test
    void whatStandsAgainstItIsNamedAndOthersThatActOnTheSame() {
        long lacking = site.draft(slug("l"));
        site.save(lacking, "{'title':'Lacks all'}");
        String release = made("Spring one");
        String other = made("Spring two");
        add(release, Long.toString(lacking), "publish");
        add(other, Long.toString(lacking), "publish");
        String screen = as("chief").get(release).asString();
        assertThat(screen)
                .contains("Lacks all: Cover image is required", "Other releases act on the same", "Spring two");
        as("chief")
                .post(release + "/publication")
                .then()
                .statusCode(422)
                .body(containsString("Cover image is required"));
        assertThat(notice(as("chief").post(release + "/items/" + lacking + "/end")))
                .isEqualTo("Taken out.");
        as("chief").post(release + "/items/" + lacking + "/end").then().statusCode(404);
        assertThat(notice(as("chief").post(other + "/end"))).contains("given up");
        as("chief").get(other).then().statusCode(404);
    }

    @Test
    void whatIsTypedWrongIsShownAgain() {
        as("chief")
                .formParam("name", " ")
                .formParam("description", "kept")
                .post("/admin/releases")
                .then()
                .statusCode(422)
                .body(containsString("kept"))
                .body(containsString("id=\"name-fault\""));
        String release = made("Typed");
        add(release, "twelve", "publish")
                .then()
                .statusCode(422)
                .body(containsString("value=\"twelve\""))
                .body(containsString("entries-fault"));
        add(release, "999999999", "publish").then().statusCode(404);
        add(release, "1", "dance").then().statusCode(422);
        add(release, Long.toString(site.index), "move").then().statusCode(422);
        as("chief").formParam("name", "x".repeat(300)).post(release).then().statusCode(422);
        assertThat(notice(as("chief")
                        .formParam("name", "Renamed")
                        .formParam("description", "")
                        .post(release)))
                .isEqualTo("Kept.");
    }

    @Test
    void aMoveIsPartOfARelease() {
        long page = site.exhibit(slug("m"));
        long under = site.exhibit(slug("under"));
        String release = made("Moves");
        Response added = as("chief")
                .formParam("entries", page)
                .formParam("act", "move")
                .formParam("parent", under)
                .post(release + "/items");
        assertThat(notice(added)).isEqualTo("Added.");
        as("chief")
                .get(release)
                .then()
                .body(containsString("One address changes"))
                .body(containsString("moves to"));
    }

    @Test
    void whoMayNotManageReleasesIsRefusedEverywhere() {
        String release = made("<script>alert(1)</script>");
        as("chief").get(release).then().body(not(containsString("<script>alert")));
        as("chief").get("/admin/releases").then().body(not(containsString("<script>alert")));
        for (String path :
                new String[] {"", "/items", "/items/1/end", "/publication", "/publication/end", "/preview_link", "/end"
                }) {
            as("reader")
                    .formParam("name", "x")
                    .formParam("entries", "1")
                    .formParam("act", "publish")
                    .post(release + path)
                    .then()
                    .statusCode(403);
        }
        as("reader").formParam("name", "x").post("/admin/releases").then().statusCode(403);
        as("reader").get("/admin/releases").then().statusCode(403);
        as("reader").get(release).then().statusCode(403);
    }
}
