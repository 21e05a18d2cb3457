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
import org.openvault.backend.admin.Links;

/** What waits for somebody, and what happened: five short lists, one statement each. */
@ApplicationScoped
@Transactional
class DashboardQueries {

    static final int SHOWN = 8;

    /** So many of somebody's last doings are looked through for drafts. */
    private static final int DOINGS = 500;

    /** More than are shown, because some may not be for everybody's eyes. */
    private static final int PLANS = 50;

    private static final int EXCERPT = 120;

    /** @param kind of the entry, {@code page} for most; @param at when it was edited or locked, or is to happen */
    public record Item(long id, String kind, String type, String title, Instant at, String detail) {

        public String getLink() {
            return Links.to(kind, type, id);
        }
    }

    /** @param item its detail is how the comment begins */
    public record Mention(Item item, long comment) {

        public String getLink() {
            return item.getLink() + "#comment-" + comment;
        }
    }

    public record Happened(
            Instant at, String actor, String verb, long entryId, String kind, String type, String title) {

        public String getLink() {
            return Links.to(kind, type, entryId);
        }
    }

    private static final String TITLE =
            "coalesce(r.document ->> 'title', r.document ->> 'name', r.document ->> 'from', '')";

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** What the person saved last and readers do not see as it is now. */
    List<Item> drafts(long userId) {
        return items(entities.createNativeQuery("""
                        select e.id, e.kind, e.type, %s, r.created_at, ''
                        from (select distinct entry_id from (select entry_id from audit_entry where user_id = :user and entry_id is not null
                                                             order by id desc limit %d) done) mine
                        join entry e on e.id = mine.entry_id and e.erased_at is null
                        join lateral (select * from revision where entry_id = e.id order by number desc limit 1) r on r.author_id = :user
                        where not exists (select from trash t where t.entry_id = e.id)
                          and not exists (select from publication p where p.entry_id = e.id and not p.past and p.revision_id = r.id
                                          and (p.live_until is null or p.live_until > :now))
                        order by r.created_at desc limit %d
                        """.formatted(TITLE, DOINGS, SHOWN), Tuple.class)
                .setParameter("user", userId)
                .setParameter("now", clock.instant()));
    }

    List<Item> locks(long userId) {
        return items(entities.createNativeQuery("""
                        select e.id, e.kind, e.type, %s, l.at, l.note from entry_lock l join entry e on e.id = l.entry_id
                        join lateral (select document from revision where entry_id = e.id order by number desc limit 1) r on true
                        where l.user_id = :user order by l.at desc limit %d
                        """.formatted(TITLE, SHOWN), Tuple.class)
                .setParameter("user", userId));
    }

    /** What goes live or ends next, for whoever may see it: the caller asks. @return detail says begins or ends */
    List<Item> plans() {
        return items(entities.createNativeQuery("""
                        select e.id, e.kind, e.type, %s, happens.at, happens.what from (
                            (select entry_id, live_from as at, 'begins' as what from publication where not announced and live_from > :now
                             order by live_from limit %2$d)
                            union all
                            (select p.entry_id, p.live_until, 'ends' from publication p
                             where not p.end_announced and p.live_until > :now and not exists (
                                 select from publication n where n.entry_id = p.entry_id and not n.past and n.live_from = p.live_until)
                             order by p.live_until limit %2$d)) happens
                        join entry e on e.id = happens.entry_id
                        join lateral (select document from revision where entry_id = e.id order by number desc limit 1) r on true
                        order by happens.at, e.id limit %2$d
                        """.formatted(TITLE, PLANS), Tuple.class)
                .setParameter("now", clock.instant()));
    }

    /** Where somebody was mentioned and the thread is open, for whoever may see it still: the caller asks. */
    List<Mention> mentions(long userId) {
        return tuples(entities.createNativeQuery("""
                        select e.id, e.kind, e.type, %s, c.created_at, left(c.body, %d), c.id
                        from comment_mention m join comment c on c.id = m.comment_id
                        join comment t on t.id = coalesce(c.parent_id, c.id) and t.resolved_at is null
                        join entry e on e.id = c.entry_id and e.erased_at is null
                        join lateral (select document from revision where entry_id = e.id order by number desc limit 1) r on true
                        where m.user_id = :user and not exists (select from trash x where x.entry_id = e.id)
                        order by m.comment_id desc limit %d
                        """.formatted(TITLE, EXCERPT, PLANS), Tuple.class)
                        .setParameter("user", userId))
                .map(row -> new Mention(item(row), row.get(6, Long.class)))
                .toList();
    }

    private static List<Item> items(Query query) {
        return tuples(query).map(DashboardQueries::item).toList();
    }

    private static Item item(Tuple row) {
        return new Item(
                row.get(0, Long.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, Instant.class),
                row.get(5, String.class));
    }

    /** @param userId whose doings alone are told; null for everybody's */
    List<Happened> latest(@Nullable Long userId) {
        return tuples(entities.createNativeQuery("""
                        select a.at, a.actor, a.action, a.entry_id, e.kind, e.type, %s
                        from audit_entry a join entry e on e.id = a.entry_id
                        left join lateral (select document from revision where entry_id = a.entry_id order by number desc limit 1) r on true
                        where a.entry_id is not null and (cast(:user as bigint) is null or a.user_id = cast(:user as bigint))
                        order by a.id desc limit 20
                        """.formatted(TITLE), Tuple.class)
                        .setParameter("user", userId))
                .map(row -> new Happened(
                        row.get(0, Instant.class),
                        row.get(1, String.class),
                        row.get(2, String.class).replaceFirst(".*\\.", "").replace('_', ' '),
                        row.get(3, Long.class),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, String.class)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Tuple> tuples(Query query) {
        return query.getResultStream();
    }
}
