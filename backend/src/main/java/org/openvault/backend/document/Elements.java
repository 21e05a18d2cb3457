package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/** The blocks of a stream or the items of a list by their ids, in order: the grain in which documents are compared and merged. */
final class Elements {

    private Elements() {}

    static boolean areIn(FieldKind kind) {
        return kind instanceof FieldKind.Stream || kind instanceof FieldKind.ListOf;
    }

    /** @return empty when the value is not of that form, as in a document of an older version of its type */
    static Optional<Map<String, JsonNode>> of(@Nullable JsonNode value) {
        var elements = new LinkedHashMap<String, JsonNode>();
        if (value == null) {
            return Optional.of(elements);
        }
        if (!value.isArray()) {
            return Optional.empty();
        }
        for (JsonNode element : value) {
            JsonNode id = element.path("id");
            if (!id.isTextual() || elements.put(id.textValue(), element) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(elements);
    }

    /** Those of the ids that are wanted, in their order. */
    static List<String> only(Collection<String> ids, Set<String> wanted) {
        var result = new ArrayList<>(ids);
        result.retainAll(wanted);
        return result;
    }

    static ArrayNode array(Collection<? extends JsonNode> elements) {
        return JsonNodeFactory.instance.arrayNode().addAll(elements);
    }

    /** The value, or null when there is none: a field that is absent and one that is null say the same. */
    static @Nullable JsonNode valueIn(JsonNode document, String field) {
        JsonNode value = document.get(field);
        return value == null || value.isNull() ? null : value;
    }

    static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        return one == null || other == null ? one == other : CanonicalJson.same(one, other);
    }

    /** The type's fields in order, then whatever else the documents hold. */
    static Map<String, Optional<FieldKind>> fields(ContentType type, JsonNode... documents) {
        var fields = new LinkedHashMap<String, Optional<FieldKind>>();
        for (Field field : type.fields()) {
            fields.put(field.name(), Optional.of(field.kind()));
        }
        var others = new TreeSet<String>();
        for (JsonNode document : documents) {
            document.fieldNames().forEachRemaining(others::add);
        }
        others.forEach(name -> fields.putIfAbsent(name, Optional.empty()));
        return fields;
    }
}
