package org.openvault.backend.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.page.Page;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable;
import org.openvault.backend.publishing.ChangeTimetable.Wish;
import org.openvault.backend.publishing.Place;
import org.openvault.backend.publishing.Stay;
import org.openvault.backend.publishing.Step;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.release.ReleaseQueries.Remembered;

/** Lets all that a release holds happen at one instant, now or to come, in one transaction; and takes it back likewise. */
@ApplicationScoped
public class PublishRelease {

    /**
     * What a release does, or would do.
     *
     * @param conflicts other releases that act on the same entries: a warning, not an obstacle
     */
    public record Report(TimetableReport timetable, List<ReleaseConflict> conflicts) {
        public Report {
            conflicts = List.copyOf(conflicts);
        }
    }

    @Inject
    Access access;

    @Inject
    MovePage movePage;

    @Inject
    ReleaseQueries queries;

    @Inject
    ChangeTimetable timetable;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** The whole of it tried, and nothing written. */
    @Transactional
    public Report validate(Actor actor, long releaseId, @Nullable Instant at) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        Release.get(releaseId).requireGathering();
        return report(
                releaseId, timetable.apply(actor, wish(actor, releaseId, at).asDryRun()));
    }

    /** @param at null for now. Nothing is written unless the report says that it is possible */
    @Transactional
    public Report publish(Actor actor, long releaseId, @Nullable Instant at) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        timetable.takeTurn();
        Release release = Release.getLocked(releaseId);
        release.requireGathering();
        Map<Long, Place> drafts = draftsOfMoved(releaseId);
        TimetableReport report = timetable.apply(actor, wish(actor, releaseId, at));
        if (report.isPossible()) {
            release.liveFrom = report.at();
            release.publishedBy = actor.name();
            release.publishedAt = clock.instant();
            queries.remember(releaseId, remembered(report, drafts));
            audit.record(
                    actor,
                    at == null ? "release.published" : "release.scheduled",
                    null,
                    null,
                    "{\"release\":%d,\"entries\":%d}"
                            .formatted(releaseId, report.effects().size()));
        }
        return report(releaseId, report);
    }

    private Map<Long, Place> draftsOfMoved(long releaseId) {
        Map<Long, Place> drafts = new LinkedHashMap<>();
        for (ReleaseItem item : queries.items(releaseId)) {
            if (item instanceof ReleaseItem.Move move) {
                drafts.put(move.entryId(), Page.get(move.entryId()).place());
            }
        }
        return drafts;
    }

    /** A page that is moved without readers seeing any of it has an effect on drafts alone. */
    private static List<Remembered> remembered(TimetableReport report, Map<Long, Place> drafts) {
        var remembered = new ArrayList<Remembered>();
        var others = new LinkedHashMap<>(drafts);
        for (TimetableReport.Effect effect : report.effects()) {
            remembered.add(new Remembered(
                    effect.entryId(), effect.formerly(), effect.henceforth(), others.remove(effect.entryId())));
        }
        others.forEach((id, draft) -> remembered.add(new Remembered(id, List.of(), List.of(), draft)));
        return remembered;
    }

    private Report report(long releaseId, TimetableReport report) {
        return new Report(report, queries.conflicts(releaseId, clock.instant()));
    }

    private Wish wish(Actor actor, long releaseId, @Nullable Instant at) {
        List<ReleaseItem> items = queries.items(releaseId);
        if (items.isEmpty()) {
            throw new Problem.BadRequest("release " + releaseId + " is empty");
        }
        access.requireAll(
                actor,
                Verb.PUBLISH,
                items.stream().map(ReleaseItem::entryId).distinct().toList());
        var steps = new ArrayList<Step>();
        for (ReleaseItem item : items) {
            steps.add(
                    switch (item) {
                        case ReleaseItem.Publish(long entry, Long revision) -> new Step.Publish(entry, revision);
                        case ReleaseItem.Unpublish(long entry) -> new Step.Expire(entry);
                        case ReleaseItem.Move(long entry, var to) -> {
                            movePage.requireMovable(actor, entry, to);
                            yield new Step.Move(entry, to);
                        }
                    });
        }
        return new Wish(steps, at, releaseId, false);
    }

    /**
     * What stood before stands again, from now on; a release that is only scheduled is called off.
     *
     * @throws Problem.Conflict when something of it was changed since: that would be lost
     */
    @Transactional
    public TimetableReport revert(Actor actor, long releaseId) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        timetable.takeTurn();
        Release release = Release.getLocked(releaseId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Remembered> effects = queries.remembered(releaseId);
        access.requireAll(
                actor, Verb.PUBLISH, effects.stream().map(Remembered::entryId).toList());
        Instant from = requireRevertible(release, now) ? release.liveFrom : null;
        List<Step> steps = stepsBack(release, effects, from == null ? now : from, from != null);
        TimetableReport report = timetable.apply(actor, new Wish(steps, from, releaseId, false));
        if (report.isPossible()) {
            release.revertedBy = actor.name();
            release.revertedAt = clock.instant();
            audit.record(actor, "release.reverted", null, "{\"release\":%d}".formatted(releaseId), null);
        }
        return report;
    }

    /** @return whether it is still to come */
    private static boolean requireRevertible(Release release, Instant now) {
        return switch (release.state(now)) {
            case GATHERING -> throw new Problem.Conflict("release " + release.id + " is not published");
            case REVERTED -> throw new Problem.Conflict("release " + release.id + " is reverted already");
            case SCHEDULED -> true;
            case PUBLISHED -> false;
        };
    }

    /** Of what has been changed since, only a plan can be called off without losing the change. */
    private List<Step> stepsBack(Release release, List<Remembered> effects, Instant from, boolean isToCome) {
        Map<Long, List<Stay>> standing =
                timetable.standing(effects.stream().map(Remembered::entryId).toList(), from);
        var steps = new ArrayList<Step>();
        var changed = new ArrayList<Long>();
        for (Remembered effect : effects) {
            if (standing.get(effect.entryId()).equals(Stay.since(effect.henceforth(), from))) {
                steps.add(new Step.Restore(effect.entryId(), effect.formerly(), effect.draft()));
            } else if (isToCome) {
                steps.add(new Step.Cancel(effect.entryId()));
            } else {
                changed.add(effect.entryId());
            }
        }
        if (!changed.isEmpty()) {
            throw new Problem.Conflict("what readers see of these entries was changed since release %d: %s"
                    .formatted(release.id, changed.stream().limit(20).toList()));
        }
        return steps;
    }
}
