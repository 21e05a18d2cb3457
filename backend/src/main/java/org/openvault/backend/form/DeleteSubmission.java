package org.openvault.backend.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** Forgets what somebody sent: when they ask for it, or when its time is over. */
@ApplicationScoped
public class DeleteSubmission {

    private static final Actor SYSTEM = new Actor.SystemActor("forms");

    @Inject
    Access access;

    @Inject
    FormQueries queries;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** With the mail about it, if that has not left. */
    @Transactional
    public void delete(Actor actor, long pageId, long id) {
        access.requireRight(actor, Right.MANAGE_FORMS);
        if (!queries.delete(pageId, id)) {
            throw new Problem.NotFound("there is no submission %d of form %d".formatted(id, pageId));
        }
        audit.record(actor, "form.submission_deleted", pageId, "{\"submission\":%d}".formatted(id), null);
    }

    /** All whose time is over. @return how many */
    @Transactional
    public int forgetOld() {
        int forgotten = queries.deleteOld(clock.instant());
        if (forgotten > 0) {
            audit.record(SYSTEM, "form.submissions_forgotten", null, "{\"submissions\":%d}".formatted(forgotten), null);
        }
        return forgotten;
    }
}
