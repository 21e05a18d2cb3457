package org.openvault.backend.admin.settings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.admin.Editors.notice;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SettingsTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final String HERE = "/admin/settings/";

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @Inject
    SqlStatements database;

    private static String chief;
    private static String reader;
    private static long form;

    @BeforeEach
    void world() {
        site.get();
        if (chief == null) {
            Editors.chief();
            Editors.reader();
            chief = Editors.standing("chief");
            reader = Editors.standing("reader");
            form = site.published(
                    site.home,
                    "forms.FormPage",
                    SampleSite.slug("letters"),
                    "{'title':'<b>Letters</b>','fields':[{'type':'single_line','value':{'label':'Name'}}]}");
            database.run("""
                    insert into form_submission (page_id, form_title, at, answers, stamp, keep_until)
                    values (%d, 'Letters', now(), '[{"field":"name","label":"Name","value":"=HYPERLINK(1)<script>"}]', '\\x01', now())
                    """.formatted(form));
        }
    }

    private static RequestSpecification by(String session) {
        return given().redirects().follow(false).cookie("ov_session", session);
    }

    private static Response redirect(String from, String to) {
        return by(chief)
                .formParam("from", from)
                .formParam("to", to)
                .formParam("permanent", "on")
                .post(HERE + "redirects");
    }

    private static int resolved(String path) {
        return given().queryParam("path", path).get("/api/v3/resolve").statusCode();
    }

    @Test
    void aSiteIsMadeWithARootAndChanged() {
        String host = SampleSite.slug("host") + ".example";
        Response made = by(chief)
                .formParam("name", HOSTILE)
                .formParam("host", host)
                .formParam("root_type", "home.HomePage")
                .post(HERE + "sites");
        assertThat(notice(made)).isEqualTo("Saved.");
        assertThat(by(chief).get(HERE + "sites").asString())
                .contains(host, "&lt;img")
                .doesNotContain(HOSTILE);
        Response wrong =
                by(chief).formParam("name", "Kept").formParam("host", "no host").post(HERE + "sites");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("host-fault", "value=\"Kept\"");
        assertThat(by(chief)
                        .formParam("name", "x")
                        .formParam("host", host)
                        .post(HERE + "sites")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aLanguageIsAddedRenamedAndTakenAway() {
        assertThat(notice(by(chief)
                        .formParam("code", "tlh")
                        .formParam("name", "Klingon")
                        .post(HERE + "locales")))
                .isEqualTo("Saved.");
        assertThat(by(chief)
                        .formParam("code", "tlh")
                        .formParam("name", "x")
                        .post(HERE + "locales")
                        .statusCode())
                .isEqualTo(409);
        assertThat(by(chief)
                        .formParam("code", "??")
                        .formParam("name", "x")
                        .post(HERE + "locales")
                        .statusCode())
                .isEqualTo(400);
        by(chief).formParam("name", HOSTILE).post(HERE + "locales/tlh").then().statusCode(303);
        assertThat(by(chief).get(HERE + "locales").asString())
                .contains("&lt;img")
                .doesNotContain(HOSTILE);
        assertThat(notice(by(chief).post(HERE + "locales/tlh/end"))).isEqualTo("Deleted.");
        assertThat(notice(by(chief).post(HERE + "locales/en/end"))).contains("is used");
    }

    @Test
    void aWebhookTellsItsSecretOnceIsTriedAndRetried() {
        Response made = by(chief)
                .formParam("name", HOSTILE)
                .formParam("url", "https://127.0.0.1:9/hook")
                .formParam("kinds", "page.*")
                .post(HERE + "webhooks");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(200);
        String hook = made.asString().replaceAll("(?s).*(/admin/settings/webhooks/[0-9]+).*", "$1");
        String secret = made.asString().replaceAll("(?s).*id=\"secret\"[^>]*value=\"([^\"]+)\".*", "$1");
        assertThat(notice(by(chief).post(hook + "/pings"))).startsWith("A test was sent");
        String screen = by(chief).get(hook).asString();
        assertThat(screen).contains("ping", "waiting").doesNotContain(secret, HOSTILE);
        String delivery = screen.replaceAll("(?s).*(/deliveries/[0-9]+)/replays.*", "$1");
        assertThat(notice(by(chief).post(hook + delivery + "/end"))).isEqualTo("Cancelled.");
        assertThat(notice(by(chief).post(hook + delivery + "/end"))).contains("not waiting");
        assertThat(notice(by(chief).post(hook + delivery + "/replays"))).isEqualTo("Sent again.");
        assertThat(by(chief).post(hook + "/secrets").asString())
                .contains("shown this once")
                .doesNotContain(secret);
        assertThat(by(chief)
                        .formParam("name", "x")
                        .formParam("url", "ftp://x")
                        .post(hook)
                        .statusCode())
                .isEqualTo(422);
        assertThat(notice(by(chief).post(hook + "/end"))).isEqualTo("Deleted.");
    }

    @Test
    void aRedirectIsFollowedAtOnceAndGoneWhenDeleted() {
        String from = "/" + SampleSite.slug("old") + "/";
        assertThat(notice(redirect(from, "/about/"))).isEqualTo("Saved.");
        assertThat(given().redirects()
                        .follow(false)
                        .queryParam("path", from)
                        .get("/api/v3/resolve")
                        .asString())
                .contains("/about/");
        String list = by(chief).get(HERE + "redirects?q=" + from).asString();
        String one = list.replaceAll("(?s).*<th scope=\"row\"><a href=\"(/admin/settings/redirects/[0-9]+)\".*", "$1");
        by(chief)
                .formParam("from", from)
                .formParam("to", "https://elsewhere.example/")
                .post(one)
                .then()
                .statusCode(303);
        assertThat(by(chief).get(one).asString()).contains("https://elsewhere.example/");
        assertThat(notice(by(chief).post(one + "/end"))).isEqualTo("Deleted.");
        assertThat(resolved(from)).isIn(404, 410);
    }

    @Test
    void whatCannotBeARedirectIsSaidAtItsField() {
        for (String evil : List.of("//evil.example", "javascript:alert(1)", "/\\evil", "data:x", "", "mailto:x")) {
            Response answer = redirect("/kept-as-typed/", evil);
            assertThat(answer.statusCode()).as(evil).isEqualTo(422);
            assertThat(answer.asString()).contains("id=\"to-fault\"", "/kept-as-typed/");
        }
        assertThat(redirect("no slash", "/x/").statusCode()).isEqualTo(422);
        assertThat(redirect("/same/", "/same").statusCode()).isEqualTo(422);
    }

    @Test
    void chainsAndLoopsAreShown() {
        String word = SampleSite.slug("chain");
        redirect("/" + word + "-a/", "/" + word + "-b/");
        redirect("/" + word + "-b/", "/" + word + "-c/");
        redirect("/" + word + "-c/", "/about/");
        String list = by(chief).get(HERE + "redirects?q=" + word).asString();
        assertThat(list)
                .contains("leads over others: 2 steps", "leads over others: 1 steps")
                .doesNotContain("in a circle");
        redirect("/" + word + "-c/", "/" + word + "-a/");
        assertThat(by(chief).get(HERE + "redirects?q=" + word).asString().split("leads in a circle"))
                .hasSize(4);
    }

    @Test
    void aFileIsTakenLineByLineWithAReportOfEachBadOne() {
        String word = SampleSite.slug("import");
        String csv =
                "from,to,permanent\r\n/%1$s-1/,/about/,true\r\nnonsense\r\n\"/%1$s-2/\",\"https://x.example/a,b\",false\r\n/%1$s-1,/again/\r\n/%1$s-3/,javascript:x\r\n\"/%1$s-4/\"x,/y/\r\n"
                        .formatted(word);
        Response report = by(chief)
                .multiPart("file", "r.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(HERE + "redirects/import");
        assertThat(report.asString()).contains("2 were taken.");
        assertThat(Jsoup.parse(report.asString()).select("main tbody tr").eachText())
                .extracting(line -> line.split(" ")[0])
                .containsExactly("3", "5", "6", "7");
        String exported = by(chief).get(HERE + "redirects/export.csv").asString();
        assertThat(exported)
                .startsWith("from,to,permanent\r\n")
                .contains("\"/%s-2/\",\"https://x.example/a,b\",false".formatted(word));
        Response again = by(chief)
                .multiPart("file", "r.csv", exported.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(HERE + "redirects/import");
        assertThat(Jsoup.parse(again.asString()).select("main tbody tr")).isEmpty();
    }

    @Test
    void submissionsAreListedExportedAndDeleted() {
        assertThat(by(chief).get(HERE + "forms").asString())
                .contains("&lt;b&gt;Letters")
                .doesNotContain("<b>Letters");
        String screen = by(chief).get(HERE + "forms/" + form).asString();
        assertThat(screen).contains("=HYPERLINK(1)&lt;script&gt;");
        assertThat(by(chief).get(HERE + "forms/" + form + "/submissions.csv").asString())
                .contains("\"'=HYPERLINK(1)<script>\"");
        Response wrong = by(chief)
                .formParam("recipients", "no address")
                .formParam("retention_days", "30")
                .post(HERE + "forms/" + form);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("recipients-fault", "no address");
        by(chief)
                .formParam("recipients", "a@b.example")
                .formParam("retention_days", "30")
                .post(HERE + "forms/" + form)
                .then()
                .statusCode(303);
    }

    @Test
    void whoHasNoRightIsRefusedEverywhere() {
        var notRefused = new ArrayList<String>();
        for (String path : List.of(
                "sites",
                "sites/1",
                "locales",
                "locales/en",
                "locales/en/end",
                "webhooks",
                "webhooks/1",
                "webhooks/1/end",
                "webhooks/1/secrets",
                "webhooks/1/pings",
                "webhooks/1/replays",
                "webhooks/1/deliveries/1/replays",
                "webhooks/1/deliveries/1/end",
                "redirects",
                "redirects/1",
                "redirects/1/end",
                "forms/" + form,
                "forms/" + form + "/submissions/1/end")) {
            int status = by(reader)
                    .formParam("name", "x")
                    .formParam("host", "x.example")
                    .formParam("code", "xx")
                    .formParam("url", "https://x.example")
                    .formParam("from", "/x/")
                    .formParam("to", "/y/")
                    .formParam("retention_days", "3")
                    .post(HERE + path)
                    .statusCode();
            if (status != 403 && !(status == 404 && path.startsWith("redirects/"))) notRefused.add(path + " " + status);
        }
        assertThat(notRefused).isEmpty();
        by(reader)
                .multiPart("file", "r.csv", "/x/,/y/".getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(HERE + "redirects/import")
                .then()
                .statusCode(403);
        for (String path : List.of(
                "webhooks",
                "redirects",
                "redirects/export.csv",
                "forms",
                "forms/" + form,
                "forms/" + form + "/submissions.csv")) {
            assertThat(by(reader).get(HERE + path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void redirectsAreListedInOneStatement() {
        int few = database.during(
                "%redirect as%", () -> by(chief).get(HERE + "redirects").then().statusCode(200));
        assertThat(few).isEqualTo(1);
    }

    @Test
    void theScreensAreThereForEverybodyAtAnyWidthAndInBothColours() {
        redirect("/" + SampleSite.slug("seen") + "/", "/about/");
        Response made = by(chief)
                .formParam("name", "Seen")
                .formParam("url", "https://127.0.0.1:9/hook")
                .post(HERE + "webhooks");
        String hook = made.asString().replaceAll("(?s).*/admin/settings/(webhooks/[0-9]+).*", "$1");
        by(chief).post(HERE + hook + "/pings");
        try (var browser = new AdminBrowser(address)) {
            var found = new ArrayList<String>();
            for (String path :
                    List.of("sites", "sites/1", "locales", "webhooks", hook, "redirects", "forms", "forms/" + form)) {
                found.addAll(browser.violationsEverywhere(
                        "chief",
                        HERE + path,
                        "settings-" + path.replaceAll("[0-9]+", "one").replace('/', '-')));
            }
            assertThat(found).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
        by(chief).post(HERE + hook + "/end");
    }
}
