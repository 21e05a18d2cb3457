package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openvault.backend.api.FieldsParameter;
import org.openvault.backend.api.FieldsParameter.Choice;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.delivery.Live;

/**
 * Which keys of entries an answer has, by {@code ?fields=}: those of {@code meta} are named like the others. What a key holds
 * is given whole, unless some of it is named in brackets.
 */
final class Projection {

    private static final List<String> META = List.of(
            "type", "detail_url", "locale", "parent_id", "slug", "live_url", "first_published_at", "last_published_at");

    private final ContentTypes types;
    private final Map<String, Field> fields;
    private final Map<String, List<Choice>> selected;

    private Projection(ContentTypes types, Map<String, Field> fields, List<Choice> choices, boolean isOfList) {
        this.types = types;
        this.fields = fields;
        var all = new ArrayList<>(List.of("id"));
        all.addAll(META);
        all.add("title");
        var usual = new ArrayList<>(all);
        fields.keySet().stream().filter(name -> !all.contains(name)).forEach(all::add);
        this.selected = FieldsParameter.select(choices, all, isOfList ? usual : all);
        selected.forEach(this::requireKeys);
    }

    /** Of entries of several types, what all of these have. */
    static Projection ofList(ContentTypes all, List<ContentType> types, List<Choice> choices) {
        var fields = new LinkedHashMap<String, Field>();
        if (!types.isEmpty()) {
            types.getFirst().fields().stream()
                    .filter(field -> types.stream().allMatch(type -> type.field(field.name())
                            .filter(other -> !other.isPrivate() && other.kind().equals(field.kind()))
                            .isPresent()))
                    .forEach(field -> fields.put(field.name(), field));
        }
        return new Projection(all, fields, choices, true);
    }

    static Projection ofDetail(ContentTypes all, ContentType type, List<Choice> choices) {
        var fields = new LinkedHashMap<String, Field>();
        type.fields().stream().filter(field -> !field.isPrivate()).forEach(field -> fields.put(field.name(), field));
        return new Projection(all, fields, choices, false);
    }

    private void requireKeys(String name, List<Choice> nested) {
        Field field = fields.get(name);
        if (field != null) {
            NestedKeys.of(field.kind(), types).require(name, nested);
        } else if (!nested.isEmpty()) {
            throw FieldsParameter.notNested(name);
        }
    }

    /** The fields that are to be written, beside what every entry has. */
    List<Field> fields() {
        return selected.keySet().stream()
                .filter(fields::containsKey)
                .map(fields::get)
                .toList();
    }

    /** Whether the fields are in what lists keep of an entry. */
    boolean fitsSummary(Live live) {
        return !live.kind().equals("page") || fields().stream().allMatch(Field::inSummary);
    }

    /** @param more keys that are there without being named */
    ObjectNode apply(ObjectNode full, Set<String> more) {
        ObjectNode meta = (ObjectNode) full.path("meta");
        full.retain(keep(more));
        meta.retain(selected.keySet());
        for (Map.Entry<String, List<Choice>> key : selected.entrySet()) {
            Field field = fields.get(key.getKey());
            if (field != null && !key.getValue().isEmpty()) {
                full.set(
                        key.getKey(),
                        pruned(full.path(key.getKey()), NestedKeys.of(field.kind(), types), key.getValue()));
            }
        }
        return meta.isEmpty() ? full.without("meta") : full;
    }

    private List<String> keep(Set<String> more) {
        var keep = new ArrayList<>(selected.keySet());
        keep.removeAll(META);
        keep.add("meta");
        keep.addAll(more);
        return keep;
    }

    private static JsonNode pruned(JsonNode value, NestedKeys keys, List<Choice> choices) {
        if (value instanceof ArrayNode array) {
            array.forEach(item -> pruned(item, keys, choices));
        }
        if (value instanceof ObjectNode object) {
            Map<String, List<Choice>> wanted = keys.select(choices);
            object.retain(wanted.keySet());
            wanted.forEach((name, nested) -> {
                if (!nested.isEmpty()) {
                    pruned(object.path(name), keys.get(name), nested);
                }
            });
        }
        return value;
    }
}
