package org.openvault.backend.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.comment.CommentQueries.Row;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** What is said about an entry: its open threads and the last resolved ones, whole. */
@ApplicationScoped
public class ListComments {

    /** A piece of what is said; somebody's name where it tells them. */
    public record Part(String text, boolean mention) {}

    /** @param own whether whoever asks has said it */
    public record Said(
            long id,
            String author,
            boolean own,
            String body,
            List<Part> parts,
            Instant createdAt,
            @Nullable Instant editedAt) {}

    /** @param resolvedBy empty while it is open */
    public record Thread(
            String field,
            Said first,
            List<Said> replies,
            @Nullable Instant resolvedAt,
            String resolvedBy) {}

    /** @param resolved the last one first */
    public record Discussion(List<Thread> open, List<Thread> resolved) {}

    @Inject
    Access access;

    @Inject
    CommentQueries queries;

    /** Which entry a comment is about; what it says is told to nobody by that. */
    @Transactional
    public long entryOf(long commentId) {
        return Comment.get(commentId).entryId;
    }

    @Transactional
    public Discussion list(Actor actor, long entryId) {
        access.require(actor, Verb.VIEW, entryId);
        List<Row> rows = queries.of(entryId);
        var replies = rows.stream()
                .filter(row -> row.parentId() != null)
                .collect(Collectors.groupingBy(
                        Row::parentId, Collectors.mapping(row -> said(actor, row), Collectors.toList())));
        List<Thread> threads = rows.stream()
                .filter(row -> row.parentId() == null)
                .map(row -> new Thread(
                        row.field(),
                        said(actor, row),
                        replies.getOrDefault(row.id(), List.of()),
                        row.resolvedAt(),
                        Objects.requireNonNullElse(row.resolvedBy(), "")))
                .toList();
        return new Discussion(
                threads.stream().filter(thread -> thread.resolvedAt() == null).toList(),
                threads.stream()
                        .filter(thread -> thread.resolvedAt() != null)
                        .sorted(Comparator.comparing(Thread::resolvedAt).reversed())
                        .toList());
    }

    private static Said said(Actor actor, Row row) {
        return new Said(
                row.id(),
                row.author(),
                Objects.equals(row.authorId(), actor.userIdOrNull()),
                row.body(),
                MentionText.parts(row.body(), row.mentions()),
                row.createdAt(),
                row.editedAt());
    }
}
