package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.document.Merge;
import org.openvault.backend.document.Merge.Conflict;
import org.openvault.backend.document.Merge.Reason;

/** Two edits of one document with what a person decides on: everything else is merged already. */
record Resolution(List<Conflict> conflicts, ObjectNode rest) {

    /** @param base what both began with; empty when that is not known any more */
    static Resolution of(ContentType type, Optional<JsonNode> base, ObjectNode mine, JsonNode theirs) {
        if (base.isEmpty()) {
            return new Resolution(Merge.withoutBase(type, mine, theirs), theirs.deepCopy());
        }
        return switch (Merge.of(type, base.get(), mine, theirs)) {
            case Merge.Merged(ObjectNode document) -> new Resolution(List.of(), document);
            case Merge.Conflicting(List<Conflict> conflicts, ObjectNode rest) -> new Resolution(conflicts, rest);
        };
    }

    /** @param mine the places, by their number among the conflicts, where mine is taken; theirs at all others */
    ObjectNode decide(Set<Integer> mine) {
        ObjectNode document = rest.deepCopy();
        for (int index = 0; index < conflicts.size(); index++) {
            decide(document, conflicts.get(index), mine.contains(index));
        }
        return document;
    }

    private static void decide(ObjectNode document, Conflict conflict, boolean mine) {
        JsonNode chosen = mine ? conflict.mine() : conflict.theirs();
        if (conflict.reason() == Reason.BOTH_REORDERED && chosen != null) {
            reorder(document.withArrayProperty(conflict.field()), chosen);
        } else if (conflict.blockId() != null) {
            replace(document.withArrayProperty(conflict.field()), conflict.blockId(), chosen);
        } else if (chosen == null) {
            document.remove(conflict.field());
        } else {
            document.set(conflict.field(), chosen);
        }
    }

    private static void replace(ArrayNode elements, String id, @Nullable JsonNode chosen) {
        for (int index = 0; index < elements.size(); index++) {
            if (elements.get(index).path("id").asText().equals(id)) {
                if (chosen == null) {
                    elements.remove(index);
                } else {
                    elements.set(index, chosen);
                }
                return;
            }
        }
    }

    /** The elements that the order names, in that order; each other stays behind what it stood behind. */
    private static void reorder(ArrayNode elements, JsonNode order) {
        var wanted = new ArrayList<String>();
        order.forEach(id -> wanted.add(id.asText()));
        var named = new HashSet<>(wanted);
        var result = new ArrayList<JsonNode>();
        for (String id : wanted) {
            elements.forEach(element -> {
                if (id.equals(element.path("id").asText())) result.add(element);
            });
        }
        JsonNode before = null;
        for (JsonNode element : elements) {
            if (!named.contains(element.path("id").asText())) {
                result.add(before == null ? 0 : result.indexOf(before) + 1, element);
            }
            before = element;
        }
        elements.removeAll();
        elements.addAll(result);
    }
}
