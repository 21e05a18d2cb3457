package org.openvault.backend.admin.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.openvault.backend.admin.Editors.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PreviewTest {

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        Editors.reader();
    }

    @Test
    void theFrameShowsTheDraftAsItIsWhenItIsAskedFor() {
        long page = site.draft(SampleSite.slug("framed"));
        site.save(page, site.exhibitDocument("As it was", "<p>x</p>"));
        String url = as("chief")
                .post("/admin/pages/" + page + "/preview/live")
                .then()
                .statusCode(200)
                .extract()
                .path("url");
        String token = url.substring(url.indexOf("/preview/~/") + "/preview/~/".length());
        shown(token, "As it was");
        site.save(page, site.exhibitDocument("As it is by now", "<p>x</p>"));
        shown(token, "As it is by now");
    }

    private static void shown(String token, String title) {
        given().get("/api/v3/preview/" + token).then().statusCode(200).body("preview.title", equalTo(title));
    }

    @Test
    void aLinkToShareStaysWithTheVersionThatItWasMadeOf() {
        long page = site.draft(SampleSite.slug("shared"));
        site.save(page, site.exhibitDocument("To be read", "<p>x</p>"));
        String screen = as("chief")
                .post("/admin/pages/" + page + "/preview/links")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String link = Jsoup.parse(screen).select("input[type=url]").attr("value");
        site.save(page, site.exhibitDocument("Written since", "<p>x</p>"));
        shown(link.substring(link.indexOf("token=") + "token=".length()), "To be read");
    }

    @Test
    void theSiteCanBeSharedAsItWillStandAndAnUnreadableTimeLosesNothing() {
        String path = "/admin/pages/" + site.home + "/preview/instants";
        String screen = as("chief")
                .formParam("at", "2100-01-01T12:00")
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String link = Jsoup.parse(screen).select("input[type=url]").attr("value");
        given().queryParam("path", "/")
                .get("/api/v3/preview/" + link.substring(link.indexOf("token=") + "token=".length()))
                .then()
                .statusCode(200)
                .body("preview.as_of", equalTo("2100-01-01T12:00:00Z"));
        as("chief")
                .formParam("at", "some day")
                .post(path)
                .then()
                .statusCode(200)
                .body(containsString("value=\"some day\""))
                .body(containsString("aria-invalid"));
    }

    @Test
    void whoMayNotSeeTheDraftGetsNoLinkToIt() {
        long page = site.draft(SampleSite.slug("hidden"));
        for (String what : new String[] {"/live", "/links"}) {
            as("reader").post("/admin/pages/" + page + "/preview" + what).then().statusCode(403);
        }
        as("reader")
                .get("/admin/pages/" + page + "/preview")
                .then()
                .statusCode(403)
                .body(not(containsString("Draft")));
        as("chief").get("/admin/pages/" + site.picture + "/preview").then().statusCode(404);
    }

    @Test
    void theScreenIsForEverybody() {
        try (var browser = new AdminBrowser(address)) {
            long page = site.draft(SampleSite.slug("screen"));
            String path = "/admin/pages/" + page + "/preview";
            assertThat(browser.violationsEverywhere("chief", path, "preview")).isEmpty();
        }
    }
}
