package org.openvault.backend.admin.editor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.function.LongSupplier;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.editor.CommentPanel.Typed;
import org.openvault.backend.comment.AddComment;
import org.openvault.backend.comment.DeleteComment;
import org.openvault.backend.comment.EditComment;
import org.openvault.backend.comment.ListComments;
import org.openvault.backend.comment.ReopenComment;
import org.openvault.backend.comment.ReplyToComment;
import org.openvault.backend.comment.ResolveComment;
import org.openvault.backend.problem.Problem;

/** What is done on the panel of comments: what is refused is shown again with what was typed. */
@RequestScoped
class Comments {

    @CheckedTemplate(basePath = "admin/editor")
    static class Templates {
        static native TemplateInstance comments(CommentPanel panel);

        static native TemplateInstance commentsAlone(String what, CommentPanel panel);
    }

    @Inject
    SignedIn signedIn;

    @Inject
    Desks desks;

    @Inject
    EditorQueries queries;

    @Inject
    CommentPanels panels;

    @Inject
    Shell shell;

    @Inject
    Bundles bundles;

    @Inject
    ListComments listComments;

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

    private CommentWords words() {
        return bundles.of(CommentWords.class);
    }

    Response show(String type, long entry) {
        return screen(200, desks.open(signedIn.actor(), type, entry), Typed.NOTHING, 0, "", false);
    }

    Response add(String type, long entry, String field, String body, boolean panelAlone) {
        Desk desk = desks.open(signedIn.actor(), type, entry);
        return act(desk, new Typed("add", field, body, Refusal.NONE), panelAlone, words().added(), () -> addComment.add(
                        signedIn.actor(), entry, field, body)
                .id);
    }

    Response reply(long comment, String body, boolean panelAlone) {
        return act(
                deskOf(comment),
                typed("reply-" + comment, body),
                panelAlone,
                words().replied(),
                () -> replyToComment.reply(signedIn.actor(), comment, body).id);
    }

    Response edit(long comment, String body, boolean panelAlone) {
        return act(
                deskOf(comment), typed("edit-" + comment, body), panelAlone, words().changed(), () -> editComment.edit(
                                signedIn.actor(), comment, body)
                        .id);
    }

    Response delete(long comment, boolean panelAlone) {
        return act(deskOf(comment), typed("delete-" + comment, ""), panelAlone, words().deleted(), () -> {
            deleteComment.delete(signedIn.actor(), comment);
            return 0;
        });
    }

    Response resolve(long comment, boolean panelAlone) {
        return act(deskOf(comment), typed("thread-" + comment, ""), panelAlone, words().resolved(), () -> {
            resolveComment.resolve(signedIn.actor(), comment);
            return 0;
        });
    }

    Response reopen(long comment, boolean panelAlone) {
        return act(
                deskOf(comment),
                typed("thread-" + comment, ""),
                panelAlone,
                words().reopened(),
                () -> reopenComment.reopen(signedIn.actor(), comment).id);
    }

    private static Typed typed(String form, String body) {
        return new Typed(form, "", body, Refusal.NONE);
    }

    private Desk deskOf(long comment) {
        long entry = listComments.entryOf(comment);
        String type = queries.find(entry)
                .filter(head -> !head.kind().equals("page"))
                .map(EditorQueries.Head::type)
                .orElse("");
        return desks.open(signedIn.actor(), type, entry);
    }

    /** @param deed returns the comment that is to be seen then; 0 for none */
    private Response act(Desk desk, Typed typed, boolean panelAlone, String said, LongSupplier deed) {
        try {
            long fresh = deed.getAsLong();
            return panelAlone
                    ? screen(200, desk, Typed.NOTHING, fresh, said, true)
                    : Notice.at(desk.address() + (fresh == 0 ? "#comments" : "#comment-" + fresh), said);
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            var shown = new Typed(typed.form(), typed.field(), typed.body(), Refusal.of(refused));
            return screen(refused.status(), desk, shown, 0, "", panelAlone);
        }
    }

    private Response screen(int status, Desk desk, Typed typed, long fresh, String said, boolean panelAlone) {
        CommentPanel panel = panels.alone(signedIn.actor(), desk, typed, fresh, said);
        TemplateInstance screen =
                panelAlone ? Templates.comments(panel) : Templates.commentsAlone(desk.getTitle(), panel);
        return Response.status(status)
                .type("text/html; charset=utf-8")
                .entity(shell.render(screen))
                .build();
    }
}
