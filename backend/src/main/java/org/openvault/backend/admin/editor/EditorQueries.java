package org.openvault.backend.admin.editor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the editing screen tells of an entry beside what it says. Whether somebody may see it is asked elsewhere. */
@ApplicationScoped
class EditorQueries {

    /** Who has not said for so long that the page is open there has closed it. */
    static final Duration GONE = Duration.ofSeconds(40);

    private static final int OTHERS = 20;

    /**
     * @param path where readers find it now; null when they do not
     * @param aliasOf the page whose words it shows
     */
    record Head(
            long id,
            String kind,
            String type,
            String locale,
            Instant createdAt,
            @Nullable String owner,
            @Nullable Long parentId,
            @Nullable String slug,
            @Nullable Long aliasOf,
            boolean trashed,
            @Nullable Long lockUser,
            @Nullable String lockedBy,
            @Nullable Instant lockedAt,
            @Nullable String lockNote,
            @Nullable String path) {}

    /** @param windows how many windows they have it open in */
    record Present(String name, long windows) {}

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    @Transactional
    public Optional<Head> find(long id) {
        return tuples(entities.createNativeQuery("""
                        select e.id, e.kind, e.type, e.locale, e.created_at, u.display_name, p.parent_id, p.slug, p.alias_of,
                               exists (select 1 from trash t where t.entry_id = e.id), l.user_id, l.by, l.at, l.note,
                               (select url_path from publication where entry_id = e.id and not past and live_from <= :now
                                  and (live_until is null or live_until > :now) limit 1)
                        from entry e left join page p on p.entry_id = e.id left join entry_lock l on l.entry_id = e.id
                        left join app_user u on u.id = e.owner_id
                        where e.id = :id and e.erased_at is null
                        """, Tuple.class)
                        .setParameter("id", id)
                        .setParameter("now", clock.instant()))
                .map(EditorQueries::head)
                .findFirst();
    }

    private static Head head(Tuple row) {
        return new Head(
                row.get(0, Long.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, Instant.class),
                row.get(5, String.class),
                row.get(6, Long.class),
                row.get(7, String.class),
                row.get(8, Long.class),
                row.get(9, Boolean.class),
                row.get(10, Long.class),
                row.get(11, String.class),
                row.get(12, Instant.class),
                row.get(13, String.class),
                row.get(14, String.class));
    }

    /** Who saved the draft last. */
    @Transactional
    public String lastAuthor(long entry) {
        return (String) entities.createNativeQuery(
                        "select author from revision where entry_id = :entry order by number desc limit 1",
                        String.class)
                .setParameter("entry", entry)
                .getSingleResult();
    }

    /** @return who else has the entry open */
    @Transactional
    public List<Present> present(long entry, long user, UUID window) {
        Instant now = clock.instant();
        entities.createNativeQuery("""
                        delete from editor_presence where ctid in (
                            select ctid from editor_presence where seen_at < :gone limit 100 for update skip locked)
                        """).setParameter("gone", now.minus(GONE)).executeUpdate();
        entities.createNativeQuery("""
                        insert into editor_presence (entry_id, user_id, window_id, seen_at) values (:entry, :user, :window, :now)
                        on conflict (entry_id, user_id, window_id) do update set seen_at = excluded.seen_at
                        """)
                .setParameter("entry", entry)
                .setParameter("user", user)
                .setParameter("window", window)
                .setParameter("now", now)
                .executeUpdate();
        return tuples(entities.createNativeQuery("""
                        select u.display_name, count(*) from editor_presence p join app_user u on u.id = p.user_id
                        where p.entry_id = :entry and p.window_id <> :window group by 1 order by 1 limit\s""" + OTHERS, Tuple.class)
                        .setParameter("entry", entry)
                        .setParameter("window", window))
                .map(row -> new Present(row.get(0, String.class), row.get(1, Long.class)))
                .toList();
    }

    @Transactional
    public void leave(long entry, long user, UUID window) {
        entities.createNativeQuery(
                        "delete from editor_presence where entry_id = :entry and user_id = :user and window_id = :window")
                .setParameter("entry", entry)
                .setParameter("user", user)
                .setParameter("window", window)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Tuple> tuples(Query query) {
        return query.getResultList().stream();
    }
}
