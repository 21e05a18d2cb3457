package org.openvault.backend.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PrepareContent;

/** Begins a release and decides what is in it. Nothing of that reaches readers before it is published. */
@ApplicationScoped
public class GatherRelease {

    private static final int LONGEST_NAME = 255;

    @Inject
    Access access;

    @Inject
    MovePage movePage;

    @Inject
    ReleaseQueries queries;

    @Inject
    PrepareContent prepareContent;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Transactional
    public Release create(Actor actor, String name, String description) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        var release = new Release();
        release.name = named(name);
        release.description = description;
        release.createdBy = actor.name();
        release.createdAt = clock.instant();
        release.persist();
        audit.record(actor, "release.created", null, null, "{\"release\":%d}".formatted(release.id));
        return release;
    }

    @Transactional
    public Release rename(Actor actor, long releaseId, String name, String description) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        Release release = Release.getLocked(releaseId);
        release.name = named(name);
        release.description = description;
        audit.record(actor, "release.renamed", null, null, "{\"release\":%d}".formatted(releaseId));
        return release;
    }

    private static String named(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Problem.BadRequest("a release needs a name of at most " + LONGEST_NAME + " characters");
        }
        return name.strip();
    }

    /** Adds items; one for the same entry and act replaces the one before. */
    @Transactional
    public void add(Actor actor, long releaseId, Collection<? extends ReleaseItem> items) {
        gather(actor, releaseId, items, false);
    }

    /** These items, and no others any more. */
    @Transactional
    public void replace(Actor actor, long releaseId, Collection<? extends ReleaseItem> items) {
        gather(actor, releaseId, items, true);
    }

    private void gather(Actor actor, long releaseId, Collection<? extends ReleaseItem> items, boolean insteadOfOthers) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        Release.getLocked(releaseId).requireGathering();
        access.requireAll(
                actor, Verb.PUBLISH, items.stream().map(ReleaseItem::entryId).toList());
        for (ReleaseItem item : items) {
            if (item instanceof ReleaseItem.Move move) {
                movePage.requireMovable(actor, move.entryId(), move.to());
            }
        }
        if (insteadOfOthers) {
            queries.clear(releaseId);
        }
        queries.put(releaseId, items);
        prepareContent.prepareLatest(items.stream()
                .filter(item -> item instanceof ReleaseItem.Publish(long entry, Long revision) && revision == null)
                .map(ReleaseItem::entryId)
                .toList());
        audit.record(
                actor,
                "release.gathered",
                null,
                null,
                "{\"release\":%d,\"items\":%d}".formatted(releaseId, items.size()));
    }

    @Transactional
    public void remove(Actor actor, long releaseId, long entryId) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        Release.getLocked(releaseId).requireGathering();
        if (queries.remove(releaseId, entryId) == 0) {
            throw new Problem.NotFound("release %d does nothing with entry %d".formatted(releaseId, entryId));
        }
        audit.record(actor, "release.gathered", entryId, "{\"release\":%d}".formatted(releaseId), null);
    }

    /** Only one that was never published: all others are history. */
    @Transactional
    public void delete(Actor actor, long releaseId) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        Release release = Release.getLocked(releaseId);
        release.requireGathering();
        release.delete();
        audit.record(actor, "release.deleted", null, "{\"release\":%d}".formatted(releaseId), null);
    }

    @Transactional
    public List<ReleaseItem> items(Actor actor, long releaseId) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        Release.get(releaseId);
        return queries.items(releaseId);
    }
}
