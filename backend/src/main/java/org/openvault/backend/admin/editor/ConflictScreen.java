package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.editor.Lines.Line;
import org.openvault.backend.document.Merge.Conflict;
import org.openvault.backend.document.Merge.Reason;

/**
 * Where two people changed the same: what each wrote, and what both began with.
 *
 * @param form all that was typed, as it was sent
 * @param latest the version that a decision is based on
 * @param author who saved it
 */
record ConflictScreen(Desk desk, String form, String latest, String author, long user, List<Place> places) {

    /** @param reason as {@link Reason}; a side without lines says nothing, or took the place out */
    record Place(int number, String label, String reason, List<Line> base, List<Line> mine, List<Line> theirs) {}

    static List<Place> places(Desk desk, List<Conflict> conflicts, JsonNode mine, Optional<JsonNode> base) {
        var places = new ArrayList<Place>();
        for (Conflict conflict : conflicts) {
            places.add(new Place(
                    places.size(),
                    label(desk, conflict),
                    conflict.reason().name(),
                    lines(desk, conflict, conflict.base(), mine, base),
                    lines(desk, conflict, conflict.mine(), mine, base),
                    lines(desk, conflict, conflict.theirs(), mine, base)));
        }
        return places;
    }

    private static String label(Desk desk, Conflict conflict) {
        return desk.type().field(conflict.field()).map(field -> field.label()).orElse(conflict.field());
    }

    private static List<Line> lines(
            Desk desk, Conflict conflict, @Nullable JsonNode value, JsonNode mine, Optional<JsonNode> base) {
        if (value == null) {
            return List.of();
        }
        if (conflict.reason() == Reason.BOTH_REORDERED) {
            return Lines.order(
                    value,
                    mine.path(conflict.field()),
                    desk.latest().document().path(conflict.field()),
                    base.map(document -> document.path(conflict.field())).orElse(JsonNodeFactory.instance.arrayNode()));
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (conflict.blockId() == null) {
            document.set(conflict.field(), value);
        } else {
            ArrayNode only = document.putArray(conflict.field());
            only.add(value);
        }
        return FormBuilder.build(desk.type(), document, Map.of(), Set.of(), "").stream()
                .filter(control -> control.path().equals(conflict.field()))
                .flatMap(control -> Lines.of(control).stream())
                .toList();
    }
}
