package org.openvault.backend.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openvault.backend.permission.Viewers;
import org.openvault.backend.permission.Viewers.Viewer;

/** Who is meant by a comment, and who is to be told of it: never somebody who may not see the entry. */
@ApplicationScoped
class Mentions {

    @Inject
    Viewers viewers;

    @Inject
    CommentQueries queries;

    @Inject
    CommentConfig config;

    @Inject
    Clock clock;

    /** To be asked whenever a comment says something new. */
    void note(Comment comment) {
        Set<Long> fresh = queries.keepMentions(comment.id, mentioned(comment));
        var told = new LinkedHashSet<>(fresh);
        if (comment.isReply() && comment.editedAt == null) {
            told.addAll(others(comment));
        }
        if (config.mail().from().isPresent() && !told.isEmpty()) {
            queries.queueMails(comment.id, told, clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    private List<Long> mentioned(Comment comment) {
        List<Viewer> known = viewers.named(comment.entryId, MentionText.candidates(comment.body));
        Set<String> meant =
                MentionText.meant(comment.body, known.stream().map(Viewer::name).collect(Collectors.toSet()));
        return known.stream()
                .filter(viewer -> meant.contains(viewer.name()) && viewer.id() != comment.authorId)
                .map(Viewer::id)
                .toList();
    }

    private List<Long> others(Comment reply) {
        return viewers.among(reply.entryId, queries.speakers(reply.thread(), reply.authorId)).stream()
                .map(Viewer::id)
                .toList();
    }
}
