package org.openvault.backend.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.publishing.TouchedTags.Standing;

/**
 * Tells the change feed of publications that began or ended by the clock alone, each once, however many schedulers run and
 * however long none did: a row is marked in the transaction that tells of it. Readers need no announcement to see them;
 * caches do.
 */
@ApplicationScoped
public class AnnounceInstants {

    private static final int BATCH = 1000;

    /** For so long what is over stays in the small indexes: a reader may ask for an instant just before its end. */
    private static final Duration LINGER = Duration.ofSeconds(10);

    private static final String DUE = """
            with due as (
                select id from publication where %s order by %s, id limit ? for update skip locked),
            marked as (update publication p set %s = true from due where p.id = due.id returning p.*)
            """;
    private static final String COLUMNS = """
            m.entry_id, m.kind, m.site_id, m.id, m.revision_id, m.type, m.parent_id, m.slug, m.position, m.url_path, m.private,
            m.live_from, m.live_until, mc.summary,
            (select array_agg(other.kind || ':' || other.id) from entry me
             join entry other on other.translation_key = me.translation_key and other.id <> me.id where me.id = m.entry_id) as translations,
             o.id as o_id, o.revision_id as o_revision_id, o.type as o_type,
            o.parent_id as o_parent_id, o.slug as o_slug, o.position as o_position, o.url_path as o_url_path,
            o.private as o_private, o.live_from as o_live_from, o.live_until as o_live_until, oc.summary as o_summary""";

    private static final String FROM = """
             from marked m join content mc on mc.revision_id = m.revision_id
             left join publication o on o.entry_id = m.entry_id and %s left join content oc on oc.revision_id = o.revision_id
            """;

    @Inject
    ContentTypes types;

    @Inject
    Sql sql;

    @Inject
    ChangeFeed feed;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /** @return how many changes were announced */
    public int announce() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int announced = 0;
        Batch batch;
        do {
            batch = QuarkusTransaction.requiringNew().call(() -> announceBatch(now));
            announced += batch.told();
        } while (batch.isFull());
        QuarkusTransaction.requiringNew().run(() -> settle(now));
        return announced;
    }

    private record Batch(int told, boolean isFull) {}

    private Batch announceBatch(Instant now) {
        List<Boolean> beginnings = beginnings(now);
        List<Boolean> ends = ends(now);
        int told = beginnings.size()
                + (int) ends.stream().filter(separately -> separately).count();
        return new Batch(told, beginnings.size() == BATCH || ends.size() == BATCH);
    }

    /** With what stood until then, if anything did. */
    private List<Boolean> beginnings(Instant now) {
        return sql.list(
                DUE.formatted("not announced and live_from <= ?", "live_from", "announced") + "select " + COLUMNS
                        + FROM.formatted("o.live_until = m.live_from") + "order by m.live_from, m.id",
                row -> tell(row, "published", standing(row, "o_"), standing(row, "")),
                now,
                BATCH);
    }

    /** Those that something else of the same entry follows are told with that. */
    private List<Boolean> ends(Instant now) {
        return sql.list(
                DUE.formatted("not end_announced and live_until <= ?", "live_until", "end_announced") + "select "
                        + COLUMNS
                        + FROM.formatted("o.live_from = m.live_until") + "order by m.live_until, m.id",
                row -> row.getObject("o_id") == null && tell(row, "unpublished", standing(row, ""), null),
                now,
                BATCH);
    }

    private boolean tell(ResultSet row, String happened, @Nullable Standing before, @Nullable Standing after)
            throws SQLException {
        EntryKind kind = EntryKind.of(row.getString("kind"));
        java.sql.Array translations = row.getArray("translations");
        var touched = new TouchedTags(
                row.getLong("entry_id"),
                kind,
                row.getObject("site_id", Long.class),
                translations == null ? List.of() : List.of((String[]) translations.getArray()));
        touched.add(before, after);
        feed.append(kind.value() + "." + happened, row.getLong("entry_id"), touched.tags());
        return true;
    }

    private @Nullable Standing standing(ResultSet row, String prefix) throws SQLException {
        if (row.getObject(prefix + "id") == null) {
            return null;
        }
        try {
            return new Standing(
                    TimetableStore.span(row, prefix),
                    types.get(row.getString(prefix + "type")),
                    json.readTree(row.getString(prefix + "summary")));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("jsonb that is no JSON", impossible);
        }
    }

    /** What is over for good leaves the indexes of what is to be read. */
    private void settle(Instant now) {
        sql.update("""
                update publication set past = true where id in (
                    select id from publication where not past and live_until < ? and end_announced
                    order by live_until limit 20000 for update skip locked)
                """, now.minus(LINGER));
    }
}
