package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.SampleSite.EDITOR;
import static org.openvault.backend.api.v3.Clients.json;
import static org.openvault.backend.api.v3.Clients.nobody;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.TestClock;
import org.openvault.backend.page.Page;
import org.openvault.backend.page.TrashEntry;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PreviewApiTest {

    private static final String PREVIEW = "/api/v3/preview/";
    private static final String OLD = "/api/v2/page_preview/";

    @Inject
    SampleSite site;

    @Inject
    Clients clients;

    @Inject
    TestClock clock;

    @Inject
    TrashEntry trashEntry;

    @Inject
    SqlStatements statements;

    @BeforeEach
    void world() {
        site.get();
    }

    @AfterEach
    void now() {
        clock.release();
    }

    private String link(long page) {
        return clients.chief()
                .post("/api/v3/pages/%d/preview_links".formatted(page))
                .then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .extract()
                .path("token");
    }

    private static void requireKeptNowhere(ValidatableResponse answer) {
        answer.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header("Cache-Tag", nullValue());
    }

    @Test
    void aPageThatWasNeverPublishedIsShownToWhoeverHasTheLink() {
        String slug = SampleSite.slug("preview");
        long page = site.draft(slug);
        nobody().get("/api/v3/resolve?path=/exhibits/" + slug + "/").then().statusCode(404);
        var answer = nobody().get(PREVIEW + link(page))
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("page.id", equalTo((int) page))
                .body("page.title", equalTo("Draft " + slug))
                .body("page.body[0].value", equalTo("<p>Text.</p>"))
                .body("page.meta.url", equalTo("/exhibits/" + slug + "/"))
                .body("page.authors[0].value.name", equalTo("Ada Marsh"))
                .body("ancestors.title", hasItem("Exhibits"))
                .body("site.menu[0].title", equalTo("Exhibits"));
        requireKeptNowhere(answer);
        nobody().get("/api/v3/resolve?path=/exhibits/" + slug + "/").then().statusCode(404);
    }

    @Test
    void aLiveVersionIsShownAsResolveAnswersIt() {
        String slug = SampleSite.slug("preview");
        long page = site.exhibit(slug);
        String live =
                nobody().get("/api/v3/resolve?path=/exhibits/" + slug + "/").asString();
        assertThat(shown(link(page))).isEqualTo(live);
        assertThat(shown(link(site.index)))
                .isEqualTo(nobody().get("/api/v3/resolve?path=/exhibits/").asString());
        assertThat(shown(link(site.home)))
                .isEqualTo(nobody().get("/api/v3/resolve?path=/").asString());
    }

    /** What a link shows, without what it says of itself. */
    private static String shown(String token) {
        return nobody().get(PREVIEW + token).asString().replaceFirst(",\"preview\":\\{[^{}]*}}$", "}");
    }

    @Test
    void aLinkSaysWhatItShowsAndUntilWhen() {
        long page = site.draft(SampleSite.slug("preview"));
        nobody().get(PREVIEW + link(page))
                .then()
                .body("preview.kind", equalTo("draft"))
                .body("preview.version", equalTo("1"))
                .body("preview.path", containsString("/exhibits/preview-"))
                .body("preview.saved_at", containsString("T"))
                .body("preview.expires_at", containsString("T"));
    }

    private String linkTo(Instant at) {
        return clients.chief()
                .body("{\"as_of\":\"" + at + "\"}")
                .post("/api/v3/preview_links")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    @Test
    void theSiteIsShownAsItWillStandAndAsItStood() {
        String slug = SampleSite.slug("preview");
        long page = site.draft(slug);
        Instant before = Instant.now();
        Instant later = before.plus(Duration.ofDays(2));
        clients.chief()
                .body("{\"at\":\"" + later + "\"}")
                .post("/api/v3/pages/%d/actions/publish".formatted(page))
                .then()
                .statusCode(200);
        String path = "?path=/exhibits/" + slug + "/";
        nobody().get("/api/v3/resolve" + path).then().statusCode(404);
        var answer = nobody().get(PREVIEW + linkTo(later.plusSeconds(1)) + path)
                .then()
                .statusCode(200)
                .body("page.title", equalTo("Draft " + slug))
                .body("preview.kind", equalTo("instant"))
                .body("preview.as_of", containsString("T"));
        requireKeptNowhere(answer);
        nobody().get(PREVIEW + linkTo(before) + path)
                .then()
                .statusCode(404)
                .body("site.name", equalTo("Sample"))
                .body("preview.kind", equalTo("instant"));
        nobody().get(PREVIEW + linkTo(before)).then().statusCode(200).body("page.title", equalTo("Home"));
    }

    /** Other tests have made sites of their own. */
    private static Grant[] onEverySite() {
        return QuarkusTransaction.requiringNew().call(() -> Page.<Page>list("parentId is null").stream()
                .map(root -> Grant.onPage(Verb.VIEW, root.entryId))
                .toArray(Grant[]::new));
    }

    @Test
    void aLinkToAnInstantIsForThoseWhoMaySeeItAndEnds() {
        String body = "{\"as_of\":\"" + Instant.now().plus(Duration.ofDays(2)) + "\"}";
        String past = "{\"as_of\":\"" + Instant.now().minus(Duration.ofDays(2)) + "\"}";
        nobody().contentType("application/json")
                .body(body)
                .post("/api/v3/preview_links")
                .then()
                .statusCode(401);
        clients.with(Grant.onPage(Verb.VIEW, site.index))
                .body(body)
                .post("/api/v3/preview_links")
                .then()
                .statusCode(403);
        clients.with(Grant.of(Right.VIEW_HISTORY))
                .body(body)
                .post("/api/v3/preview_links")
                .then()
                .statusCode(403);
        clients.with(Grant.of(Right.VIEW_HISTORY))
                .body(past)
                .post("/api/v3/preview_links")
                .then()
                .statusCode(201);
        clients.with(onEverySite())
                .body(body)
                .post("/api/v3/preview_links")
                .then()
                .statusCode(201);
        clients.chief().body("{}").post("/api/v3/preview_links").then().statusCode(422);

        String token = linkTo(Instant.now().plus(Duration.ofDays(2)));
        for (int at : List.of(0, 12, 18, 30, token.length() - 1)) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            nobody().get(PREVIEW + token.substring(0, at) + other + token.substring(at + 1))
                    .then()
                    .statusCode(404);
        }
        clock.set(Instant.now().plus(Duration.ofMinutes(10)).plusSeconds(1));
        requireKeptNowhere(nobody().get(PREVIEW + token).then().statusCode(410));
    }

    @Test
    void aLinkIsBoundToOneVersion() {
        long page = site.exhibit(SampleSite.slug("preview"));
        site.save(page, site.exhibitDocument("Second", "<p>Second.</p>"));
        String second = link(page);
        site.save(page, site.exhibitDocument("Third", "<p>Third.</p>"));
        nobody().get(PREVIEW + second).then().statusCode(200).body("page.title", equalTo("Second"));
        nobody().get(PREVIEW + link(page)).then().body("page.title", equalTo("Third"));
        String wanted = clients.chief()
                .body(json("{'version':'2'}"))
                .post("/api/v3/pages/%d/preview_links".formatted(page))
                .then()
                .statusCode(201)
                .body("version", equalTo("2"))
                .extract()
                .path("token");
        nobody().get(PREVIEW + wanted).then().body("page.title", equalTo("Second"));
        clients.chief()
                .body(json("{'version':'99'}"))
                .post("/api/v3/pages/%d/preview_links".formatted(page))
                .then()
                .statusCode(404);
    }

    @Test
    void aLinkThatIsOverOrWasChangedTellsNothing() {
        long page = site.draft(SampleSite.slug("preview"));
        String token = link(page);
        for (int at : List.of(0, 11, 16, 20, 31, 33, 50, token.length() - 1)) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            refused(PREVIEW + token.substring(0, at) + other + token.substring(at + 1), 404, page);
        }
        refused(PREVIEW + token.substring(1), 404, page);
        refused(PREVIEW + token + "A", 404, page);
        refused(PREVIEW + page, 404, page);
        refused(PREVIEW + "x".repeat(2000), 404, page);
        clock.set(Instant.now().plus(Duration.ofMinutes(9)));
        nobody().get(PREVIEW + token).then().statusCode(200);
        clock.set(Instant.now().plus(Duration.ofMinutes(10)).plusSeconds(1));
        refused(PREVIEW + token, 410, page);
        nobody().get(OLD + "?content_type=exhibits.exhibitpage&token=" + token)
                .then()
                .statusCode(404);
    }

    private static void refused(String address, int status, long page) {
        var answer = nobody().get(address)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body(not(matchesPattern("(?s).*\\D" + page + "\\D.*")));
        requireKeptNowhere(answer);
    }

    @Test
    void whoMaySeeADraftMayLinkToIt() {
        long page = site.draft(SampleSite.slug("preview"));
        String links = "/api/v3/pages/%d/preview_links".formatted(page);
        nobody().post(links).then().statusCode(401);
        clients.with().post(links).then().statusCode(403);
        clients.with(Grant.onPage(Verb.VIEW, site.collections))
                .post(links)
                .then()
                .statusCode(403);
        clients.with(Grant.onPage(Verb.VIEW, page)).post(links).then().statusCode(201);
        clients.chief().body("{\"until\":\"9999\"}").post(links).then().statusCode(422);
        clients.chief()
                .post("/api/v3/pages/%d/preview_links".formatted(site.author))
                .then()
                .statusCode(404);
        clients.chief().post("/api/v3/pages/999999999/preview_links").then().statusCode(404);
        assertThat(statements.count(
                        "select count(*) from audit_entry where action = 'page.preview_linked' and entry_id = " + page))
                .isEqualTo(1);
    }

    @Test
    void aPageInTheTrashIsNotShown() {
        long page = site.draft(SampleSite.slug("preview"));
        String token = link(page);
        trashEntry.trash(EDITOR, page, true);
        refused(PREVIEW + token, 404, page);
        clients.chief()
                .post("/api/v3/pages/%d/preview_links".formatted(page))
                .then()
                .statusCode(404);
    }

    @Test
    void todaysClientsGetTheDetailOfV2() {
        String slug = SampleSite.slug("preview");
        long page = site.draft(slug);
        String token = link(page);
        for (String address : List.of(OLD, OLD + page + "/")) {
            var answer = nobody().get(address + "?content_type=exhibits.exhibitpage&token=" + token)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo((int) page))
                    .body("title", equalTo("Draft " + slug))
                    .body("meta.type", equalTo("exhibits.ExhibitPage"))
                    .body("meta.parent.id", equalTo((int) site.index))
                    .body("body[0].type", equalTo("text"));
            requireKeptNowhere(answer);
        }
        nobody().get(OLD + "?content_type=pages.standardpage&token=" + token)
                .then()
                .statusCode(404);
        nobody().get(OLD + site.index + "/?content_type=exhibits.exhibitpage&token=" + token)
                .then()
                .statusCode(404);
        nobody().get(OLD + "?content_type=exhibits.exhibitpage&token=" + token.substring(2))
                .then()
                .statusCode(404)
                .body("message", containsString("no such link"));
        nobody().get(OLD + "?content_type=exhibits.exhibitpage").then().statusCode(400);
        nobody().get(OLD + "?content_type=exhibits.exhibitpage&token=x&fields=*")
                .then()
                .statusCode(400);
    }

    @Test
    void theAccessLogHoldsNoLink() {
        var lines = new CopyOnWriteArrayList<String>();
        Logger log = Logger.getLogger("io.quarkus.http.access-log");
        var keeper = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(keeper);
        try {
            String token = link(site.draft(SampleSite.slug("preview")));
            nobody().get(PREVIEW + token).then().statusCode(200);
            nobody().urlEncodingEnabled(false).get("/api/v3/%70review/" + token);
            nobody().get(OLD + "?content_type=exhibits.exhibitpage&token=" + token)
                    .then()
                    .statusCode(200);
            nobody().urlEncodingEnabled(false).get(PREVIEW + "%41" + token.substring(1));
            assertThat(lines).anyMatch(line -> line.contains("\"GET /api/v2/page_preview/ HTTP/1.1\" 200"));
            assertThat(lines).noneMatch(line -> line.contains(token.substring(1)));
        } finally {
            log.removeHandler(keeper);
        }
    }
}
