package org.openvault.backend.admin.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.openvault.backend.SampleSite.slug;
import static org.openvault.backend.admin.Editors.as;
import static org.openvault.backend.admin.Editors.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.publishing.Publication;
import org.openvault.backend.release.GatherRelease;
import org.openvault.backend.user.User;
import org.openvault.backend.user.UserPreference;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublishPanelTest {

    @Inject
    SampleSite site;

    @Inject
    GatherRelease gatherRelease;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        Editors.reader();
    }

    private static String panel(long page) {
        return "/admin/pages/" + page + "/publication";
    }

    @Test
    void whatStopsAndWhatShouldBeKnownIsSaidBeforehand() {
        long unseen = site.draft(slug("unseen"));
        long page = site.draft(slug("lacking"));
        String text =
                "<h2 id='a'>One</h2><h4 id='b'>Two</h4><p><a href='/nowhere/at/all/'>click here</a> <a linktype='page' id='%d'>seen</a>"
                                .formatted(unseen)
                                .replace("'", "\\\"")
                        + "<embed embedtype=\\\"image\\\" id=\\\"%d\\\" alt=\\\"\\\" format=\\\"left\\\"></p>"
                                .formatted(undescribed());
        site.save(page, "{'title':'Lacking','body':[{'type':'text','value':'%s'}]}".formatted(text));
        String screen =
                as("chief").get(panel(page)).then().statusCode(200).extract().asString();
        assertThat(screen)
                .contains("Cover image is required", "Hero image is required", "Draft unseen", "/nowhere/at/all/")
                .contains(
                        "A heading skips a level: “Two”",
                        "“click here”",
                        "A picture without an alternative text",
                        "Body › 1");
        String whole = as("chief").get(panel(site.draft(slug("whole")))).asString();
        assertThat(whole).contains("Nothing is missing", "One address changes");
    }

    private long undescribed() {
        return site.publishedEntry(
                "images.Image",
                "{'title':'Bare','external_url':'https://pictures.example/bare.jpg','width':8,'height':8}");
    }

    @Test
    void timesAreThePersonsOwn() {
        Editors.user("berliner", true);
        QuarkusTransaction.requiringNew().run(() -> {
            long user = User.findByName("berliner").orElseThrow().id;
            UserPreference preference = UserPreference.<UserPreference>findByIdOptional(user)
                    .orElseGet(() -> {
                        var fresh = new UserPreference();
                        fresh.userId = user;
                        fresh.persist();
                        return fresh;
                    });
            preference.timeZone = "Europe/Berlin";
        });
        long page = site.draft(slug("zone"));
        assertThat(as("berliner").get(panel(page)).asString()).contains("Europe/Berlin");
        LocalDateTime local =
                LocalDateTime.now(ZoneId.of("Europe/Berlin")).plusDays(3).truncatedTo(ChronoUnit.MINUTES);
        Response answer = as("berliner")
                .formParam("at", local.toString())
                .formParam("until", local.plusDays(1).toString())
                .post(panel(page));
        assertThat(notice(answer)).startsWith("Scheduled for").contains("Europe/Berlin");
        Publication planned = QuarkusTransaction.requiringNew()
                .call(() -> Publication.<Publication>find("entryId", page).firstResult());
        assertThat(planned.liveFrom)
                .isEqualTo(local.atZone(ZoneId.of("Europe/Berlin")).toInstant());
        assertThat(planned.liveUntil)
                .isEqualTo(local.plusDays(1).atZone(ZoneId.of("Europe/Berlin")).toInstant());
        String screen = as("chief").get(panel(page)).asString();
        assertThat(screen).contains("To come", "Call off");
        assertThat(notice(
                        as("chief").formParam("at", planned.liveFrom.toString()).post(panel(page) + "/plan/end")))
                .isEqualTo("Called off.");
        as("chief")
                .formParam("at", planned.liveFrom.toString())
                .post(panel(page) + "/plan/end")
                .then()
                .statusCode(409);
    }

    @Test
    void whatCannotBeReadIsShownAgainAtItsField() {
        long page = site.exhibit(slug("typed"));
        Response refused = as("chief")
                .formParam("at", "soon")
                .formParam("until", "2090-01-01T00:00")
                .post(panel(page));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("value=\"soon\"", "value=\"2090-01-01T00:00\"", "id=\"at-fault\"", "href=\"#at\"");
        String now = LocalDateTime.now(ZoneOffset.UTC)
                .plusDays(2)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        as("chief")
                .formParam("at", now)
                .formParam("until", now)
                .post(panel(page))
                .then()
                .statusCode(400);
        as("chief")
                .formParam("end", "later")
                .post(panel(page) + "/end")
                .then()
                .statusCode(422)
                .body(containsString("id=\"end-fault\""));
    }

    @Test
    void aPageIsAddedToARelease() {
        long page = site.draft(slug("bundled"));
        long release = gatherRelease.create(SampleSite.EDITOR, "Spring <b>", "").id;
        assertThat(as("chief").get(panel(page)).asString()).contains("Spring &lt;b&gt;");
        assertThat(notice(as("chief")
                        .formParam("release", release)
                        .formParam("act", "publish")
                        .post(panel(page) + "/release")))
                .startsWith("Added");
        assertThat(gatherRelease.items(SampleSite.EDITOR, release)).hasSize(1);
        as("chief").post(panel(page) + "/release").then().statusCode(422);
    }

    @Test
    void whoMayNotPublishSeesNoFormsAndIsRefused() {
        long page = site.exhibit(slug("closed"));
        for (String path : new String[] {"", "/end", "/plan/end", "/release"}) {
            as("reader")
                    .formParam("at", Instant.now().plusSeconds(900).toString())
                    .post(panel(page) + path)
                    .then()
                    .statusCode(403);
        }
        as("reader").get(panel(page)).then().statusCode(403);
        as("chief").get("/admin/media/" + page + "/publication").then().statusCode(404);
        as("chief").get(panel(999999999L)).then().statusCode(404);
    }

    @Test
    void otherEntriesHaveTheirPanelToo() {
        as("chief")
                .get("/admin/snippets/authors.Author/" + site.author + "/publication")
                .then()
                .statusCode(200)
                .body(containsString("Ada Marsh"));
        as("chief")
                .get("/admin/media/" + site.picture + "/publication")
                .then()
                .statusCode(200)
                .body(containsString("Tower"));
    }

    @Test
    void aHostileTitleIsNeverMarkup() {
        long page = site.draft(slug("hostile"));
        site.save(page, site.exhibitDocument("<img src=x onerror=alert(1)>", "<p>x</p>"));
        long other = site.draft(slug("names"));
        site.save(
                other,
                "{'title':'Names','body':[{'type':'text','value':'<p><a linktype=\\\"page\\\" id=\\\"%d\\\">x</a></p>'}]}"
                        .formatted(page));
        as("chief")
                .get(panel(page))
                .then()
                .body(containsString("&lt;img src=x"))
                .body(not(containsString("<img src=x")));
        as("chief").get(panel(other)).then().body(not(containsString("<img src=x")));
    }
}
