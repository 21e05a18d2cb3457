package org.openvault.backend.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** An entry's history without its documents, the newest first. */
@ApplicationScoped
public class ListRevisions {

    public static final int MOST = 100;

    /**
     * @param type the content type at that time
     * @param sealed false while its author is still writing
     * @param edition how often it was saved over before it was sealed
     * @param openedAt when the run of autosaves began; null when there was none
     * @param erased its document was removed for good
     * @param name what people call it; null for most
     */
    public record Listed(
            int number,
            int edition,
            String type,
            String author,
            @Nullable Long authorId,
            Instant createdAt,
            @Nullable Instant openedAt,
            String note,
            @Nullable Integer basedOn,
            boolean sealed,
            boolean erased,
            @Nullable String name) {

        public Version version() {
            return new Version(number, edition);
        }
    }

    /** @param next where the following page begins; null when there is none */
    public record Page(List<Listed> revisions, @Nullable Integer next) {
        public Page {
            revisions = List.copyOf(revisions);
        }
    }

    @Inject
    Access access;

    @Inject
    EntityManager entities;

    /**
     * @param before only revisions with a smaller number; null for the newest
     * @param limit how many at most, up to {@link #MOST}
     */
    @Transactional
    public Page list(Actor actor, long entryId, @Nullable Integer before, int limit) {
        access.require(actor, Verb.VIEW, entryId);
        int most = Math.clamp(limit, 1, MOST);
        List<Listed> found = entities.createQuery("""
                        select new org.openvault.backend.entry.ListRevisions$Listed(
                            r.number, r.edition, r.type, r.author, r.authorId, r.createdAt, r.openedAt, r.note, r.basedOn,
                            r.sealed, case when r.document is null then true else false end, n.name)
                        from Revision r left join revision_name n on n.entryId = r.entryId and n.number = r.number
                        where r.entryId = :entry and r.number < :before
                        order by r.number desc
                        """, Listed.class)
                .setParameter("entry", entryId)
                .setParameter("before", before == null ? Integer.MAX_VALUE : before)
                .setMaxResults(most + 1)
                .getResultList();
        boolean more = found.size() > most;
        List<Listed> page = more ? found.subList(0, most) : found;
        return new Page(page, more ? page.getLast().number() : null);
    }
}
