package org.openvault.backend.admin.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** What the reports read. Each part is one statement, begins after a key and ends at a limit. */
@ApplicationScoped
@Transactional
class ReportQueries {

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** Live pages, those first that were published longest ago: id, title, type, last published, by whom. */
    List<Tuple> aging(Filter filter, Keyset after, int limit) {
        return tuples(entities.createNativeQuery("""
                        select p.entry_id, c.title, p.type, p.last_published_at, p.created_by
                        from publication p left join content c on c.revision_id = p.revision_id
                        where not p.past and p.kind = 'page' and p.live_from <= :now and (p.live_until is null or p.live_until > :now)
                          and (p.last_published_at, p.entry_id) > (:at, :id)
                          and (:type = '' or p.type = :type)
                          and p.last_published_at < :until
                        order by p.last_published_at, p.entry_id limit :limit
                        """, Tuple.class)
                .setParameter("now", clock.instant())
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setParameter("type", filter.type())
                .setParameter("until", filter.end() == null ? clock.instant() : filter.end())
                .setParameter("limit", limit));
    }

    /** Id, title, kind, type, since, by whom, note. */
    List<Tuple> locked(Filter filter, long after, int limit) {
        return tuples(entities.createNativeQuery("""
                        select l.entry_id, coalesce(r.document ->> 'title', r.document ->> 'name', ''), e.kind, e.type, l.at, l.by, l.note
                        from entry_lock l join entry e on e.id = l.entry_id
                        left join lateral (select document from revision where entry_id = e.id order by number desc limit 1) r on true
                        where l.entry_id > :after and (:type = '' or e.type = :type) and (:user = '' or l.by = :user)
                        order by l.entry_id limit :limit
                        """, Tuple.class)
                .setParameter("after", after)
                .setParameter("type", filter.type())
                .setParameter("user", filter.user())
                .setParameter("limit", limit));
    }

    /**
     * Live pages that name what readers cannot see: id, title, type, and of what they name the id, kind, title, and whether it
     * is in the trash or erased.
     */
    List<Tuple> broken(Filter filter, long after, int limit) {
        return tuples(entities.createNativeQuery("""
                        select p.entry_id, c.title, p.type, e.id, e.kind, coalesce(r.document ->> 'title', r.document ->> 'name', ''),
                               exists (select from trash t where t.entry_id = e.id), e.erased_at is not null
                        from (select q.entry_id, q.type, q.revision_id from publication q
                              join content d on d.revision_id = q.revision_id and cardinality(d.refs) > 0
                              where not q.past and q.kind = 'page' and q.live_from <= :now and (q.live_until is null or q.live_until > :now)
                                and q.entry_id > :after and (:type = '' or q.type = :type)
                                and exists (select from unnest(d.refs) as n where not exists (
                                    select from publication o where o.entry_id = n and not o.past and o.live_from <= :now
                                        and (o.live_until is null or o.live_until > :now)))
                              order by q.entry_id limit :limit) p
                        join content c on c.revision_id = p.revision_id
                        cross join lateral unnest(c.refs) as named
                        join entry e on e.id = named
                        left join lateral (select document from revision where entry_id = e.id order by number desc limit 1) r on true
                        where not exists (
                            select from publication o where o.entry_id = named and not o.past and o.live_from <= :now
                                and (o.live_until is null or o.live_until > :now))
                        order by p.entry_id, e.id
                        """, Tuple.class)
                .setParameter("now", clock.instant())
                .setParameter("after", after)
                .setParameter("type", filter.type())
                .setParameter("limit", limit));
    }

    /** Kind, type, how many entries, how many of them live, when the newest was made. */
    List<Tuple> types() {
        return tuples(entities.createNativeQuery("""
                        select e.kind, e.type, count(*), coalesce(max(l.live), 0), max(e.created_at)
                        from entry e left join (
                            select type, count(*) as live from publication
                            where not past and live_from <= :now and (live_until is null or live_until > :now) group by type) l
                          on l.type = e.type
                        where e.erased_at is null and not exists (select from trash t where t.entry_id = e.id)
                        group by e.kind, e.type order by count(*) desc, e.type
                        """, Tuple.class).setParameter("now", clock.instant()));
    }

    /** Images that say nothing to whoever cannot see them: id, title, when added, by how many live publications shown. */
    List<Tuple> withoutAlt(long after, int limit) {
        return tuples(entities.createNativeQuery("""
                        select i.id, i.title, i.created_at,
                               (select count(*) from content c join publication p on p.revision_id = c.revision_id and not p.past
                                    and p.live_from <= :now and (p.live_until is null or p.live_until > :now)
                                where c.refs @> array[i.id])
                        from (select e.id, e.created_at, coalesce(r.document ->> 'title', '') as title
                              from entry e
                              join lateral (select document from revision where entry_id = e.id order by number desc limit 1) r on true
                              where e.kind = 'image' and e.id > :after and e.erased_at is null
                                and not exists (select from trash t where t.entry_id = e.id)
                                and btrim(coalesce(r.document ->> 'alt', '')) = ''
                              order by e.id limit :limit) i
                        order by i.id
                        """, Tuple.class)
                .setParameter("now", clock.instant())
                .setParameter("after", after)
                .setParameter("limit", limit));
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }
}
