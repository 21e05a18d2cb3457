package org.openvault.backend.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable;
import org.openvault.backend.publishing.ChangeTimetable.Wish;
import org.openvault.backend.publishing.Descendants;
import org.openvault.backend.publishing.FindUsages;
import org.openvault.backend.publishing.FindUsages.Usage;
import org.openvault.backend.publishing.Publication;
import org.openvault.backend.publishing.Step;

/** Throws an entry into the trash, a page with all below it. Readers lose it at once; it can be taken out again. */
@ApplicationScoped
public class TrashEntry {

    /** What became of it. */
    public sealed interface Outcome {
        /** @param entries all that went, the one thrown away among them */
        record Trashed(List<Long> entries) implements Outcome {}

        /** Others name it, and the actor did not say that this is no matter: nothing was done. */
        record InUse(List<Usage> usages) implements Outcome {}
    }

    @Inject
    Access access;

    @Inject
    Tree tree;

    @Inject
    Descendants descendants;

    @Inject
    FindUsages findUsages;

    @Inject
    ChangeTimetable timetable;

    @Inject
    AuditLog audit;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    @Transactional
    public Outcome trash(Actor actor, long entryId, boolean evenIfUsed) {
        timetable.takeTurn();
        access.require(actor, Verb.DELETE, entryId);
        Entry entry = Entry.getLocked(entryId);
        List<Long> all = withAllBelow(entry);
        requireRights(actor, entry, all);
        List<Usage> usages = findUsages.of(all);
        if (!usages.isEmpty() && !evenIfUsed) {
            return new Outcome.InUse(usages);
        }
        timetable.apply(actor, Wish.now(all.stream().map(Step.Unpublish::new).toArray(Step[]::new)));
        throwAway(actor, entryId, all);
        audit.recordAll(
                actor,
                all.stream()
                        .map(id -> new AuditLog.Record(
                                entry.kind + ".trashed", id, null, "{\"with\":%d}".formatted(entryId)))
                        .toList());
        return new Outcome.Trashed(all);
    }

    private List<Long> withAllBelow(Entry entry) {
        var all = new ArrayList<Long>(List.of(entry.id));
        if (entry.kind() == EntryKind.PAGE) {
            Page page = Page.get(entry.id);
            tree.requireNotInTheTrash(page);
            if (page.parentId == null) {
                throw new Problem.BadRequest("the root of a site cannot be thrown away");
            }
            all.addAll(descendants.inDrafts(entry.id));
        } else {
            requireNotInTheTrash(entry.id);
        }
        return all;
    }

    private void requireNotInTheTrash(long entryId) {
        boolean isThere = !entities.createNativeQuery("select 1 from trash where entry_id = :id")
                .setParameter("id", entryId)
                .getResultList()
                .isEmpty();
        if (isThere) {
            throw new Problem.Conflict("entry " + entryId + " is in the trash already");
        }
    }

    private void requireRights(Actor actor, Entry entry, List<Long> all) {
        if (all.size() > 1) {
            access.require(actor, Verb.BULK, entry.id);
        }
        if (Publication.isLiveOrPlanned(entry.id, clock.instant())) {
            access.require(actor, Verb.PUBLISH, entry.id);
        }
    }

    private void throwAway(Actor actor, long rootId, List<Long> all) {
        entities.flush();
        entities.createNativeQuery("""
                        insert into trash (entry_id, root_id, at, by)
                        select id, :root, :at, :by from unnest(cast(:all as bigint[])) as thrown (id)
                        """)
                .setParameter("root", rootId)
                .setParameter("at", clock.instant())
                .setParameter("by", actor.name())
                .setParameter("all", all.toArray(Long[]::new))
                .executeUpdate();
        entities.createNativeQuery("update page set trashed = true where entry_id = any (cast(:all as bigint[]))")
                .setParameter("all", all.toArray(Long[]::new))
                .executeUpdate();
        entities.clear(); // pages in memory do not know yet
    }
}
