package org.openvault.backend.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.entry.Entry;

/** Says that there is something left to be said after all. */
@ApplicationScoped
public class ReopenComment {

    @Inject
    Discussed discussed;

    @Inject
    AuditLog audit;

    /** @return the thread; one that is open stays so. @throws Problem.Conflict when too many threads are open */
    @Transactional
    public Comment reopen(Actor.Person actor, long commentId) {
        Comment named = Comment.get(commentId);
        Entry entry = discussed.getLocked(actor, named.entryId);
        Comment thread = Comment.getFresh(named.thread());
        if (thread.resolvedAt == null) {
            return thread;
        }
        AddComment.requireRoom(entry.id);
        thread.resolvedAt = null;
        thread.resolvedBy = null;
        audit.record(actor, entry.kind + ".comment_reopened", entry.id, thread.told(), null);
        return thread;
    }
}
