package org.openvault.backend.admin.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
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
class SnippetsTest {

    private static final String AUTHORS = "/admin/snippets/authors.Author";

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
    void oneIsMadeFoundAndOpenedInTheEditor() {
        String made = as("chief")
                .formParam("title", "Zebulon <b>Quill</b>")
                .post(AUTHORS)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        String path = URI.create(made).getPath();
        assertThat(path).startsWith(AUTHORS + "/");
        as("chief").get(path).then().statusCode(200).body(containsString("Zebulon &lt;b&gt;Quill"));
        as("chief").get("/admin/snippets").then().body(containsString(AUTHORS));
        as("chief")
                .queryParam("q", "zebulon")
                .get(AUTHORS)
                .then()
                .body(containsString(path))
                .body(not(containsString("<b>Quill")));
    }

    @Test
    void manyAreShownInPartsEachOnce() {
        for (int number = 0; number < SnippetQueries.PART + 5; number++) {
            as("chief")
                    .formParam("title", "Many %03d".formatted(number))
                    .post(AUTHORS)
                    .then()
                    .statusCode(303);
        }
        var seen = new java.util.ArrayList<String>();
        for (String next = AUTHORS; !next.isEmpty(); ) {
            var screen =
                    Jsoup.parse(as("chief").urlEncodingEnabled(false).get(next).asString());
            seen.addAll(screen.select("tbody th a").eachAttr("href"));
            next = screen.select(".pager a").attr("href");
        }
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThan(SnippetQueries.PART + 4);
    }

    @Test
    void withoutANameNothingIsMadeAndWithoutTheRightNothingIsShown() {
        as("chief")
                .formParam("title", "  ")
                .post(AUTHORS)
                .then()
                .statusCode(400)
                .body(containsString("a name is required"));
        as("reader").get(AUTHORS).then().statusCode(403);
        as("reader").formParam("title", "Mine").post(AUTHORS).then().statusCode(403);
        as("chief").get("/admin/snippets/exhibits.ExhibitPage").then().statusCode(404);
    }

    @Test
    void theScreensAreForEverybody() {
        try (var browser = new AdminBrowser(address)) {
            assertThat(browser.violationsEverywhere("chief", "/admin/snippets", "snippet-types"))
                    .isEmpty();
            assertThat(browser.violationsEverywhere("chief", AUTHORS, "snippets"))
                    .isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
