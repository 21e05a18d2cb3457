package org.openvault.backend.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.publishing.Place;
import org.openvault.backend.publishing.Stay;
import org.openvault.backend.release.Release.State;

/** What releases hold, and what stood before them. */
@ApplicationScoped
class ReleaseQueries {

    private static final int MOST_CONFLICTS = 200;

    /** What would have stood of an entry without the release, and what did with it; for a page that it moves, where its draft stood. */
    record Remembered(
            long entryId,
            List<Stay> formerly,
            List<Stay> henceforth,
            @Nullable Place draft) {}

    @Inject
    ObjectMapper json;

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

    void clear(long releaseId) {
        entities.createNativeQuery("delete from release_item where release_id = :release")
                .setParameter("release", releaseId)
                .executeUpdate();
    }

    /** Releases that are in a state now, the newest first. @param state null for all */
    List<Release> list(@Nullable State state, Instant now, int offset, int limit) {
        return inState(state, now, " order by id desc")
                .range(offset, offset + limit - 1)
                .list();
    }

    long count(@Nullable State state, Instant now) {
        return inState(state, now, "").count();
    }

    private static PanacheQuery<Release> inState(@Nullable State state, Instant now, String order) {
        return switch (state) {
            case null -> Release.find("1 = 1" + order);
            case GATHERING -> Release.find("liveFrom is null" + order);
            case SCHEDULED -> Release.find("revertedAt is null and liveFrom > ?1" + order, now);
            case PUBLISHED -> Release.find("revertedAt is null and liveFrom <= ?1" + order, now);
            case REVERTED -> Release.find("revertedAt is not null" + order);
        };
    }

    /** How many things each of the releases does. */
    Map<Long, Long> counts(Collection<Long> releaseIds) {
        return tuples(entities.createNativeQuery("""
                        select release_id, count(*) from release_item where release_id = any (cast(:ids as bigint[])) group by 1
                        """, Tuple.class).setParameter("ids", releaseIds.toArray(Long[]::new)))
                .collect(Collectors.toMap(row -> row.get(0, Long.class), row -> row.get(1, Long.class)));
    }

    /** Moves first, so that what is published comes to stand where it is to stand. */
    List<ReleaseItem> items(long releaseId) {
        return tuples("""
                select entry_id, act, revision_id, parent_id, slug, position from release_item where release_id = :release
                order by act, entry_id
                """, releaseId).map(ReleaseQueries::item).toList();
    }

    List<FindReleases.Item> numberedItems(long releaseId, int offset, int limit) {
        return tuples(entities.createNativeQuery("""
                        select i.entry_id, i.act, i.revision_id, i.parent_id, i.slug, i.position, r.number
                        from release_item i left join revision r on r.id = i.revision_id
                        where i.release_id = :release order by i.act, i.entry_id
                        """, Tuple.class)
                        .setParameter("release", releaseId)
                        .setFirstResult(offset)
                        .setMaxResults(limit))
                .map(row -> new FindReleases.Item(item(row), row.get(6, Integer.class)))
                .toList();
    }

    private static ReleaseItem item(Tuple row) {
        return switch (row.get(1, String.class)) {
            case "publish" -> new ReleaseItem.Publish(row.get(0, Long.class), row.get(2, Long.class));
            case "unpublish" -> new ReleaseItem.Unpublish(row.get(0, Long.class));
            default -> new ReleaseItem.Move(row.get(0, Long.class), place(row, 3));
        };
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

    void remember(long releaseId, Collection<Remembered> effects) {
        entities.createNativeQuery("""
                        insert into release_effect (release_id, entry_id, formerly, henceforth, draft)
                        select :release, e.entry, cast(e.formerly as jsonb), cast(e.henceforth as jsonb), cast(e.draft as jsonb)
                        from unnest(cast(:entries as bigint[]), cast(:formerly as text[]), cast(:henceforth as text[]), cast(:drafts as text[]))
                             as e (entry, formerly, henceforth, draft)
                        """)
                .setParameter("release", releaseId)
                .setParameter(
                        "entries", effects.stream().map(Remembered::entryId).toArray(Long[]::new))
                .setParameter(
                        "formerly",
                        effects.stream().map(each -> write(each.formerly())).toArray(String[]::new))
                .setParameter(
                        "henceforth",
                        effects.stream().map(each -> write(each.henceforth())).toArray(String[]::new))
                .setParameter(
                        "drafts",
                        effects.stream()
                                .map(each -> each.draft() == null ? null : write(each.draft()))
                                .toArray(String[]::new))
                .executeUpdate();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    List<Remembered> remembered(long releaseId) {
        return tuples(
                        "select entry_id, cast(formerly as text), cast(henceforth as text), cast(draft as text) from release_effect where release_id = :release order by entry_id",
                        releaseId)
                .map(row -> new Remembered(
                        row.get(0, Long.class),
                        read(row.get(1, String.class), STAYS),
                        read(row.get(2, String.class), STAYS),
                        row.get(3, String.class) == null ? null : read(row.get(3, String.class), PLACE)))
                .toList();
    }

    private static final TypeReference<List<Stay>> STAYS = new TypeReference<>() {};
    private static final TypeReference<Place> PLACE = new TypeReference<>() {};

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Stream<Tuple> tuples(String sql, long releaseId) {
        return tuples(entities.createNativeQuery(sql, Tuple.class).setParameter("release", releaseId));
    }

    @SuppressWarnings("unchecked")
    private static Stream<Tuple> tuples(Query query) {
        return query.getResultStream();
    }
}
