package org.openvault.backend.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.problem.Problem;

/** Says otherwise what one has said oneself. Who is mentioned now and was not before is told. */
@ApplicationScoped
public class EditComment {

    @Inject
    Discussed discussed;

    @Inject
    Mentions mentions;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @throws Problem.Forbidden when somebody else said it */
    @Transactional
    public Comment edit(Actor.Person actor, long commentId, String given) {
        Entry entry = discussed.getLocked(actor, Comment.get(commentId).entryId);
        Comment comment = Comment.getFresh(commentId);
        comment.requireAuthor(actor);
        String body = Comment.requireBody(given);
        if (body.equals(comment.body)) {
            return comment;
        }
        comment.body = body;
        comment.editedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        mentions.note(comment);
        audit.record(actor, entry.kind + ".comment_edited", entry.id, null, comment.told());
        return comment;
    }
}
