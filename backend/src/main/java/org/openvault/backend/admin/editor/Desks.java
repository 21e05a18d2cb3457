package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.editor.Desk.Obstacle;
import org.openvault.backend.admin.editor.EditorQueries.Head;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.entry.ReadDraft.Draft;
import org.openvault.backend.entry.Version;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Finds what somebody wants to edit, and what they may do there. */
@ApplicationScoped
class Desks {

    @Inject
    EditorQueries queries;

    @Inject
    ContentTypes types;

    @Inject
    Access access;

    @Inject
    ReadDraft readDraft;

    /** @param type which snippets; empty for pages */
    Desk open(Actor actor, String type, long id) {
        Head head = queries.find(id)
                .filter(found -> type.isEmpty()
                        ? found.kind().equals("page")
                        : found.kind().equals("snippet") && found.type().equals(type))
                .orElseThrow(() -> new Problem.NotFound(
                        type.isEmpty() ? "there is no page " + id : "there is no " + type + " " + id));
        Draft latest = readDraft.latest(actor, id);
        ContentType contentType = types.get(head.type());
        Set<String> fields = contentType.fields().stream().map(Field::name).collect(Collectors.toSet());
        return new Desk(
                type.isEmpty() ? "/admin/pages/" + id : "/admin/snippets/" + type + "/" + id,
                head,
                contentType,
                latest,
                Set.copyOf(access.closedFields(actor, head.type(), fields)),
                obstacle(actor, head));
    }

    private Obstacle obstacle(Actor actor, Head head) {
        if (head.aliasOf() != null) {
            return Obstacle.ALIAS;
        }
        if (head.trashed()) {
            return Obstacle.TRASHED;
        }
        if (!access.may(actor, Verb.EDIT, head.id())) {
            return Obstacle.FORBIDDEN;
        }
        boolean locked = head.lockedBy() != null && !Objects.equals(head.lockUser(), actor.userIdOrNull());
        return locked ? Obstacle.LOCKED : Obstacle.NONE;
    }

    Optional<JsonNode> base(Actor actor, Desk desk, Version version) {
        return version.equals(desk.latest().version())
                ? Optional.of(desk.latest().document())
                : readDraft.find(actor, desk.head().id(), version).map(Draft::document);
    }

    /** What a form says of the entry, as it was typed. */
    ObjectNode typed(Actor actor, Desk desk, Form form, Version version) {
        JsonNode base = base(actor, desk, version).orElse(desk.latest().document());
        return FormReader.read(desk.type(), form, base, desk.closed());
    }
}
