package org.openvault.backend.comment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** What somebody says about an entry, a field or a block. One without a parent begins a thread, which is open or resolved. */
@Entity
public class Comment extends PanacheEntityBase {

    public static final int LONGEST = 2000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Long entryId;

    /** As the editor's form calls it, {@code body/UUID/value/caption}; empty for the entry as a whole. */
    public String field;

    public @Nullable Long parentId;
    public Long authorId;
    public String body;
    public Instant createdAt;
    public @Nullable Instant editedAt;
    public @Nullable Instant resolvedAt;
    public @Nullable Long resolvedBy;

    static Comment get(long id) {
        Comment comment = findById(id);
        if (comment == null) {
            throw notFound(id);
        }
        return comment;
    }

    /** As it is once it is one's turn: it may have been changed or deleted while one waited for the entry. */
    static Comment getFresh(long id) {
        Comment comment = get(id);
        try {
            getEntityManager().refresh(comment);
        } catch (EntityNotFoundException gone) {
            throw notFound(id);
        }
        return comment;
    }

    private static Problem.NotFound notFound(long id) {
        return new Problem.NotFound("there is no comment " + id);
    }

    /** @return the text without space around it */
    static String requireBody(String given) {
        String body = given.strip().replace("\r\n", "\n");
        if (body.isEmpty() || body.length() > LONGEST || body.indexOf('\0') >= 0) {
            throw invalid("body", "must have from 1 to %d characters".formatted(LONGEST));
        }
        return body;
    }

    static Problem.InvalidContent invalid(String part, String message) {
        return new Problem.InvalidContent(List.of(new Fault(List.of(part), message)));
    }

    void requireAuthor(Actor actor) {
        if (!Objects.equals(actor.userIdOrNull(), authorId)) {
            throw new Problem.Forbidden(actor.name() + " may not change what somebody else said");
        }
    }

    void requireOpen() {
        if (resolvedAt != null) {
            throw new Problem.Conflict("the thread is resolved: reopen it first");
        }
    }

    boolean isReply() {
        return parentId != null;
    }

    /** The first comment of the thread that it is in. */
    long thread() {
        return parentId == null ? id : parentId;
    }

    /** For the log, which is kept when a comment is not: it is not told what was said. */
    String told() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("comment", id)
                .put("thread", thread())
                .put("field", field)
                .toString();
    }
}
