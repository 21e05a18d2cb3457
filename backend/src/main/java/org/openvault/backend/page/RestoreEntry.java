package org.openvault.backend.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable;
import org.openvault.backend.publishing.Place;

/** Takes out of the trash what was thrown there together, as drafts. */
@ApplicationScoped
public class RestoreEntry {

    @Inject
    Access access;

    @Inject
    Tree tree;

    @Inject
    ContentTypes types;

    @Inject
    ChangeTimetable timetable;

    @Inject
    AuditLog audit;

    @Inject
    EntityManager entities;

    /**
     * @param spot where a page is to stand; null for where it stood
     * @return how many entries are back
     */
    @Transactional
    public int restore(Actor actor, long entryId, @Nullable Spot spot) {
        timetable.takeTurn();
        access.require(actor, Verb.DELETE, entryId);
        Entry entry = Entry.getLocked(entryId);
        List<Long> together = thrownTogether(entryId);
        if (entry.kind() == EntryKind.PAGE) {
            putBack(actor, entry, spot);
        }
        entities.flush();
        entities.createNativeQuery(
                        "update page set trashed = false where entry_id in (select entry_id from trash where root_id = :root)")
                .setParameter("root", entryId)
                .executeUpdate();
        entities.createNativeQuery("delete from trash where root_id = :root")
                .setParameter("root", entryId)
                .executeUpdate();
        entities.clear();
        audit.recordAll(
                actor,
                together.stream()
                        .map(id -> new AuditLog.Record(
                                entry.kind + ".restored", id, "{\"with\":%d}".formatted(entryId), null))
                        .toList());
        return together.size();
    }

    @SuppressWarnings("unchecked")
    private List<Long> thrownTogether(long rootId) {
        List<Long> together = entities.createNativeQuery(
                        "select entry_id from trash where root_id = :root order by entry_id", Long.class)
                .setParameter("root", rootId)
                .getResultList();
        if (together.isEmpty()) {
            throw new Problem.Conflict("entry " + rootId + " was not thrown into the trash by itself");
        }
        return together;
    }

    /** Where another has taken its name meanwhile, it comes back under a name beside that. */
    private void putBack(Actor actor, Entry entry, @Nullable Spot spot) {
        Page page = Page.get(entry.id);
        long parent = spot == null ? page.parentId : tree.parentOf(spot);
        access.requireUnder(actor, Verb.ADD, parent);
        if (Page.get(parent).trashed) {
            throw new Problem.Conflict("the page above, " + parent + ", is in the trash itself");
        }
        tree.requireNotBelowItself(entry.id, parent);
        tree.requireAllowed(types.get(entry.type), parent, entry.siteId, entry.id);
        String slug = tree.freeSlug(parent, page.slug);
        page.stand(spot == null ? new Place(parent, slug, page.position) : tree.placeAt(spot, slug, entry.id));
    }
}
