package org.openvault.backend.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.problem.Problem;

/** Begins a thread. */
@ApplicationScoped
public class AddComment {

    /** What one screen shows: who has more to say resolves something first. */
    public static final int MOST_OPEN = 100;

    private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9_]*(/[A-Za-z0-9_-]+)*");
    private static final int LONGEST_PATH = 300;

    @Inject
    Discussed discussed;

    @Inject
    ContentTypes types;

    @Inject
    Mentions mentions;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * @param field of the entry's type, or of a block in it; the block need not be there any more, or not yet. Empty for all
     * @throws Problem.InvalidContent when nothing is said, or too much, or there is no such field
     * @throws Problem.Conflict when too many threads are open
     */
    @Transactional
    public Comment add(Actor.Person actor, long entryId, String field, String body) {
        Entry entry = discussed.getLocked(actor, entryId);
        requireRoom(entryId);
        var comment = new Comment();
        comment.entryId = entryId;
        comment.field = requireField(entry, field.strip());
        comment.authorId = actor.userId();
        comment.body = Comment.requireBody(body);
        comment.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        comment.persist();
        mentions.note(comment);
        audit.record(actor, entry.kind + ".commented", entryId, null, comment.told());
        return comment;
    }

    static void requireRoom(long entryId) {
        if (Comment.count("entryId = ?1 and parentId is null and resolvedAt is null", entryId) >= MOST_OPEN) {
            throw new Problem.Conflict("%d threads are open here already: resolve one first".formatted(MOST_OPEN));
        }
    }

    private String requireField(Entry entry, String field) {
        if (field.isEmpty()) {
            return field;
        }
        boolean known = field.length() <= LONGEST_PATH
                && PATH.matcher(field).matches()
                && types.get(entry.type).field(field.split("/", 2)[0]).isPresent();
        if (!known) {
            throw Comment.invalid("field", "must be a field of the entry");
        }
        return field;
    }
}
