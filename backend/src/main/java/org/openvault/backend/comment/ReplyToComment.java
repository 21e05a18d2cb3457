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

/** Answers in a thread; whoever spoke in it before is told. */
@ApplicationScoped
public class ReplyToComment {

    public static final int MOST_REPLIES = 50;

    @Inject
    Discussed discussed;

    @Inject
    Mentions mentions;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * @param commentId of any comment of the thread: replies have no replies of their own
     * @throws Problem.Conflict when the thread is resolved, or too long
     */
    @Transactional
    public Comment reply(Actor.Person actor, long commentId, String body) {
        Comment answered = Comment.get(commentId);
        Entry entry = discussed.getLocked(actor, answered.entryId);
        Comment thread = Comment.getFresh(answered.thread());
        thread.requireOpen();
        if (Comment.count("parentId", thread.id) >= MOST_REPLIES) {
            throw new Problem.Conflict("the thread has %d replies already: begin a new one".formatted(MOST_REPLIES));
        }
        var reply = new Comment();
        reply.entryId = thread.entryId;
        reply.field = thread.field;
        reply.parentId = thread.id;
        reply.authorId = actor.userId();
        reply.body = Comment.requireBody(body);
        reply.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        reply.persist();
        mentions.note(reply);
        audit.record(actor, entry.kind + ".commented", entry.id, null, reply.told());
        return reply;
    }
}
