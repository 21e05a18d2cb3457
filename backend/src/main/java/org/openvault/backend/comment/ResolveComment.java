package org.openvault.backend.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.entry.Entry;

/** Says that nothing is left to be said in a thread. */
@ApplicationScoped
public class ResolveComment {

    @Inject
    Discussed discussed;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @return the thread; one that was resolved already stays so, by whoever did it first */
    @Transactional
    public Comment resolve(Actor.Person actor, long commentId) {
        Comment named = Comment.get(commentId);
        Entry entry = discussed.getLocked(actor, named.entryId);
        Comment thread = Comment.getFresh(named.thread());
        if (thread.resolvedAt != null) {
            return thread;
        }
        thread.resolvedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        thread.resolvedBy = actor.userId();
        audit.record(actor, entry.kind + ".comment_resolved", entry.id, null, thread.told());
        return thread;
    }
}
