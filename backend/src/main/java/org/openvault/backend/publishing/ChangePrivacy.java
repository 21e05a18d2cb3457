package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable.Wish;
import org.openvault.backend.restriction.PrivacyChanged;

/**
 * Lets what is live or planned follow when a page is restricted or opened, in the same transaction. For those who may not see
 * a private page it is as if it were not published, so the feed says just that: caches drop it at once, and take it up again.
 */
@ApplicationScoped
class ChangePrivacy {

    @Inject
    ChangeTimetable timetable;

    void follow(@Observes PrivacyChanged event) {
        TimetableReport report = timetable.apply(event.actor(), Wish.now(new Step.Reconsider(event.pageId())));
        if (!report.isPossible()) {
            throw new Problem.Conflict(report.reasons());
        }
    }
}
