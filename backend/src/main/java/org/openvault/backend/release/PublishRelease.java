package org.openvault.backend.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable;
import org.openvault.backend.publishing.ChangeTimetable.Wish;
import org.openvault.backend.publishing.Step;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.release.ReleaseQueries.Before;

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
        TimetableReport report = timetable.apply(actor, wish(actor, releaseId, at));
        if (report.isPossible()) {
            release.liveFrom = report.at();
            release.publishedBy = actor.name();
            release.publishedAt = clock.instant();
            queries.remember(releaseId, report.effects());
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
        List<Before> before = queries.before(releaseId);
        access.requireAll(
                actor, Verb.PUBLISH, before.stream().map(Before::entryId).toList());
        TimetableReport report =
                switch (release.state(now)) {
                    case GATHERING -> throw new Problem.Conflict("release " + releaseId + " is not published");
                    case REVERTED -> throw new Problem.Conflict("release " + releaseId + " is reverted already");
                    case SCHEDULED -> callOff(actor, release, before);
                    case PUBLISHED -> putBack(actor, release, before, now);
                };
        if (report.isPossible()) {
            release.revertedBy = actor.name();
            release.revertedAt = clock.instant();
            audit.record(actor, "release.reverted", null, "{\"release\":%d}".formatted(releaseId), null);
        }
        return report;
    }

    private TimetableReport callOff(Actor actor, Release release, List<Before> before) {
        List<Step> steps = before.stream()
                .<Step>map(each -> new Step.Cancel(each.entryId()))
                .toList();
        return timetable.apply(actor, new Wish(steps, release.liveFrom, release.id, false));
    }

    private TimetableReport putBack(Actor actor, Release release, List<Before> before, Instant now) {
        List<Long> changed = queries.changedSince(release.id, release.liveFrom, now);
        if (!changed.isEmpty()) {
            throw new Problem.Conflict("what readers see of these entries was changed since the release: " + changed);
        }
        var steps = new ArrayList<Step>();
        for (Before each : before) {
            steps.add(
                    each.revisionId() == null
                            ? new Step.Expire(each.entryId())
                            : new Step.Restore(each.entryId(), each.revisionId(), each.place()));
        }
        return timetable.apply(actor, new Wish(steps, null, release.id, false));
    }
}
