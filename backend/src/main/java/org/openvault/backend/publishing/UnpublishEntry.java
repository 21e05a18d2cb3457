package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.publishing.ChangeTimetable.Wish;

/** Takes an entry away from readers. With a page goes all that stands below it. */
@ApplicationScoped
public class UnpublishEntry {

    @Inject
    Access access;

    @Inject
    ChangeTimetable timetable;

    /**
     * Now; plans for later are dropped too.
     *
     * @return how many entries are gone; 0 when nothing was live
     */
    @Transactional
    public int unpublish(Actor actor, long entryId) {
        access.require(actor, Verb.PUBLISH, entryId);
        TimetableReport report = timetable.apply(actor, Wish.now(new Step.Unpublish(entryId)));
        return (int) report.effects().stream()
                .filter(effect -> effect.before() != null && !effect.isPlan())
                .count();
    }

    /** At an instant to come. What is planned to replace it after that still comes. */
    @Transactional
    public TimetableReport expire(Actor actor, long entryId, Instant at) {
        access.require(actor, Verb.PUBLISH, entryId);
        return timetable.apply(actor, Wish.at(at, new Step.Expire(entryId)));
    }

    /** What taking it away would do, address by address, without doing it. */
    @Transactional
    public TimetableReport preview(Actor actor, long entryId) {
        access.require(actor, Verb.PUBLISH, entryId);
        return timetable.apply(actor, Wish.now(new Step.Unpublish(entryId)).asDryRun());
    }
}
