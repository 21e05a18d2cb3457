package org.openvault.backend.restriction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.problem.Problem;

/** Which restrictions hold where, in the tree of drafts. */
@ApplicationScoped
class RestrictionQueries {

    /**
     * A restriction at or above a page.
     *
     * @param known whether the person who asks may sign in
     * @param member whether they are in one of its groups, or a superuser
     */
    record Barrier(
            long pageId, String kind, @Nullable String passwordHash, Instant at, boolean known, boolean member) {}

    /** Any number that no other advisory lock of this database uses. */
    private static final long TURN = 0x4f56_5052_4956L;

    @Inject
    EntityManager entities;

    /** Who restricts or opens pages does so alone. Taken before any other lock, and by nobody who holds one. */
    void takeTurn() {
        entities.createNativeQuery("select pg_advisory_xact_lock(:lock)")
                .setParameter("lock", TURN)
                .getSingleResult();
    }

    void requirePage(long pageId) {
        boolean known = (Boolean)
                entities.createNativeQuery("select exists (select from page where entry_id = :page)", Boolean.class)
                        .setParameter("page", pageId)
                        .getSingleResult();
        if (!known) {
            throw new Problem.NotFound("there is no page " + pageId);
        }
    }

    Set<Long> unknownGroups(Collection<Long> groups) {
        return ids(entities.createNativeQuery("""
                        select asked from unnest(cast(:groups as bigint[])) as asked
                        where not exists (select from user_group where id = asked)
                        """, Long.class).setParameter("groups", groups.toArray(Long[]::new)));
    }

    /** Goes up from the distinct parents, so that many siblings cost one way to the root. */
    Set<Long> privateAmong(Collection<Long> pages) {
        return ids(entities.createNativeQuery("""
                        with recursive asked as (
                            select entry_id, parent_id from page where entry_id = any(cast(:pages as bigint[]))),
                        above (place, page) as (
                            select distinct parent_id, parent_id from asked where parent_id is not null
                            union select a.place, p.parent_id from above a join page p on p.entry_id = a.page where p.parent_id is not null)
                        select entry_id from asked
                        where entry_id in (select page_id from page_restriction)
                           or parent_id in (select a.place from above a join page_restriction r on r.page_id = a.page)
                        """, Long.class).setParameter("pages", pages.toArray(Long[]::new)));
    }

    /** From the root down. @param user null for whoever has not signed in */
    List<Barrier> barriers(long page, @Nullable Long user) {
        return tuples(entities.createNativeQuery("""
                        with recursive above (page, depth) as (
                            select cast(:page as bigint), 0
                            union all select p.parent_id, depth + 1 from above a join page p on p.entry_id = a.page where p.parent_id is not null),
                        person as (
                            select id, superuser from app_user where id = cast(:user as bigint) and disabled_at is null)
                        select r.page_id, r.kind, r.password_hash, r.at, exists (select from person),
                               exists (select from person where superuser) or exists (
                                   select from page_restriction_group g join membership m on m.group_id = g.group_id
                                   join person on person.id = m.user_id where g.page_id = r.page_id)
                        from above a join page_restriction r on r.page_id = a.page order by a.depth desc
                        """, Tuple.class)
                        .setParameter("page", page)
                        .setParameter("user", user))
                .stream()
                .map(row -> new Barrier(
                        row.get(0, Long.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Instant.class),
                        row.get(4, Boolean.class),
                        row.get(5, Boolean.class)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Set<Long> ids(Query query) {
        return new TreeSet<>((List<Long>) query.getResultList());
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }
}
