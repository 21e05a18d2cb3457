package org.openvault.backend.redirect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Redirects as they were saved last, and where each leads in the end. */
@ApplicationScoped
class RedirectQueries {

    /** Beyond so many steps a browser gives up too. */
    private static final int MOST_STEPS = 10;

    /** The filter stands inside, so that only those shown are followed; all in one statement. */
    private static final String LIST =
            """
            with recursive redirect as (
                select e.id, e.site_id, coalesce(r.document ->> 'from', '') as source,
                       coalesce(r.document ->> 'to_page', r.document ->> 'to_url', '') as target,
                       coalesce(cast(r.document ->> 'permanent' as boolean), false) as permanent, live.id is not null as live
                from entry e
                join lateral (select document from revision where entry_id = e.id order by number desc limit 1) r on true
                left join publication live on live.entry_id = e.id and not live.past and live.live_from <= :now
                     and (live.live_until is null or live.live_until > :now)
                where e.type = :type and e.erased_at is null and not exists (select from trash t where t.entry_id = e.id)),
            shown as (
                select * from redirect
                where id < :before and (:q = '' or position(lower(:q) in lower(source || ' ' || target)) > 0)
                order by id desc limit :limit),
            step (id, site_id, path, seen, steps) as (
                select id, site_id, %1$s, array[%2$s], 0 from shown where target like '/%%'
                union all
                select s.id, s.site_id, %3$s, s.seen || s.path, s.steps + 1
                from step s join publication p on p.site_id = s.site_id and p.url_path = s.path and p.kind = 'redirect' and not p.past
                     and p.live_from <= :now and (p.live_until is null or p.live_until > :now)
                join revision r on r.id = p.revision_id
                where s.steps < :most and not s.path = any (s.seen))
            select d.id, d.source, d.target, d.permanent, d.live, coalesce(max(s.steps), 0),
                   coalesce(bool_or(s.path = any (s.seen)), false)
            from shown d left join step s on s.id = d.id
            group by d.id, d.source, d.target, d.permanent, d.live order by d.id desc
            """.formatted(sqlPath("target"), sqlPath("source"), sqlPath("coalesce(r.document ->> 'to_url', '')"));

    @Inject
    EntityManager entities;

    /** As publications write addresses: without what follows a ? or #, a slash at the end. */
    static String path(String address) {
        return address.startsWith("/") || address.isEmpty()
                ? address.replaceAll("[?#].*", "").replaceAll("/*$", "") + "/"
                : address;
    }

    private static String sqlPath(String column) {
        return "rtrim(regexp_replace(" + column + ", '[#\\?].*', ''), '/') || '/'";
    }

    List<ListRedirects.Row> list(String type, String words, long before, int limit, Instant now) {
        return tuples(entities.createNativeQuery(LIST, Tuple.class)
                        .setParameter("now", now)
                        .setParameter("type", type)
                        .setParameter("q", words)
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .setParameter("most", MOST_STEPS))
                .stream()
                .map(row -> new ListRedirects.Row(
                        row.get(0, Long.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Boolean.class),
                        row.get(4, Boolean.class),
                        row.get(5, Integer.class),
                        row.get(6, Boolean.class)))
                .toList();
    }

    /** The one for an address, whichever way it is spelt; the newest where there are several. */
    Optional<Long> find(String type, String from) {
        return tuples(entities.createNativeQuery("""
                        select e.id from entry e
                        join lateral (select document from revision where entry_id = e.id order by number desc limit 1) r on true
                        where e.type = :type and e.erased_at is null and not exists (select from trash t where t.entry_id = e.id)
                          and rtrim(r.document ->> 'from', '/') = rtrim(:from, '/')
                        order by e.id desc limit 1
                        """, Tuple.class)
                        .setParameter("type", type)
                        .setParameter("from", from))
                .stream()
                .findFirst()
                .map(row -> row.get(0, Long.class));
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }
}
