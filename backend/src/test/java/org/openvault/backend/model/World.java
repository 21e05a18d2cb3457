package org.openvault.backend.model;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openvault.backend.SampleSite;
import org.openvault.backend.TestClock;
import org.openvault.backend.model.Model.Seen;
import org.openvault.backend.page.ConvertAlias;
import org.openvault.backend.page.CopyPage;
import org.openvault.backend.page.CreateAlias;
import org.openvault.backend.page.CreatePage;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.page.RestoreEntry;
import org.openvault.backend.page.TrashEntry;
import org.openvault.backend.publishing.ChangePlan;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.UnpublishEntry;
import org.openvault.backend.release.GatherRelease;
import org.openvault.backend.release.PublishRelease;
import org.openvault.backend.site.CreateSite;
import org.openvault.backend.site.Site;

/** The real system beside the model: pages by the model's numbers, instants by its ticks. */
@Singleton
class World {

    /** Long ago, so that nothing of this is to come for the other tests. */
    private static final Instant BEGINNING =
            Instant.now().minus(Duration.ofDays(400)).truncatedTo(ChronoUnit.MINUTES);

    @Inject
    TestClock clock;

    @Inject
    SampleSite sample;

    @Inject
    CreateSite createSite;

    @Inject
    CreatePage createPage;

    @Inject
    MovePage movePage;

    @Inject
    CopyPage copyPage;

    @Inject
    CreateAlias createAlias;

    @Inject
    ConvertAlias convertAlias;

    @Inject
    TrashEntry trashEntry;

    @Inject
    RestoreEntry restoreEntry;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    ChangePlan changePlan;

    @Inject
    GatherRelease gatherRelease;

    @Inject
    PublishRelease publishRelease;

    @Inject
    AgroalDataSource database;

    private Site site;
    private long home;
    private int sequence;
    private final Map<Integer, Long> ids = new HashMap<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private String prefix = "";

    Instant instant(int tick) {
        return BEGINNING.plus(Duration.ofMinutes(tick)).plus(Duration.ofHours(3L * sequence));
    }

    void setTime(int tick) {
        clock.set(instant(tick));
    }

    /** A fresh page to play under, live from tick 0 on. */
    void begin() {
        if (site == null) {
            sample.get(); // the first site becomes the default one
            clock.set(BEGINNING);
            QuarkusTransaction.requiringNew().run(() -> {
                site = createSite.create(SampleSite.EDITOR, "Model", "model.example");
                home = createPage.create(
                                SampleSite.EDITOR,
                                site,
                                null,
                                "home.HomePage",
                                "",
                                SampleSite.json("{'title':'Model'}"))
                        .entryId;
            });
            publishEntry.publish(SampleSite.EDITOR, home);
        }
        sequence++;
        ids.clear();
        numbers.clear();
        setTime(0);
        prefix = "/s" + sequence + "/";
        know(Model.ROOT, create(home, "s" + sequence));
        publishEntry.publish(SampleSite.EDITOR, id(Model.ROOT));
    }

    void know(int number, long id) {
        ids.put(number, id);
        numbers.put(id, number);
    }

    long id(int number) {
        return ids.get(number);
    }

    long create(long parent, String slug) {
        return createPage.create(
                        SampleSite.EDITOR, site, parent, "pages.StandardPage", slug, SampleSite.json("{'title':'1'}"))
                .entryId;
    }

    /** The title says which revision of which page it is; none makes it unfit to be published. */
    void save(int page, int revision, boolean publishable) {
        sample.save(
                id(page),
                publishable
                        ? "{'title':'%d of %d'}".formatted(revision, page)
                        : "{'title':'','seo_title':'%d of %d'}".formatted(revision, page));
    }

    /** What stands at ticks, by the functions that readers read with. */
    Map<Integer, Map<Integer, Seen>> seen(List<Integer> ticks, boolean isOver) {
        String sql = """
                select at.tick, p.entry_id, p.url_path, r.entry_id as author, r.number
                from unnest(?::int[], ?::timestamptz[]) as at (tick, instant)
                cross join lateral (select * from %s(at.instant, true) where entry_id = any (?)) p
                join revision r on r.id = p.revision_id
                """.formatted(isOver ? "was_live_at" : "live_at");
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int", ticks.toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            ticks.stream().map(tick -> instant(tick).toString()).toArray()));
            statement.setArray(
                    3, connection.createArrayOf("bigint", ids.values().toArray()));
            Map<Integer, Map<Integer, Seen>> seen = new TreeMap<>();
            ticks.forEach(tick -> seen.put(tick, new TreeMap<>()));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    int number = numbers.get(result.getLong(2));
                    if (number != Model.ROOT) {
                        String path = "/" + result.getString(3).substring(prefix.length());
                        seen.get(result.getInt(1))
                                .put(number, new Seen(path, numbers.get(result.getLong(4)) + ":" + result.getInt(5)));
                    }
                }
            }
            return seen;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What is wrong with the tree of drafts: circles, and pages below what is in the trash. */
    List<String> flaws() {
        String sql = """
                with recursive above (id, next, path) as (
                    select entry_id, parent_id, array[entry_id] from page where entry_id = any (?)
                    union all
                    select a.id, p.parent_id, a.path || p.entry_id from above a join page p on p.entry_id = a.next
                    where not p.entry_id = any (a.path))
                select 'page ' || id || ' does not reach the root' from above
                group by id having bool_and(next is not null)
                union all
                select 'page ' || c.entry_id || ' stands below one in the trash' from page c join page p on p.entry_id = c.parent_id
                where c.entry_id = any (?) and not c.trashed and p.trashed
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            java.sql.Array all = connection.createArrayOf("bigint", ids.values().toArray());
            statement.setArray(1, all);
            statement.setArray(2, all);
            var flaws = new ArrayList<String>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    flaws.add(result.getString(1));
                }
            }
            return flaws;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Every row, for whoever has to find out what went wrong. */
    String rows() {
        var rows = new StringBuilder();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select p.*, r.number from publication p join revision r on r.id = p.revision_id where p.entry_id = any (?) order by p.entry_id, live_from")) {
            statement.setArray(
                    1, connection.createArrayOf("bigint", ids.values().toArray()));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.append("\n  %s of %s at %s from %s until %s"
                            .formatted(
                                    result.getInt("number"),
                                    numbers.get(result.getLong("entry_id")),
                                    result.getString("url_path"),
                                    tick(result.getObject("live_from", java.time.OffsetDateTime.class)),
                                    tick(result.getObject("live_until", java.time.OffsetDateTime.class))));
                }
            }
            return rows.toString();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private @org.jspecify.annotations.Nullable Long tick(
            java.time.@org.jspecify.annotations.Nullable OffsetDateTime at) {
        return at == null ? null : Duration.between(instant(0), at.toInstant()).toMinutes();
    }

    /** The draft places: parent and slug by the model's numbers, without what is in the trash. */
    Map<Integer, String> drafts() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select entry_id, parent_id, slug from page where entry_id = any (?) and not trashed")) {
            statement.setArray(
                    1, connection.createArrayOf("bigint", ids.values().toArray()));
            Map<Integer, String> drafts = new TreeMap<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    int number = numbers.get(result.getLong(1));
                    if (number != Model.ROOT) {
                        drafts.put(number, numbers.get(result.getLong(2)) + "/" + result.getString(3));
                    }
                }
            }
            return drafts;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
