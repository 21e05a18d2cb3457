package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable.Wish;

/**
 * Puts a revision of a page, snippet, image, document or redirect before readers, now or from an instant on. A row that begins
 * later goes live by the clock of whoever reads: nobody has to be awake then.
 */
@ApplicationScoped
public class PublishEntry {

    /**
     * @param revisionId null for the latest revision
     * @param from an instant to come; null for now
     * @param until when it is to go again; null for good
     */
    public record Terms(
            @Nullable Long revisionId,
            @Nullable Instant from,
            @Nullable Instant until) {
        public static final Terms NOW = new Terms(null, null, null);

        public Terms {
            if (from != null && until != null && !until.isAfter(from)) {
                throw new Problem.BadRequest("the end, %s, must come after the beginning, %s".formatted(until, from));
            }
        }
    }

    @Inject
    Access access;

    @Inject
    Descendants descendants;

    @Inject
    ChangeTimetable timetable;

    @Transactional
    public PublishOutcome publish(Actor actor, long entryId) {
        return publish(actor, entryId, Terms.NOW);
    }

    /** @param from an instant to come; null for now */
    @Transactional
    public PublishOutcome publish(Actor actor, long entryId, @Nullable Instant from) {
        return publish(actor, entryId, new Terms(null, from, null));
    }

    @Transactional
    public PublishOutcome publish(Actor actor, long entryId, Terms terms) {
        access.require(actor, Verb.PUBLISH, entryId);
        TimetableReport report =
                timetable.apply(actor, Wish.at(terms.from(), new Step.Publish(entryId, terms.revisionId())));
        if (report.isPossible() && terms.until() != null) {
            end(actor, entryId, terms.until());
        }
        return PublishOutcome.of(entryId, report);
    }

    /** Or else nothing: what was to go again is not published for good. */
    private void end(Actor actor, long entryId, Instant until) {
        TimetableReport end = timetable.apply(actor, Wish.at(until, new Step.Expire(entryId)));
        if (!end.isPossible()) {
            throw new Problem.Conflict("the end cannot be planned: " + end.reasons());
        }
    }

    /** A page with all that stands below it in the tree of drafts: all of it, or nothing where a single one is refused. */
    @Transactional
    public TimetableReport publishTree(Actor actor, long pageId, @Nullable Instant from) {
        access.require(actor, Verb.PUBLISH, pageId);
        access.require(actor, Verb.BULK, pageId);
        timetable.takeTurn();
        var steps = new ArrayList<Step>(List.of(new Step.Publish(pageId, null)));
        descendants.inDrafts(pageId).forEach(id -> steps.add(new Step.Publish(id, null)));
        return timetable.apply(actor, new Wish(steps, from, null, false));
    }

    /** What publishing would do, address by address, without doing it. */
    @Transactional
    public TimetableReport preview(Actor actor, long entryId, @Nullable Instant from) {
        access.require(actor, Verb.PUBLISH, entryId);
        return timetable.apply(
                actor, Wish.at(from, new Step.Publish(entryId, null)).asDryRun());
    }
}
