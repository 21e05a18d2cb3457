package org.openvault.backend.admin.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReportsTest {

    private static final List<String> REPORTS =
            List.of("history", "aging", "locked", "broken-links", "types", "missing-alt");

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @Inject
    SqlStatements database;

    private static String chief;
    private static String reader;
    private static long aged;

    @BeforeEach
    void world() {
        site.get();
        if (chief == null) {
            Editors.chief();
            Editors.reader();
            chief = Editors.standing("chief");
            reader = Editors.standing("reader");
            aged = site.exhibit(SampleSite.slug("aged"));
            database.run(
                    "update publication set last_published_at = '2001-01-01' where entry_id = " + aged,
                    "update content set title = '=1+1<img src=x onerror=alert(1)>' || chr(1) where revision_id in (select revision_id from publication where entry_id = "
                            + aged + ")",
                    "insert into entry_lock (entry_id, by, at, note) values (" + aged
                            + ", '<b>locker</b>', now(), '@note')");
            long missing = site.draft(SampleSite.slug("missing"));
            database.run(
                    "update content set refs = array[%d] where revision_id in (select revision_id from publication where entry_id = %d)"
                            .formatted(missing, aged));
            site.draftEntry("images.Image", "{'title':'Unsaid'}");
        }
    }

    private static RequestSpecification by(String session) {
        return given().redirects().follow(false).cookie("ov_session", session);
    }

    @Test
    void eachReportSaysWhatItIsFor() {
        assertThat(by(chief).get("/admin/reports/aging").asString())
                .contains("/admin/pages/" + aged, "&lt;img")
                .doesNotContain("<img src=x");
        assertThat(by(chief).get("/admin/reports/locked").asString())
                .contains("&lt;b&gt;locker")
                .doesNotContain("<b>locker");
        assertThat(by(chief).get("/admin/reports/broken-links").asString())
                .contains("/admin/pages/" + aged, "not live");
        assertThat(by(chief).get("/admin/reports/types").asString()).contains("exhibits.ExhibitPage");
        assertThat(by(chief).get("/admin/reports/missing-alt").asString()).contains("Unsaid");
        assertThat(by(chief).get("/admin/reports/history?action=user.signed_in").asString())
                .contains("user.signed_in", "chief");
    }

    @Test
    void filtersLeaveOutWhatIsNotAskedFor() {
        assertThat(by(chief).get("/admin/reports/aging?type=home.HomePage").asString())
                .doesNotContain("/admin/pages/" + aged);
        assertThat(by(chief).get("/admin/reports/aging?until=2001-01-02").asString())
                .contains("/admin/pages/" + aged);
        assertThat(by(chief).get("/admin/reports/aging?until=2000-01-02").asString())
                .contains("nothing to report");
        assertThat(by(chief).get("/admin/reports/history?user=nobody-at-all").asString())
                .contains("nothing to report");
        assertThat(by(chief)
                        .get("/admin/reports/aging?until=%22%3E%3Cscript%3E&after=x")
                        .asString())
                .doesNotContain("\"><script>");
    }

    @Test
    void theFollowingPartBeginsWhereTheLastEnded() {
        for (int number = 0; number < 60; number++) {
            site.draft(SampleSite.slug("busy"));
        }
        String first = by(chief).get("/admin/reports/history").asString();
        String following = first.replaceAll("(?s).*href=\"(/admin/reports/history\\?[^\"]*after=[0-9]+)\".*", "$1");
        assertThat(following).startsWith("/admin/reports/history?");
        assertThat(by(chief).get(following).statusCode()).isEqualTo(200);
    }

    @Test
    void filesHoldTextAndNoFormulas() throws IOException {
        String csv = new String(by(chief).get("/admin/reports/aging.csv").asByteArray(), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF\"Page\"").contains("\"'=1+1<img");
        assertThat(by(chief).get("/admin/reports/locked.csv").asString()).contains("\"'@note\"");
        String sheet = xlsx(by(chief).get("/admin/reports/aging.xlsx").asByteArray());
        assertThat(sheet).contains("=1+1&lt;img").doesNotContain("<f>", "<f ", "\u0001");
        for (String report : REPORTS) {
            assertThat(by(chief).get("/admin/reports/" + report + ".xlsx").statusCode())
                    .as(report)
                    .isEqualTo(200);
            assertThat(by(chief).get("/admin/reports/" + report + ".csv").statusCode())
                    .as(report)
                    .isEqualTo(200);
        }
    }

    /** By its table of contents, as spreadsheets read it. */
    private static String xlsx(byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempFile("report", ".xlsx"), bytes);
        var all = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return all.toString();
    }

    @Test
    void whoMayNotSeeAPageDoesNotSeeItHere() {
        assertThat(by(reader).get("/admin/reports/aging").asString()).doesNotContain("/admin/pages/" + aged);
        assertThat(by(reader).get("/admin/reports/locked.csv").asString()).doesNotContain("locker");
        for (String own : List.of("history", "types")) {
            for (String ending : List.of("", ".csv", ".xlsx")) {
                assertThat(by(reader).get("/admin/reports/" + own + ending).statusCode())
                        .isEqualTo(403);
            }
        }
        assertThat(by(chief).get("/admin/reports/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void aReportCostsTheSameHoweverLongItIs() {
        for (String report : REPORTS) {
            int few = database.during(
                    () -> by(chief).get("/admin/reports/" + report).then().statusCode(200));
            site.exhibit(SampleSite.slug("more"));
            assertThat(database.during(() ->
                            by(chief).get("/admin/reports/" + report).then().statusCode(200)))
                    .as(report)
                    .isEqualTo(few);
        }
    }

    @Test
    void theScreensAreThereForEverybodyAtAnyWidthAndInBothColours() {
        try (var browser = new AdminBrowser(address)) {
            var found = new ArrayList<String>();
            for (String report : REPORTS) {
                found.addAll(browser.violationsEverywhere("chief", "/admin/reports/" + report, "report-" + report));
            }
            assertThat(found).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
