package org.openvault.backend.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.problem.Problem;

/** Takes back what one has said oneself; what others answered is not taken with it. */
@ApplicationScoped
public class DeleteComment {

    @Inject
    Discussed discussed;

    @Inject
    AuditLog audit;

    /**
     * @return the entry it was about
     * @throws Problem.Forbidden when somebody else said it
     * @throws Problem.Conflict when somebody has answered
     */
    @Transactional
    public long delete(Actor.Person actor, long commentId) {
        Entry entry = discussed.getLocked(actor, Comment.get(commentId).entryId);
        Comment comment = Comment.getFresh(commentId);
        comment.requireAuthor(actor);
        if (Comment.count("parentId = ?1 and authorId <> ?2", commentId, actor.userId()) > 0) {
            throw new Problem.Conflict("somebody has answered: resolve the thread instead");
        }
        audit.record(actor, entry.kind + ".comment_deleted", entry.id, comment.told(), null);
        Comment.delete("parentId", commentId);
        comment.delete();
        return entry.id;
    }
}
