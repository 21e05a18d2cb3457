package org.openvault.backend.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.comment.AddComment;
import org.openvault.backend.comment.Comment;
import org.openvault.backend.comment.DeleteComment;
import org.openvault.backend.comment.EditComment;
import org.openvault.backend.comment.ListComments;
import org.openvault.backend.comment.ReopenComment;
import org.openvault.backend.comment.ReplyToComment;
import org.openvault.backend.comment.ResolveComment;
import org.openvault.backend.permission.Policy.Subject;

/** Speaking about what one may see. */
@Singleton
class CommentActs extends PermissionActs {

    @Inject
    PermissionWorld world;

    @Inject
    AddComment addComment;

    @Inject
    ReplyToComment replyToComment;

    @Inject
    EditComment editComment;

    @Inject
    DeleteComment deleteComment;

    @Inject
    ResolveComment resolveComment;

    @Inject
    ReopenComment reopenComment;

    @Inject
    ListComments listComments;

    @Override
    protected void addAll() {
        world.get();
        act("list a page's comments", on(Verb.VIEW, world.thePage()), actor -> listComments.list(actor, world.page));
        act(
                "comment on a page",
                on(Verb.VIEW, world.thePage()),
                actor -> addComment.add(actor, world.page, "title", "Said"));
        act(
                "comment on an author",
                on(Verb.VIEW, world.theAuthor()),
                actor -> addComment.add(actor, world.author, "", "Said"));
        own("answer a comment", (actor, subject) -> replyToComment.reply(actor, subject.id, "Said"));
        own("edit one's own comment", (actor, subject) -> editComment.edit(actor, subject.id, "Said otherwise"));
        own("delete one's own comment", (actor, subject) -> deleteComment.delete(actor, subject.id));
        own("resolve a thread", (actor, subject) -> resolveComment.resolve(actor, subject.id));
        own("reopen a thread", (actor, subject) -> reopenComment.reopen(actor, subject.id));
    }

    /** Also what one has said oneself is out of reach once one may not see the page any more. */
    private void own(String name, BiConsumer<Actor.Person, Subject> deed) {
        act(name, List.of(on(Verb.VIEW, world.thePage())), this::said, deed);
    }

    private void said(Actor.Person actor, Subject subject) {
        var comment = new Comment();
        comment.entryId = world.page;
        comment.field = "title";
        comment.authorId = actor.userId();
        comment.body = "Said before";
        comment.createdAt = Instant.now();
        comment.persistAndFlush();
        subject.id = comment.id;
    }
}
