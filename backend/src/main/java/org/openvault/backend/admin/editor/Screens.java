package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.editor.ConflictScreen.Place;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** The two screens of the editor. */
@ApplicationScoped
class Screens {

    @CheckedTemplate(basePath = "admin/editor")
    static class Templates {
        static native TemplateInstance edit(EditScreen screen);

        static native TemplateInstance conflict(ConflictScreen screen);
    }

    /**
     * What is shown beside what was typed.
     *
     * @param fresh path of what was just added; empty for nothing
     * @param faults messages by path
     * @param refusal why nothing was saved; empty for nothing
     */
    record Remarks(String fresh, Map<String, String> faults, String slugFault, String refusal) {
        static final Remarks NONE = new Remarks("", Map.of(), "", "");

        static Remarks fresh(String path) {
            return new Remarks(path, Map.of(), "", "");
        }

        static Remarks refused(String why) {
            return new Remarks("", Map.of(), "", why);
        }
    }

    @Inject
    Shell shell;

    @Inject
    Access access;

    @Inject
    EditorQueries queries;

    @Inject
    CommentPanels comments;

    Response edit(Actor actor, Desk desk) {
        return edit(
                200,
                actor,
                desk,
                desk.latest().document(),
                new Form("", Map.of("@version", List.of(desk.latest().version().toString()))),
                Remarks.NONE);
    }

    /** @param typed what the form shows; @param form where it comes from */
    Response edit(int status, Actor actor, Desk desk, JsonNode typed, Form form, Remarks remarks) {
        var controls = FormBuilder.build(desk.type(), typed, remarks.faults(), desk.closed(), remarks.fresh());
        var screen = new EditScreen(
                desk,
                desk.title(typed),
                form.get("@version"),
                controls,
                remarks.faults(),
                desk.head().parentId() == null
                        ? null
                        : form.find("@slug").orElse(desk.head().slug()),
                remarks.slugFault(),
                form.get("@note"),
                comments.beside(actor, desk, controls),
                remarks.refusal(),
                remarks != Remarks.NONE,
                access.may(actor, Verb.LOCK, desk.head().id()),
                user(actor));
        return html(status, Templates.edit(screen));
    }

    Response conflict(
            Actor actor, Desk desk, Form form, Resolution resolution, JsonNode mine, Optional<JsonNode> base) {
        List<Place> places = ConflictScreen.places(desk, resolution.conflicts(), mine, base);
        String author = queries.lastAuthor(desk.head().id());
        return html(
                409,
                Templates.conflict(new ConflictScreen(
                        desk, form.source(), desk.latest().version().toString(), author, user(actor), places)));
    }

    private static long user(Actor actor) {
        return actor instanceof Actor.Person person ? person.userId() : 0;
    }

    private Response html(int status, TemplateInstance screen) {
        return Response.status(status)
                .type("text/html; charset=utf-8")
                .entity(shell.render(screen))
                .build();
    }

    /** What is said by the next screen, or to a script. */
    EditorWords words() {
        String language = shell.getLanguage();
        return language.equals("en")
                ? MessageBundles.get(EditorWords.class)
                : MessageBundles.get(EditorWords.class, Localized.Literal.of(language));
    }
}
