package org.openvault.backend.admin.explorer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.restriction.Restrictions;
import org.openvault.backend.site.Site;

/** What the admin's screens tell of pages, across tables; every list is bounded. */
@ApplicationScoped
@Transactional
public class ExplorerQueries {

    @Inject
    EntityManager entities;

    @Inject
    Restrictions restrictions;

    @Inject
    Clock clock;

    private static final String DESCRIBED = """
            select e.id, e.kind, coalesce(r.document ->> 'title', r.document ->> 'name', r.document ->> 'from', ''), e.type, coalesce(pg.slug, ''), coalesce(live.url_path, ''),
                   live.id is not null, live.revision_id is distinct from r.id,
                   (select min(s.live_from) from publication s where s.entry_id = e.id and not s.past and s.live_from > :now),
                   case when not exists (select from publication n where n.entry_id = e.id and not n.past
                                         and n.live_from = live.live_until) then live.live_until end,
                   coalesce(l.by, ''), r.author, r.created_at, coalesce(u.display_name, ''),
                   (select count(*) from (select from page c where c.parent_id = e.id and not c.trashed limit %d) below),
                   pg.alias_of
            from unnest(cast(:ids as bigint[])) with ordinality as asked (id, at)
            join entry e on e.id = asked.id
            left join page pg on pg.entry_id = e.id
            join lateral (select * from revision where entry_id = coalesce(pg.alias_of, e.id) order by number desc limit 1) r on true
            left join publication live on live.entry_id = e.id and not live.past and live.live_from <= :now
                 and (live.live_until is null or live.live_until > :now)
            left join entry_lock l on l.entry_id = e.id
            left join app_user u on u.id = e.owner_id
            order by asked.at
            """.formatted(PageRow.MANY);

    /** Those of the entries that there are, in the order given: two statements, however many. */
    public List<PageRow> describe(Collection<Long> ids) {
        List<PageRow> rows = tuples(entities.createNativeQuery(DESCRIBED, Tuple.class)
                        .setParameter("ids", ids.toArray(Long[]::new))
                        .setParameter("now", clock.instant()))
                .map(ExplorerQueries::row)
                .toList();
        Set<Long> closed =
                restrictions.privateAmong(rows.stream().map(PageRow::id).toList());
        return rows.stream().map(row -> row.closed(closed.contains(row.id()))).toList();
    }

    /** An entry of any kind. */
    public Optional<PageRow> find(long id) {
        return describe(List.of(id)).stream().findFirst();
    }

    PageRow getPage(long id) {
        return find(id).filter(PageRow::isPage).orElseThrow(() -> new Problem.NotFound("there is no page " + id));
    }

    private static PageRow row(Tuple row) {
        return new PageRow(
                row.get(0, Long.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, Boolean.class),
                row.get(7, Boolean.class),
                row.get(8, Instant.class),
                row.get(9, Instant.class),
                row.get(10, String.class),
                row.get(11, String.class),
                row.get(12, Instant.class),
                row.get(13, String.class),
                row.get(14, Long.class),
                row.get(15, Long.class),
                false);
    }

    /** A page in a path or a tree. */
    public record Step(long id, String title, String type, boolean hasChildren) {}

    private static final String STEP = """
            pg.entry_id, coalesce(r.document ->> 'title', ''), e.type,
            exists (select from page c where c.parent_id = pg.entry_id and not c.trashed)
            """;

    private static final String OF_STEP = """
            join entry e on e.id = pg.entry_id
            join lateral (select document from revision where entry_id = coalesce(pg.alias_of, pg.entry_id) order by number desc limit 1) r on true
            """;

    /** A page and those above it, the root first; empty when there is none. */
    public List<Step> pathTo(long page) {
        return tuples(entities.createNativeQuery(
                                """
                        with recursive above (id, depth) as (
                            select cast(:id as bigint), 0 union all
                            select p.parent_id, depth + 1 from above join page p on p.entry_id = above.id where p.parent_id is not null)
                        select\s""" + STEP + " from above join page pg on pg.entry_id = above.id " + OF_STEP
                                        + " order by above.depth desc",
                                Tuple.class)
                        .setParameter("id", page))
                .map(row -> step(row, 0))
                .toList();
    }

    /** Pages by their ids, as steps. */
    List<Step> steps(Collection<Long> ids) {
        return tuples(entities.createNativeQuery(
                                "select " + STEP + " from page pg " + OF_STEP
                                        + " where pg.entry_id = any (cast(:ids as bigint[])) order by pg.parent_id nulls first, pg.position, pg.entry_id",
                                Tuple.class)
                        .setParameter("ids", ids.toArray(Long[]::new)))
                .map(row -> step(row, 0))
                .toList();
    }

    /** What stands directly below each of these pages, the first of it, in one statement. */
    Map<Long, List<Step>> below(Collection<Long> parents, int limit) {
        Map<Long, List<Step>> below = new LinkedHashMap<>();
        tuples(entities.createNativeQuery(
                                "select asked.id, " + STEP + """
                         from unnest(cast(:ids as bigint[])) as asked (id)
                        cross join lateral (select * from page where parent_id = asked.id and not trashed
                                            order by position, entry_id limit :limit) pg
                        """ + OF_STEP
                                        + " order by asked.id, pg.position, pg.entry_id",
                                Tuple.class)
                        .setParameter("ids", parents.toArray(Long[]::new))
                        .setParameter("limit", limit))
                .forEach(row -> below.computeIfAbsent(row.get(0, Long.class), id -> new java.util.ArrayList<>())
                        .add(step(row, 1)));
        return below;
    }

    private static Step step(Tuple row, int first) {
        return new Step(
                row.get(first, Long.class),
                row.get(first + 1, String.class),
                row.get(first + 2, String.class),
                row.get(first + 3, Boolean.class));
    }

    /** Where somebody begins: the roots of sites, and the pages that their groups have rights on. */
    @SuppressWarnings("unchecked")
    List<Long> beginnings(long userId) {
        return entities.createNativeQuery("""
                        select entry_id from page where parent_id is null and not trashed
                        union select p.page_id from permission p join membership m on m.group_id = p.group_id
                              join page pg on pg.entry_id = p.page_id and not pg.trashed where m.user_id = :user
                        limit 200
                        """, Long.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** The page beside one among its siblings; empty at the end. */
    @SuppressWarnings("unchecked")
    Optional<Long> beside(long page, boolean before) {
        return entities.createNativeQuery("""
                        select other.entry_id from page pg join page other on other.parent_id = pg.parent_id and not other.trashed
                        where pg.entry_id = :page and (other.position, other.entry_id) %s (pg.position, pg.entry_id)
                        order by other.position %2$s, other.entry_id %2$s limit 1
                        """.formatted(before ? "<" : ">", before ? "desc" : "asc"), Long.class)
                .setParameter("page", page)
                .getResultStream()
                .findFirst();
    }

    /** What entries of any kind are called, for lists that name them. */
    public Map<Long, String> titles(Collection<Long> ids) {
        return tuples(entities.createNativeQuery("""
                        select e.id, coalesce(r.document ->> 'title', r.document ->> 'name', r.document ->> 'from', '')
                        from entry e left join page pg on pg.entry_id = e.id
                        join lateral (select document from revision where entry_id = coalesce(pg.alias_of, e.id) order by number desc limit 1) r on true
                        where e.id = any (cast(:ids as bigint[]))
                        """, Tuple.class).setParameter("ids", ids.toArray(Long[]::new)))
                .collect(Collectors.toMap(row -> row.get(0, Long.class), row -> row.get(1, String.class)));
    }

    /** How many stand below pages, at any depth, up to a bound. */
    long countBelow(Collection<Long> pages, int most) {
        return (Long) entities.createNativeQuery("""
                        with recursive below (id) as (
                            select entry_id from page where parent_id = any (cast(:ids as bigint[])) and not trashed
                            union select p.entry_id from page p join below b on p.parent_id = b.id where not p.trashed)
                        select count(*) from (select id from below where id <> all (cast(:ids as bigint[])) limit :most) counted
                        """, Long.class)
                .setParameter("ids", pages.toArray(Long[]::new))
                .setParameter("most", most)
                .getSingleResult();
    }

    @SuppressWarnings("unchecked")
    static Stream<Tuple> tuples(Query query) {
        return query.getResultStream();
    }

    /** @throws Problem.NotFound when there is no such page */
    Site site(long page) {
        return standing(page)
                .map(standing -> Site.<Site>findById(standing.siteId()))
                .orElseThrow(() -> new Problem.NotFound("there is no page " + page));
    }

    /** Where a page stands, and of which site it is. */
    record Standing(long id, @Nullable Long parentId, String slug, long siteId) {}

    Optional<Standing> standing(long page) {
        return tuples(entities.createNativeQuery("""
                        select pg.entry_id, pg.parent_id, pg.slug, e.site_id from page pg join entry e on e.id = pg.entry_id
                        where pg.entry_id = :page and not pg.trashed
                        """, Tuple.class).setParameter("page", page))
                .map(row -> new Standing(
                        row.get(0, Long.class),
                        row.get(1, Long.class),
                        row.get(2, String.class),
                        row.get(3, Long.class)))
                .findFirst();
    }
}
