package org.openvault.backend.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.publishing.Place;
import org.openvault.backend.publishing.TimetableReport.Effect;

/** What releases hold, and what stood before them. */
@ApplicationScoped
class ReleaseQueries {

    private static final int MOST_CONFLICTS = 200;

    /** What stood of an entry just before a release. No revision: nothing did. */
    record Before(
            long entryId,
            @Nullable Long revisionId,
            @Nullable Place place) {}

    @Inject
    EntityManager entities;

    void put(long releaseId, Collection<? extends ReleaseItem> items) {
        entities.createNativeQuery("""
                        insert into release_item (release_id, entry_id, act, revision_id, parent_id, slug, position)
                        select :release, i.* from unnest(cast(:entries as bigint[]), cast(:acts as text[]), cast(:revisions as bigint[]),
                            cast(:parents as bigint[]), cast(:slugs as text[]), cast(:positions as numeric[])) as i
                        on conflict (release_id, entry_id, act) do update set
                            revision_id = excluded.revision_id, parent_id = excluded.parent_id, slug = excluded.slug, position = excluded.position
                        """)
                .setParameter("release", releaseId)
                .setParameter(
                        "entries", items.stream().map(ReleaseItem::entryId).toArray(Long[]::new))
                .setParameter("acts", items.stream().map(ReleaseItem::act).toArray(String[]::new))
                .setParameter(
                        "revisions",
                        items.stream().map(ReleaseQueries::revision).toArray(Long[]::new))
                .setParameter(
                        "parents", items.stream().map(ReleaseQueries::parent).toArray(Long[]::new))
                .setParameter("slugs", items.stream().map(ReleaseQueries::slug).toArray(String[]::new))
                .setParameter(
                        "positions",
                        items.stream().map(ReleaseQueries::position).toArray(BigDecimal[]::new))
                .executeUpdate();
    }

    private static @Nullable Long revision(ReleaseItem item) {
        return item instanceof ReleaseItem.Publish publish ? publish.revisionId() : null;
    }

    private static @Nullable Long parent(ReleaseItem item) {
        return item instanceof ReleaseItem.Move move ? move.to().parentId() : null;
    }

    private static @Nullable String slug(ReleaseItem item) {
        return item instanceof ReleaseItem.Move move ? move.to().slug() : null;
    }

    private static @Nullable BigDecimal position(ReleaseItem item) {
        return item instanceof ReleaseItem.Move move ? move.to().position() : null;
    }

    int remove(long releaseId, long entryId) {
        return entities.createNativeQuery("delete from release_item where release_id = :release and entry_id = :entry")
                .setParameter("release", releaseId)
                .setParameter("entry", entryId)
                .executeUpdate();
    }

    /** Moves first, so that what is published comes to stand where it is to stand. */
    List<ReleaseItem> items(long releaseId) {
        return tuples("""
                select entry_id, act, revision_id, parent_id, slug, position from release_item where release_id = :release
                order by act, entry_id
                """, releaseId)
                .<ReleaseItem>map(row -> switch (row.get(1, String.class)) {
                    case "publish" -> new ReleaseItem.Publish(row.get(0, Long.class), row.get(2, Long.class));
                    case "unpublish" -> new ReleaseItem.Unpublish(row.get(0, Long.class));
                    default -> new ReleaseItem.Move(row.get(0, Long.class), place(row, 3));
                })
                .toList();
    }

    private static Place place(Tuple row, int first) {
        return new Place(
                row.get(first, Long.class), row.get(first + 1, String.class), row.get(first + 2, BigDecimal.class));
    }

    /** Other releases, not yet live at the time of this one, that act on the same entries. */
    List<ReleaseConflict> conflicts(long releaseId, Instant now) {
        return entities.createNativeQuery("""
                        select mine.entry_id, r.id, r.name, r.live_from, other.act
                        from release_item mine
                        join release_item other on other.entry_id = mine.entry_id and other.release_id <> mine.release_id
                        join release r on r.id = other.release_id
                        where mine.release_id = :release and r.reverted_at is null and (r.live_from is null or r.live_from > :now)
                        group by 1, 2, 3, 4, 5 order by 1, 2 limit\s""" + MOST_CONFLICTS, Tuple.class)
                .setParameter("release", releaseId)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> (Tuple) row)
                .map(row -> conflict((Tuple) row))
                .toList();
    }

    private static ReleaseConflict conflict(Tuple row) {
        return new ReleaseConflict(
                row.get(0, Long.class),
                row.get(1, Long.class),
                row.get(2, String.class),
                row.get(3, Instant.class),
                row.get(4, String.class));
    }

    void remember(long releaseId, Collection<Effect> effects) {
        entities.createNativeQuery("""
                        insert into release_effect (release_id, entry_id, revision_id, parent_id, slug, position)
                        select :release, e.* from unnest(cast(:entries as bigint[]), cast(:revisions as bigint[]), cast(:parents as bigint[]),
                            cast(:slugs as text[]), cast(:positions as numeric[])) as e
                        """)
                .setParameter("release", releaseId)
                .setParameter("entries", effects.stream().map(Effect::entryId).toArray(Long[]::new))
                .setParameter(
                        "revisions",
                        effects.stream().map(ReleaseQueries::revision).toArray(Long[]::new))
                .setParameter(
                        "parents",
                        effects.stream()
                                .map(e -> place(e) == null ? null : place(e).parentId())
                                .toArray(Long[]::new))
                .setParameter(
                        "slugs",
                        effects.stream()
                                .map(e -> place(e) == null ? null : place(e).slug())
                                .toArray(String[]::new))
                .setParameter(
                        "positions",
                        effects.stream()
                                .map(e -> place(e) == null ? null : place(e).position())
                                .toArray(BigDecimal[]::new))
                .executeUpdate();
    }

    private static @Nullable Long revision(Effect effect) {
        return effect.before() == null ? null : effect.before().revisionId();
    }

    private static @Nullable Place place(Effect effect) {
        return effect.before() == null ? null : effect.before().place();
    }

    List<Before> before(long releaseId) {
        return tuples(
                        "select entry_id, revision_id, parent_id, slug, position from release_effect where release_id = :release order by entry_id",
                        releaseId)
                .map(row -> new Before(
                        row.get(0, Long.class),
                        row.get(1, Long.class),
                        row.get(3, String.class) == null ? null : place(row, 2)))
                .toList();
    }

    /** Entries of which something else stands now than stood right after the release. */
    @SuppressWarnings("unchecked")
    List<Long> changedSince(long releaseId, Instant liveFrom, Instant now) {
        return entities.createNativeQuery("""
                        select e.entry_id from release_effect e
                        left join publication t on t.entry_id = e.entry_id and t.live_from <= :from
                             and (t.live_until is null or t.live_until > :from)
                        left join publication n on n.entry_id = e.entry_id and not n.past and n.live_from <= :now
                             and (n.live_until is null or n.live_until > :now)
                        where e.release_id = :release
                          and (t.revision_id is distinct from n.revision_id or t.parent_id is distinct from n.parent_id
                               or t.slug is distinct from n.slug)
                        order by 1 limit 20
                        """, Long.class)
                .setParameter("release", releaseId)
                .setParameter("from", liveFrom)
                .setParameter("now", now)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    private Stream<Tuple> tuples(String sql, long releaseId) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("release", releaseId)
                .getResultStream();
    }
}
