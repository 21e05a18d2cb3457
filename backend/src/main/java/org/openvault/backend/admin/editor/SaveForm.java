package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.editor.Screens.Remarks;
import org.openvault.backend.document.Fault;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.entry.SaveOutcome;
import org.openvault.backend.entry.Version;
import org.openvault.backend.page.MoveOutcome;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.PublishOutcome;

/** What the buttons of the form do. Whatever comes of it, what was typed is saved or shown again. */
@ApplicationScoped
class SaveForm {

    static final String ACTION = "@action";

    @Inject
    Desks desks;

    @Inject
    Screens screens;

    @Inject
    SaveDraft saveDraft;

    @Inject
    MovePage movePage;

    @Inject
    PublishEntry publishEntry;

    Response submit(Actor actor, Desk desk, Form form) {
        String action = form.find(ACTION).orElse("save");
        if (action.equals("decide")) {
            return decide(actor, desk, form);
        }
        form.requireWhole();
        ObjectNode typed = desks.typed(actor, desk, form, version(form));
        return switch (action) {
            case "save" -> save(actor, desk, form, typed, desk.address());
            case "publish" ->
                desk.isPage()
                        ? save(actor, desk, form, typed, desk.address() + "/publication")
                        : publish(actor, desk, form, typed);
            case "rename" -> rename(actor, desk, form, typed);
            default -> {
                String fresh = new Structure(desk.type(), typed).apply(action);
                yield screens.edit(200, actor, desk, typed, form, Remarks.fresh(fresh));
            }
        };
    }

    private static Version version(Form form) {
        return Version.parse(form.get("@version"));
    }

    private Response save(Actor actor, Desk desk, Form form, ObjectNode typed, String next) {
        ObjectNode document = FormReader.withoutUnfilled(typed);
        try {
            SaveOutcome outcome =
                    saveDraft.save(actor, desk.head().id(), document, version(form), form.get("@note"), false);
            return switch (outcome) {
                case SaveOutcome.Saved saved -> Notice.at(next, said(saved));
                case SaveOutcome.Conflicting _ -> conflict(actor, desk, form, document);
            };
        } catch (Problem.InvalidContent invalid) {
            var faults = FaultPaths.of(invalid.faults(), document);
            return screens.edit(
                    422,
                    actor,
                    desk,
                    typed,
                    form,
                    new Remarks("", faults, "", screens.words().notSaved()));
        } catch (Problem.Locked | Problem.Forbidden refused) {
            return screens.edit(refused.status(), actor, desk, typed, form, Remarks.refused(refused.getMessage()));
        }
    }

    private String said(SaveOutcome.Saved saved) {
        return saved.mergedWith()
                .map(merged -> screens.words()
                        .savedMerged(merged.since().stream()
                                .map(SaveOutcome.Since::author)
                                .distinct()
                                .reduce((one, other) -> one + ", " + other)
                                .orElse("")))
                .orElse(screens.words().saved());
    }

    private Response conflict(Actor actor, Desk desk, Form form, ObjectNode mine) {
        Desk now = again(actor, desk);
        Optional<JsonNode> base = desks.base(actor, now, version(form));
        return screens.conflict(actor, now, form, resolution(now, base, mine), mine, base);
    }

    private Desk again(Actor actor, Desk desk) {
        return desks.open(
                actor, desk.isPage() ? "" : desk.type().name(), desk.head().id());
    }

    private static Resolution resolution(Desk desk, Optional<JsonNode> base, ObjectNode mine) {
        return Resolution.of(desk.type(), base, mine, desk.latest().document());
    }

    /** What somebody chose is based on what they were shown: where yet more was saved since, they are shown that. */
    private Response decide(Actor actor, Desk desk, Form decision) {
        Form form = Form.of(decision.get("@form")).requireWhole();
        ObjectNode mine = FormReader.withoutUnfilled(desks.typed(actor, desk, form, version(form)));
        Optional<JsonNode> base = desks.base(actor, desk, version(form));
        Resolution resolution = resolution(desk, base, mine);
        boolean seen = desk.latest().version().toString().equals(decision.get("@latest"));
        if (!seen && !resolution.conflicts().isEmpty()) {
            return screens.conflict(actor, desk, form, resolution, mine, base);
        }
        ObjectNode decided =
                resolution.decide(chosen(decision, resolution.conflicts().size()));
        SaveOutcome outcome =
                saveDraft.save(actor, desk.head().id(), decided, desk.latest().version(), form.get("@note"), false);
        return switch (outcome) {
            case SaveOutcome.Saved _ ->
                Notice.at(desk.address(), screens.words().decided());
            case SaveOutcome.Conflicting _ -> conflict(actor, desk, form, mine);
        };
    }

    private static Set<Integer> chosen(Form decision, int conflicts) {
        var mine = new HashSet<Integer>();
        for (int index = 0; index < conflicts; index++) {
            if (decision.get("@choice/" + index).equals("mine")) {
                mine.add(index);
            }
        }
        return mine;
    }

    /** Saved before it is renamed: an address that is refused costs nobody their words. */
    private Response rename(Actor actor, Desk desk, Form form, ObjectNode typed) {
        Response saved = save(actor, desk, form, typed, desk.address());
        if (saved.getStatus() != 303) {
            return saved;
        }
        String fault = renamed(actor, desk.head().id(), form.get("@slug").strip());
        if (fault.isEmpty()) {
            return Notice.at(desk.address(), screens.words().renamed());
        }
        Desk now = again(actor, desk);
        Form current = new Form(
                "", Map.of("@version", List.of(now.latest().version().toString()), "@slug", form.all("@slug")));
        Remarks remarks = new Remarks("", Map.of("@slug", fault), fault, "");
        return screens.edit(422, actor, now, now.latest().document(), current, remarks);
    }

    private String renamed(Actor actor, long id, String slug) {
        try {
            return movePage.rename(actor, id, slug, null) instanceof MoveOutcome.Refused
                    ? screens.words().addressTaken()
                    : "";
        } catch (Problem refused) {
            return refused.getMessage();
        }
    }

    private Response publish(Actor actor, Desk desk, Form form, ObjectNode typed) {
        Response saved = save(actor, desk, form, typed, desk.address());
        if (saved.getStatus() != 303) {
            return saved;
        }
        String said =
                switch (publishEntry.publish(actor, desk.head().id())) {
                    case PublishOutcome.Published _ -> screens.words().published();
                    case PublishOutcome.Unchanged() -> screens.words().publishedAlready();
                    case PublishOutcome.Refused refused ->
                        screens.words()
                                .notPublished(refused.faults().stream()
                                        .map(Fault::message)
                                        .reduce((one, other) -> one + "; " + other)
                                        .orElse(""));
                    case PublishOutcome.Conflict conflict -> screens.words().notPublished(conflict.path());
                };
        return Notice.at(desk.address(), said);
    }
}
