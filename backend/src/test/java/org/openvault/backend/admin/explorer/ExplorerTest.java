package org.openvault.backend.admin.explorer;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.entry.LockEntry;
import org.openvault.backend.publishing.PublishEntry;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExplorerTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @Inject
    SampleSite site;

    @Inject
    PublishEntry publishEntry;

    @Inject
    LockEntry lockEntry;

    @Inject
    SqlStatements statements;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        Editors.reader();
    }

    private long folder(String word) {
        return site.published(
                site.index, "exhibits.ExhibitPage", slug(word), site.exhibitDocument("Folder " + word, "<p>x</p>"));
    }

    private long below(long parent, String title) {
        return site.published(parent, "exhibits.ExhibitPage", slug("below"), site.exhibitDocument(title, "<p>x</p>"));
    }

    private static String list(String query) {
        return as("chief")
                .urlEncodingEnabled(false)
                .get("/admin/pages?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void eachPageSaysWhereItStands() {
        long folder = folder("marks");
        long draft = site.draft(slug("d"));
        place(draft, folder);
        long changed = below(folder, "Changed one");
        site.save(changed, site.exhibitDocument("Changed two", "<p>y</p>"));
        long expiring = below(folder, "Expiring");
        publishEntry.publish(
                SampleSite.EDITOR,
                expiring,
                new PublishEntry.Terms(null, null, Instant.now().plus(5, ChronoUnit.DAYS)));
        endLater(expiring);
        long locked = below(folder, "Locked");
        lockEntry.lock(SampleSite.EDITOR, locked, "");
        String all = list("parent=" + folder);
        assertThat(all).contains("Live, newer draft", "Draft", "Ends", "Locked by editor");
        for (var each : Map.of("draft", draft, "changed", changed, "expiring", expiring, "locked", locked)
                .entrySet()) {
            String narrowed = list("parent=" + folder + "&status=" + each.getKey());
            assertThat(ids(narrowed)).as(each.getKey()).containsExactly(each.getValue());
        }
    }

    private void place(long page, long parent) {
        assertThat(as("chief")
                        .formParam("parent", parent)
                        .post("/admin/pages/" + page + "/place")
                        .statusCode())
                .isEqualTo(303);
    }

    private void endLater(long page) {
        String later = java.time.LocalDateTime.now(java.time.ZoneOffset.UTC)
                .plusDays(5)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        assertThat(notice(as("chief").formParam("end", later).post("/admin/pages/" + page + "/publication/end")))
                .startsWith("Ends at");
    }

    private static List<Long> ids(String html) {
        var ids = new ArrayList<Long>();
        var matcher = Pattern.compile("<tr id=\"page-(\\d+)\"").matcher(html);
        while (matcher.find()) {
            ids.add(Long.valueOf(matcher.group(1)));
        }
        return ids;
    }

    @Test
    void theListIsNarrowedByWhatTheAddressSays() {
        long folder = folder("narrow");
        long apple = below(folder, "Apple 100%");
        long pear = below(folder, "Pear");
        long seed = below(pear, "Seed of apple");
        String parent = "parent=" + folder;
        assertThat(ids(list(parent))).containsExactly(apple, pear);
        assertThat(ids(list(parent + "&text=APPLE"))).containsExactly(apple);
        assertThat(ids(list(parent + "&text=100%25"))).containsExactly(apple);
        assertThat(ids(list(parent + "&text=%25"))).containsExactly(apple);
        assertThat(ids(list(parent + "&deep=1&text=apple"))).containsExactlyInAnyOrder(apple, seed);
        assertThat(ids(list(parent + "&children=yes"))).containsExactly(pear);
        assertThat(ids(list(parent + "&children=no"))).containsExactly(apple);
        assertThat(ids(list(parent + "&type=ov_collections.Collection"))).isEmpty();
        assertThat(ids(list(parent + "&who=edito"))).containsExactly(apple, pear);
        assertThat(ids(list(parent + "&who=nobody"))).isEmpty();
        assertThat(ids(list(parent + "&since=2020-01-01&until=2020-12-31"))).isEmpty();
        assertThat(ids(list(parent + "&since=2020-01-01"))).containsExactly(apple, pear);
        assertThat(ids(list(parent + "&sort=title&order=down"))).containsExactly(pear, apple);
        assertThat(ids(list(parent + "&sort=edited"))).containsExactly(apple, pear);
        assertThat(list(parent + "&since=yesterday&after=%25&sort=none")).contains("Apple 100%");
    }

    @Test
    void tenThousandChildrenAreReadAPartAtATimeInAFixedNumberOfStatements() {
        long few = folder("few");
        fill(few, 1);
        long many = folder("many");
        fill(many, 10_000);
        String session = Editors.standing("chief");
        for (String query : List.of("", "&sort=title", "&sort=edited&order=down", "&status=draft&text=page")) {
            int small = during(session, few, query);
            assertThat(during(session, many, query)).as(query).isEqualTo(small).isLessThanOrEqualTo(12);
        }
        String first = list("parent=" + many);
        assertThat(first).contains("10000 pages", "rel=\"next\"").doesNotContain("rel=\"prev\"");
        assertThat(ids(first)).hasSize(50);
        var seen = new ArrayList<>(ids(first));
        String next = list(address(first, "next"));
        assertThat(ids(next)).hasSize(50).doesNotContainAnyElementsOf(seen);
        assertThat(ids(list(address(next, "prev")))).isEqualTo(seen);
    }

    private int during(String session, long parent, String query) {
        return statements.during(
                "%page%", // others than the explorer's own run by the clock
                () -> io.restassured.RestAssured.given()
                        .cookie("ov_session", session)
                        .get("/admin/pages?parent=" + parent + query)
                        .then()
                        .statusCode(200));
    }

    private static String address(String html, String rel) {
        var matcher = Pattern.compile("href=\"/admin/pages\\?([^\"]+)\" rel=\"" + rel + "\"")
                .matcher(html);
        assertThat(matcher.find()).as(rel).isTrue();
        return matcher.group(1).replace("&amp;", "&");
    }

    /** Drafts by SQL: by the use case it would take minutes. */
    private void fill(long parent, int count) {
        statements.run("""
                with made as (
                    insert into entry (uuid, kind, type, locale, site_id, created_at, translation_key)
                    select id, 'page', 'exhibits.ExhibitPage', 'en', (select site_id from entry where id = %1$d), now(), id
                    from (select gen_random_uuid() as id from generate_series(1, %2$d)) ids returning id),
                placed as (
                    insert into page (entry_id, parent_id, slug, position) select id, %1$d, 'p' || id, id from made)
                insert into revision (entry_id, number, type_version, document, author, created_at, note, hash, type)
                select id, 1, 1, jsonb_build_object('title', 'Page ' || id), 'filler', now(), '', '', 'exhibits.ExhibitPage' from made
                """.formatted(parent, count));
        long first = statements.count("select min(entry_id) from page where parent_id = " + parent);
        long last = statements.count("select max(entry_id) from page where parent_id = " + parent);
        LongStream.rangeClosed(first, last).forEach(statements.broken()::add); // they have no hashes
        statements.run("analyze page", "analyze entry", "analyze revision");
    }

    @Test
    void aPageMovesAmongItsSiblings() {
        long folder = folder("order");
        long one = below(folder, "One");
        long two = below(folder, "Two");
        long three = below(folder, "Three");
        String place = "/admin/pages/%d/place";
        as("chief").formParam("to", "up").post(place.formatted(three)).then().statusCode(303);
        assertThat(ids(list("parent=" + folder))).containsExactly(one, three, two);
        as("chief").formParam("to", "down").post(place.formatted(one)).then().statusCode(303);
        assertThat(ids(list("parent=" + folder))).containsExactly(three, one, two);
        as("chief")
                .formParam("script", "1")
                .formParam("before", three)
                .post(place.formatted(two))
                .then()
                .statusCode(204);
        assertThat(ids(list("parent=" + folder))).containsExactly(two, three, one);
        as("chief")
                .formParam("to", "sideways")
                .post(place.formatted(two))
                .then()
                .statusCode(400);
        as("reader").formParam("to", "up").post(place.formatted(two)).then().statusCode(403);
        as("chief")
                .formParam("to", "up")
                .post(place.formatted(site.home))
                .then()
                .statusCode(400);
    }

    @Test
    void movingElsewhereShowsFirstWhichAddressesChange() {
        long from = folder("from");
        long to = folder("to");
        long page = below(from, "Wanderer");
        String screen = as("chief")
                .get("/admin/pages/%d/place?parent=%d&slug=%s".formatted(page, to, "new-name"))
                .asString();
        assertThat(screen).contains("One address changes", "/new-name/");
        Response moved = as("chief")
                .formParam("parent", to)
                .formParam("slug", "new-name")
                .post("/admin/pages/" + page + "/place");
        assertThat(moved.statusCode()).isEqualTo(303);
        assertThat(list("parent=" + to)).contains("/new-name/");
        Response refused = as("chief")
                .formParam("parent", "x'")
                .formParam("slug", "typed")
                .post("/admin/pages/" + page + "/place");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("value=\"x&#39;\"", "value=\"typed\"", "aria-invalid");
        as("chief")
                .formParam("parent", page)
                .post("/admin/pages/" + to + "/place")
                .then()
                .statusCode(400);
    }

    @Test
    void aPageIsMadeWhereItsTypeMayStand() {
        String form = as("chief").get("/admin/pages/new?parent=" + site.index).asString();
        assertThat(form).contains("exhibits.ExhibitPage").doesNotContain("home.HomePage");
        String name = slug("made");
        Response made = as("chief")
                .formParam("parent", site.index)
                .formParam("type", "exhibits.ExhibitPage")
                .formParam("title", "Made " + name)
                .formParam("slug", name)
                .post("/admin/pages/new");
        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(made.getHeader("Location")).matches(".*/admin/pages/\\d+");
        Response taken = as("chief")
                .formParam("parent", site.index)
                .formParam("type", "exhibits.ExhibitPage")
                .formParam("title", "Kept \"words\"")
                .formParam("slug", name)
                .post("/admin/pages/new");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.asString()).contains("Kept &quot;words&quot;", "id=\"slug-fault\"", "href=\"#slug\"");
        Response empty = as("chief").formParam("parent", site.index).post("/admin/pages/new");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.asString()).contains("id=\"title-fault\"", "id=\"type-fault\"");
        as("reader")
                .formParam("parent", site.index)
                .formParam("type", "exhibits.ExhibitPage")
                .formParam("title", "x")
                .post("/admin/pages/new")
                .then()
                .statusCode(403);
    }

    @Test
    void manyPagesAreActedOnAndEachRefusalIsNamed() {
        long folder = folder("bulk");
        long whole = below(folder, "Whole");
        long lacking = site.draft(slug("lacking"));
        place(lacking, folder);
        site.save(lacking, "{'title':'Lacking'}");
        String plan = as("chief")
                .get("/admin/pages/bulk?act=publish&page=%d&page=%d".formatted(whole, lacking))
                .asString();
        assertThat(plan).contains("Publish 2 pages?", "Cover image is required");
        String result = as("chief")
                .formParam("act", "publish")
                .formParam("page", whole, lacking)
                .post("/admin/pages/bulk")
                .asString();
        assertThat(result).contains("One page is done.", "One was refused.", "Lacking", "Cover image is required");
        String gone =
                as("chief").get("/admin/pages/bulk?act=unpublish&page=" + whole).asString();
        assertThat(gone).contains("One address changes");
        as("chief")
                .formParam("act", "unpublish")
                .formParam("page", whole)
                .post("/admin/pages/bulk/parts")
                .then()
                .statusCode(200)
                .body("done", org.hamcrest.Matchers.equalTo(1));
        assertThat(list("parent=" + folder + "&status=draft")).contains("Whole");
        as("chief")
                .formParam("act", "explode")
                .formParam("page", "1")
                .post("/admin/pages/bulk")
                .then()
                .statusCode(400);
        as("chief")
                .formParam("act", "publish")
                .formParam("page", "1;drop")
                .post("/admin/pages/bulk")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 404));
        as("chief").formParam("act", "publish").post("/admin/pages/bulk").then().statusCode(400);
    }

    @Test
    void whoMayNotIsRefusedPageByPageAndLearnsNoTitles() {
        long page = below(folder("secret"), "Secret title");
        for (String act : List.of("publish", "unpublish", "trash", "move")) {
            String result = as("reader")
                    .formParam("act", act)
                    .formParam("page", page)
                    .formParam("to", site.index)
                    .formParam("used", "1")
                    .post("/admin/pages/bulk")
                    .asString();
            assertThat(result).contains("may not").doesNotContain("Secret title");
        }
        as("reader").get("/admin/pages/bulk?act=publish&page=" + page).then().body(not(containsString("Secret title")));
        as("reader").get("/admin/pages?parent=" + site.index).then().statusCode(403);
        as("reader").get("/admin/pages/tree?parent=" + site.index).then().statusCode(403);
        as("reader").post("/admin/pages/" + page + "/trash").then().statusCode(403);
        as("reader")
                .formParam("parent", site.index)
                .post("/admin/pages/" + page + "/copy")
                .then()
                .statusCode(403);
        as("reader")
                .formParam("parent", site.index)
                .post("/admin/pages/" + page + "/alias")
                .then()
                .statusCode(403);
        as("reader").get("/admin/trash/emptying").then().statusCode(403);
        as("reader").formParam("all", "1").post("/admin/trash/emptying").then().statusCode(403);
    }

    @Test
    void aPageIsCopiedAliasedThrownAwayAndRestored() {
        long folder = folder("copies");
        long page = below(folder, "Original");
        Response copied = as("chief")
                .formParam("parent", folder)
                .formParam("published", "1")
                .post("/admin/pages/" + page + "/copy");
        assertThat(notice(copied)).startsWith("Copied");
        assertThat(notice(as("chief")
                        .formParam("parent", folder)
                        .formParam("slug", slug("alias"))
                        .post("/admin/pages/" + page + "/alias")))
                .contains("alias");
        assertThat(ids(list("parent=" + folder))).hasSize(3);
        assertThat(list("parent=" + folder + "&status=alias")).contains("Original", "Alias");
        assertThat(notice(as("chief").formParam("used", "1").post("/admin/pages/" + page + "/trash")))
                .startsWith("In the trash");
        assertThat(as("chief").get("/admin/trash").asString()).contains("Original");
        assertThat(notice(as("chief").post("/admin/trash/" + page + "/restoration")))
                .startsWith("Restored");
        as("chief").post("/admin/trash/" + page + "/restoration").then().statusCode(409);
        as("reader").post("/admin/trash/" + page + "/restoration").then().statusCode(403);
        assertThat(ids(list("parent=" + folder))).contains(page);
        as("chief").formParam("used", "1").post("/admin/pages/" + page + "/trash");
        assertThat(as("chief").get("/admin/trash/emptying?entry=" + page).asString())
                .contains("Nobody can take that back");
        assertThat(notice(as("chief").formParam("entry", page).post("/admin/trash/emptying")))
                .startsWith("Removed for good");
    }

    @Test
    void aHostileTitleIsNeverMarkup() {
        long page = site.draft(slug("hostile"));
        site.save(page, site.exhibitDocument(HOSTILE, "<p>x</p>"));
        for (String screen : List.of(
                "/admin/",
                "/admin/pages?parent=%d&text=img".formatted(site.index),
                "/admin/pages?parent=" + page,
                "/admin/pages/bulk?act=trash&page=" + page,
                "/admin/pages/new?parent=" + page,
                "/admin/pages/" + page + "/place",
                "/admin/pages/" + page + "/copy",
                "/admin/pages/tree?parent=" + site.index)) {
            as("chief").get(screen).then().statusCode(200).body(not(containsString("<img src=x")));
        }
        as("chief")
                .get("/admin/pages?parent=%d&text=%s".formatted(site.index, "%22%3E%3Cimg%20src=x%3E"))
                .then()
                .body(not(containsString("<img src=x")));
    }

    @Test
    void theTreeOpensTheWayToWhereOneIs() {
        long folder = folder("tree");
        below(folder, "Leaf of tree");
        String screen = list("parent=" + folder);
        assertThat(screen).contains("aria-current=\"page\">Folder tree</a>", "Leaf of tree");
        assertThat(as("chief").get("/admin/pages/tree?parent=" + folder).asString())
                .contains("Leaf of tree");
    }

    @Test
    void theOverviewShowsWhatWaits() {
        long page = Long.parseLong(as("chief")
                .formParam("parent", site.index)
                .formParam("type", "exhibits.ExhibitPage")
                .formParam("title", "Waits for me")
                .post("/admin/pages/new")
                .getHeader("Location")
                .replaceAll(".*/", ""));
        long planned = site.draft(slug("planned"));
        publishEntry.publish(SampleSite.EDITOR, planned, Instant.now().plus(1, ChronoUnit.HOURS));
        String screen = as("chief").get("/admin/").asString();
        assertThat(screen).contains("Waits for me", "/admin/pages/" + page, "/admin/pages/" + planned, "goes live");
        assertThat(as("reader").get("/admin/").asString()).doesNotContain("/admin/pages/" + planned);
    }
}
