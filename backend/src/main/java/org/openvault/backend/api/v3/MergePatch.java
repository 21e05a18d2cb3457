package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/**
 * Changes by example (RFC 7396): null removes, a list replaces a list. Beyond that an object in the place of a list changes
 * those of its elements that it names by their ids: {@code {"body": {"0b2f…": {"value": {"text": "…"}}}}}.
 */
final class MergePatch {

    private final List<Object> at = new ArrayList<>();

    private MergePatch() {}

    /** @return what the patch makes of the value; JSON null where it removes it */
    static JsonNode apply(String field, @Nullable JsonNode value, JsonNode patch) {
        var merging = new MergePatch();
        merging.at.add(field);
        return merging.merge(value, patch);
    }

    private JsonNode merge(@Nullable JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        return target instanceof ArrayNode list ? elements(list, changes) : object(target, changes);
    }

    private ObjectNode object(@Nullable JsonNode target, ObjectNode changes) {
        ObjectNode result =
                target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), within(change.getKey(), result.get(change.getKey()), change.getValue()));
            }
        }
        return result;
    }

    private ArrayNode elements(ArrayNode list, ObjectNode changes) {
        ArrayNode result = list.deepCopy();
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            int index = Pointer.index(result, change.getKey());
            if (index < 0 || index >= result.size()) {
                var place = new ArrayList<>(at);
                place.add(change.getKey());
                throw new Problem.InvalidContent(List.of(new Fault(place, "there is no such element")));
            }
            if (change.getValue().isNull()) {
                result.remove(index);
            } else {
                result.set(index, within(change.getKey(), result.get(index), change.getValue()));
            }
        }
        return result;
    }

    private JsonNode within(String step, @Nullable JsonNode target, JsonNode patch) {
        at.add(step);
        JsonNode merged = merge(target, patch);
        at.removeLast();
        return merged;
    }
}
