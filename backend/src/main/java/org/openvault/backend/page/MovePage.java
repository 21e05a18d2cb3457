package org.openvault.backend.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable;
import org.openvault.backend.publishing.ChangeTimetable.Wish;
import org.openvault.backend.publishing.Place;
import org.openvault.backend.publishing.Publication;
import org.openvault.backend.publishing.Step;
import org.openvault.backend.publishing.TimetableReport;

/**
 * Puts a page, with all below it, at another place, under another name, or elsewhere among its siblings. In the tree of drafts
 * that happens at once; for readers at the instant given. The addresses left behind lead to the new ones by themselves.
 */
@ApplicationScoped
public class MovePage {

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

    /** @param at when readers find it there; null for now */
    @Transactional
    public MoveOutcome move(Actor actor, long pageId, Spot spot, @Nullable Instant at) {
        return move(actor, pageId, spot, null, at, false);
    }

    /** With another last part of its address as well. @param slug null for the one that it has */
    @Transactional
    public MoveOutcome move(Actor actor, long pageId, Spot spot, @Nullable String slug, @Nullable Instant at) {
        return move(actor, pageId, spot, slug, at, false);
    }

    /** Under the same page, at the same place among its siblings, with another last part of its address. */
    @Transactional
    public MoveOutcome rename(Actor actor, long pageId, String slug, @Nullable Instant at) {
        return rename(actor, pageId, slug, at, false);
    }

    /** What moving would do, address by address, without doing it. */
    @Transactional
    public TimetableReport preview(Actor actor, long pageId, Spot spot, @Nullable String slug, @Nullable Instant at) {
        return report(move(actor, pageId, spot, slug, at, true));
    }

    @Transactional
    public TimetableReport previewOfRenaming(Actor actor, long pageId, String slug, @Nullable Instant at) {
        return report(rename(actor, pageId, slug, at, true));
    }

    private static TimetableReport report(MoveOutcome outcome) {
        return switch (outcome) {
            case MoveOutcome.Moved(TimetableReport report) -> report;
            case MoveOutcome.Refused(TimetableReport report) -> report;
        };
    }

    private MoveOutcome move(
            Actor actor, long pageId, Spot spot, @Nullable String slug, @Nullable Instant at, boolean dryRun) {
        timetable.takeTurn();
        Page page = Page.get(pageId);
        long parent = tree.parentOf(spot);
        requireRights(actor, page);
        if (!Objects.equals(page.parentId, parent)) {
            access.requireUnder(actor, Verb.ADD, parent);
        }
        requireParent(page, parent);
        return put(actor, page, tree.placeAt(spot, slug == null ? page.slug : slug, pageId), at, dryRun);
    }

    private MoveOutcome rename(Actor actor, long pageId, String slug, @Nullable Instant at, boolean dryRun) {
        timetable.takeTurn();
        Page page = Page.get(pageId);
        requireRights(actor, page);
        if (page.parentId == null) {
            throw new Problem.BadRequest("the root of a site has no slug");
        }
        return put(actor, page, new Place(page.parentId, slug, page.position), at, dryRun);
    }

    /**
     * What must hold before a page may stand at a place, whoever puts it there: a release moves many at once.
     *
     * @throws Problem when the actor may not, or the tree's rules do not allow it
     */
    public void requireMovable(Actor actor, long pageId, Place to) {
        Page page = Page.get(pageId);
        requireRights(actor, page);
        if (to.parentId() == null || !Slug.isValid(to.slug())) {
            throw new Problem.BadRequest("page " + pageId + " cannot stand there");
        }
        if (!Objects.equals(page.parentId, to.parentId())) {
            access.requireUnder(actor, Verb.ADD, to.parentId());
        }
        tree.requireNotInTheTrash(page);
        requireParent(page, to.parentId());
    }

    /** The place at a spot, under the page's own slug unless another is given. */
    @Transactional
    public Place placeAt(long pageId, Spot spot, @Nullable String slug) {
        return tree.placeAt(spot, slug == null ? Page.get(pageId).slug : slug, pageId);
    }

    /** Whoever moves what readers see decides what they see; with a page goes all below it. */
    private void requireRights(Actor actor, Page page) {
        access.require(actor, Verb.EDIT, page.entryId);
        if (Publication.count("entryId = ?1 and not past", page.entryId) > 0) {
            access.require(actor, Verb.PUBLISH, page.entryId);
        }
        if (tree.hasChildren(page.entryId)) {
            access.require(actor, Verb.BULK, page.entryId);
        }
    }

    private void requireParent(Page page, long parentId) {
        if (page.parentId == null) {
            throw new Problem.BadRequest("the root of a site cannot be moved");
        }
        Entry entry = Entry.findById(page.entryId);
        Entry parent = Entry.getLocked(parentId);
        tree.requireNotBelowItself(page.entryId, parentId);
        tree.requireNotInTheTrash(Page.get(parentId));
        if (!Objects.equals(entry.siteId, parent.siteId)) {
            throw new Problem.BadRequest("page %d belongs to another site".formatted(parentId));
        }
        tree.requireAllowed(types.get(entry.type), parentId, entry.siteId, page.entryId);
    }

    private MoveOutcome put(Actor actor, Page page, Place to, @Nullable Instant at, boolean dryRun) {
        tree.requireNotInTheTrash(page);
        tree.requireFreeSlug(to.parentId(), to.slug(), page.entryId);
        Place from = page.place();
        Wish wish = Wish.at(at, new Step.Move(page.entryId, to));
        TimetableReport report = timetable.apply(actor, dryRun ? wish.asDryRun() : wish);
        if (!report.isPossible()) {
            return new MoveOutcome.Refused(report);
        }
        if (!dryRun && !from.equals(to)) {
            entities.refresh(page); // it stands where readers will find it in the end
            audit.record(actor, "page.moved", page.entryId, from.toJson(), to.toJson());
        }
        return new MoveOutcome.Moved(report);
    }
}
