package org.openvault.backend.admin.snippet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.site.Site;

/** Snippets of one type, by their titles. */
@ApplicationScoped
@Transactional
class SnippetQueries {

    static final int PART = 50;

    /** @param live whether readers see any of it */
    public record Row(long id, String title, String author, Instant editedAt, boolean live) {}

    /** The last of a part, after which the next begins; empty at the beginning. */
    public record After(String title, long id) {
        static final After NOTHING = new After("", 0);
    }

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** @return one more than a part holds, where there are more */
    List<Row> list(String type, After after) {
        return entities.createNativeQuery("""
                        select e.id, d.title, r.author, r.created_at,
                               exists (select 1 from publication p where p.entry_id = e.id and not p.past and p.live_from <= :now
                                       and (p.live_until is null or p.live_until > :now))
                        from entry e join draft_title d on d.entry_id = e.id
                        join lateral (select author, created_at from revision where entry_id = e.id order by number desc limit 1) r on true
                        where e.type = :type and e.erased_at is null
                          and not exists (select 1 from trash t where t.entry_id = e.id)
                          and (lower(d.title), e.id) > (lower(:title), :id)
                        order by lower(d.title), e.id limit :part
                        """, Row.class)
                .setParameter("now", clock.instant())
                .setParameter("type", type)
                .setParameter("title", after.title())
                .setParameter("id", after.id())
                .setParameter("part", PART + 1)
                .getResultList();
    }

    /** What is made without a place belongs to the default site. */
    Site site() {
        return Site.findDefault().orElseThrow(() -> new Problem.NotFound("there is no site yet"));
    }
}
