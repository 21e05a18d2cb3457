package org.openvault.backend.admin.explorer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the admin's screens list, across tables; every list is bounded. */
@ApplicationScoped
@Transactional
class ExplorerQueries {

    static final int PAGE = 50;

    /** @param status draft, live, "live, newer draft" or scheduled */
    public record PageRow(
            long id,
            String title,
            String type,
            String path,
            String status,
            String editedBy,
            Instant editedAt,
            long children) {}

    public record Happened(
            Instant at,
            String actor,
            String action,
            @Nullable Long entryId,
            String title) {}

    public record RevisionRow(int number, String author, Instant createdAt, String note) {}

    public record PublicationRow(
            int revision,
            String path,
            Instant from,
            @Nullable Instant until,
            String by) {}

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    private static final String ROWS = """
            select pg.entry_id, coalesce(r.document ->> 'title', ''), e.type, coalesce(live.url_path, ''),
                   case when live.id is not null and live.revision_id = r.id then 'live'
                        when live.id is not null then 'live, newer draft'
                        when exists (select 1 from publication s where s.entry_id = e.id and not s.past and s.live_from > :now)
                             then 'scheduled'
                        else 'draft' end,
                   r.author, r.created_at, (select count(*) from page c where c.parent_id = pg.entry_id)
            from page pg join entry e on e.id = pg.entry_id
            join lateral (select * from revision where entry_id = e.id order by number desc limit 1) r on true
            left join publication live on live.entry_id = e.id and not live.past and live.live_from <= :now
                 and (live.live_until is null or live.live_until > :now)
            """;

    /** The pages below one, in tree order; the roots of sites below none. */
    List<PageRow> children(@Nullable Long parent, int offset) {
        return rows(
                ROWS
                        + " where pg.parent_id is not distinct from cast(:id as bigint) order by pg.position, pg.entry_id offset :offset limit "
                        + (PAGE + 1),
                parent,
                offset);
    }

    /** Where somebody begins who may not see the roots of sites: the pages that their groups have rights on. */
    List<PageRow> granted(long userId) {
        return rows(ROWS + """
                 where pg.entry_id in (select p.page_id from permission p join membership m on m.group_id = p.group_id
                                       where m.user_id = cast(:id as bigint) and p.page_id is not null)
                order by pg.entry_id offset :offset limit\s""" + PAGE, userId, 0);
    }

    /** A page and those above it, the root first. */
    List<PageRow> pathTo(long page) {
        return rows(
                """
                with recursive above (id, depth) as (
                    select cast(:id as bigint), 0 union all
                    select p.parent_id, depth + 1 from above join page p on p.entry_id = above.id where p.parent_id is not null)
                """ + ROWS + " join above on above.id = pg.entry_id order by above.depth desc offset :offset", page, 0);
    }

    private List<PageRow> rows(String sql, @Nullable Long id, int offset) {
        return tuples(entities.createNativeQuery(sql, Tuple.class)
                        .setParameter("id", id)
                        .setParameter("now", clock.instant())
                        .setParameter("offset", offset))
                .map(row -> new PageRow(
                        row.get(0, Long.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, Instant.class),
                        row.get(7, Long.class)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Tuple> tuples(Query query) {
        return query.getResultStream();
    }

    /** @param userId whose doings alone are told; null for everybody's */
    List<Happened> latest(@Nullable Long userId) {
        return tuples(entities.createNativeQuery("""
                        select a.at, a.actor, a.action, a.entry_id, coalesce(r.document ->> 'title', r.document ->> 'name', r.document ->> 'from', '')
                        from audit_entry a
                        left join lateral (select document from revision where entry_id = a.entry_id order by number desc limit 1) r on true
                        where cast(:user as bigint) is null or a.user_id = cast(:user as bigint)
                        order by a.id desc limit 20
                        """, Tuple.class).setParameter("user", userId))
                .map(row -> new Happened(
                        row.get(0, Instant.class),
                        row.get(1, String.class),
                        row.get(2, String.class).replace('.', ' ').replace('_', ' '),
                        row.get(3, Long.class),
                        row.get(4, String.class)))
                .toList();
    }

    List<RevisionRow> revisions(long entry) {
        return tuples(entities.createNativeQuery(
                                "select number, author, created_at, note from revision where entry_id = :entry order by number desc limit "
                                        + PAGE,
                                Tuple.class)
                        .setParameter("entry", entry))
                .map(row -> new RevisionRow(
                        row.get(0, Integer.class),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        row.get(3, String.class)))
                .toList();
    }

    List<PublicationRow> publications(long entry) {
        return tuples(entities.createNativeQuery("""
                        select r.number, coalesce(p.url_path, ''), p.live_from, p.live_until, p.created_by
                        from publication p join revision r on r.id = p.revision_id
                        where p.entry_id = :entry order by p.live_from desc limit\s""" + PAGE, Tuple.class).setParameter("entry", entry))
                .map(row -> new PublicationRow(
                        row.get(0, Integer.class),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        row.get(3, Instant.class),
                        row.get(4, String.class)))
                .toList();
    }
}
