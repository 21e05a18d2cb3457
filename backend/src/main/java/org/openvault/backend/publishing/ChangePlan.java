package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable.Wish;

/** Calls off, or puts to another time, what is planned for an entry at an instant: a publication, a move or an end. */
@ApplicationScoped
public class ChangePlan {

    @Inject
    Access access;

    @Inject
    ChangeTimetable timetable;

    @Transactional
    public TimetableReport cancel(Actor actor, long entryId, Instant at) {
        access.require(actor, Verb.PUBLISH, entryId);
        TimetableReport report = timetable.apply(actor, Wish.at(at, new Step.Cancel(entryId)));
        if (report.isPossible() && report.effects().isEmpty()) {
            throw new Problem.Conflict("nothing is planned for entry %d at %s".formatted(entryId, at));
        }
        return report;
    }

    @Transactional
    public TimetableReport reschedule(Actor actor, long entryId, Instant at, Instant to) {
        access.require(actor, Verb.PUBLISH, entryId);
        return timetable.apply(actor, Wish.at(at, new Step.Reschedule(entryId, to)));
    }
}
