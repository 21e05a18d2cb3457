package org.openvault.backend.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.EDITOR;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.change.Changes;

/** Ten thousand pages at once: readers see all of the release or nothing of it, and likewise when it is taken back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LargeReleaseTest {

    private static final Logger LOG = Logger.getLogger(LargeReleaseTest.class);
    private static final int PAGES = Integer.getInteger("ov.release.pages", 10_000);

    @Inject
    SampleSite site;

    @Inject
    GatherRelease gatherRelease;

    @Inject
    PublishRelease publishRelease;

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("reader")
    AgroalDataSource readers;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    @Test
    void readersSeeAllOfItOrNothingAndOfItsRevertToo() throws Exception {
        long section = site.published(
                site.get().home, "pages.StandardPage", SampleSite.slug("release"), "{'title':'Section'}");
        List<Long> pages = drafts(section);
        long release = gatherRelease.create(EDITOR, "Ten thousand", "").id;
        gatherRelease.add(
                EDITOR,
                release,
                pages.stream().map(id -> new ReleaseItem.Publish(id, null)).toList());
        long head = changes.head();

        assertThat(countsSeenDuring(section, "published", () -> assertThat(publishRelease
                                .publish(EDITOR, release, null)
                                .timetable()
                                .isPossible())
                        .isTrue()))
                .isSubsetOf(0, PAGES)
                .contains(0);
        assertThat(count(section, clock.instant())).isEqualTo(PAGES);
        assertThat(changes.head() - head).isEqualTo(PAGES);

        assertThat(countsSeenDuring(section, "reverted", () -> publishRelease.revert(EDITOR, release)))
                .isSubsetOf(0, PAGES)
                .contains(PAGES);
        assertThat(count(section, clock.instant())).isZero();
        assertThat(changes.head() - head).isEqualTo(2L * PAGES);
    }

    private interface Work {
        void run() throws Exception;
    }

    /** How many of the pages readers counted, again and again, while something was done. */
    private TreeSet<Integer> countsSeenDuring(long section, String what, Work work) throws Exception {
        var counts = new TreeSet<Integer>();
        var done = new AtomicBoolean();
        Thread reader = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                counts.add(count(section, clock.instant()));
            }
        });
        Instant begin = Instant.now();
        work.run();
        LOG.infof("%d pages were %s in %d ms", PAGES, what, Instant.now().toEpochMilli() - begin.toEpochMilli());
        done.set(true);
        reader.join();
        return counts;
    }

    private int count(long section, Instant at) {
        try (Connection connection = readers.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from live_at(?, false) p where p.parent_id = ?")) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setLong(2, section);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As the use cases would make them, one by one, in a hundredth of the time. */
    private List<Long> drafts(long section) throws SQLException {
        String text = "<p>" + "What somebody who reads the page would read in it. ".repeat(40) + "</p>";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        with made as (
                            insert into entry (uuid, kind, type, locale, site_id, created_at, translation_key)
                            select u, 'page', 'pages.StandardPage', 'en', (select site_id from entry where id = ?), now(), u
                            from (select gen_random_uuid() as u from generate_series(1, ?)) as uuids
                            returning id),
                        placed as (
                            insert into page (entry_id, parent_id, slug, position) select id, ?, 'p' || id, id from made),
                        written as (
                            insert into revision (entry_id, number, type, type_version, document, author, created_at, hash)
                            select id, 1, 'pages.StandardPage', 1, jsonb_build_object('title', 'Page ' || id, 'body', jsonb_build_array(
                                jsonb_build_object('type', 'text', 'id', gen_random_uuid(), 'value', cast(? as text)))), 'test', now(), ''
                            from made)
                        select id from made
                        """)) {
            statement.setLong(1, section);
            statement.setInt(2, PAGES);
            statement.setLong(3, section);
            statement.setString(4, text);
            var ids = new ArrayList<Long>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getLong(1));
                }
            }
            return ids;
        }
    }
}
