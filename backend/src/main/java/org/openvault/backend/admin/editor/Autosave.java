package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.UUID;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.document.CanonicalJson;
import org.openvault.backend.document.DocumentReader;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.entry.SaveOutcome;
import org.openvault.backend.entry.Version;
import org.openvault.backend.problem.Problem;

/** What the editing screen's script sends while somebody writes, and is told. */
@ApplicationScoped
class Autosave {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Inject
    Desks desks;

    @Inject
    SaveDraft saveDraft;

    @Inject
    EditorQueries queries;

    @Inject
    Screens screens;

    @Inject
    Shell shell;

    @Inject
    Clock clock;

    /**
     * @param body {@code {"version", "form": [[name, value], …], "unacknowledged"}}: what was sent before without an answer
     *     may have been saved all the same, and is then what the author began with
     */
    Response save(Actor actor, Desk desk, JsonNode body) {
        Form form = Form.of(body.path("form")).requireWhole();
        Version said = Version.parse(body.path("version").asText());
        Version version = isSaved(actor, desk, body.path("unacknowledged"), said)
                ? desk.latest().version()
                : said;
        ObjectNode document = FormReader.withoutUnfilled(desks.typed(actor, desk, form, version));
        try {
            return switch (saveDraft.save(actor, desk.head().id(), document, version, "", true)) {
                case SaveOutcome.Saved saved -> saved(saved);
                case SaveOutcome.Conflicting conflicting -> conflict(conflicting);
            };
        } catch (Problem.InvalidContent invalid) {
            return invalid(invalid, document);
        }
    }

    private boolean isSaved(Actor actor, Desk desk, JsonNode sent, Version version) {
        if (!sent.isArray()) {
            return false;
        }
        ObjectNode document = FormReader.withoutUnfilled(desks.typed(actor, desk, Form.of(sent), version));
        var reading = DocumentReader.read(desk.type(), document);
        return reading.faults().isEmpty()
                && CanonicalJson.same(reading.document(), desk.latest().document());
    }

    private Response saved(SaveOutcome.Saved saved) {
        ObjectNode answer = JSON.objectNode()
                .put("version", saved.revision().version().toString())
                .put("said", screens.words().savedAt(time(clock.instant())));
        ArrayNode merged = answer.putArray("merged");
        saved.mergedWith().ifPresent(with -> with.since().stream()
                .map(SaveOutcome.Since::author)
                .distinct()
                .forEach(merged::add));
        return json(answer);
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                .withLocale(shell.locale())
                .format(at.atZone(shell.zone()));
    }

    private Response conflict(SaveOutcome.Conflicting conflicting) {
        ObjectNode problem = ProblemJson.body(409, "Conflict", screens.words().conflict(conflicting.latest().author));
        return ProblemJson.answer(
                        problem.put("conflicts", conflicting.conflicts().size()))
                .build();
    }

    private Response invalid(Problem.InvalidContent invalid, JsonNode document) {
        ObjectNode problem =
                ProblemJson.body(422, invalid.title(), screens.words().notSaved());
        ObjectNode faults = problem.putObject("faults");
        FaultPaths.of(invalid.faults(), document).forEach(faults::put);
        return ProblemJson.answer(problem).build();
    }

    /** @return who else has the entry open, and which version it is at */
    Response present(Actor.Person actor, Desk desk, String window) {
        ObjectNode answer =
                JSON.objectNode().put("version", desk.latest().version().toString());
        List<String> names = queries.present(desk.head().id(), actor.userId(), uuid(window)).stream()
                .map(EditorQueries.Present::name)
                .toList();
        answer.put("said", names.isEmpty() ? "" : screens.words().alsoHere(String.join(", ", names)));
        return json(answer);
    }

    void leave(Actor.Person actor, long id, String window) {
        queries.leave(id, actor.userId(), uuid(window));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw new Problem.BadRequest("a window is named by a UUID");
        }
    }

    private static Response json(ObjectNode answer) {
        return Response.ok(answer.toString(), "application/json").build();
    }
}
