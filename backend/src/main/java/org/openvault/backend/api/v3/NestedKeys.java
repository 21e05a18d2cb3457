package org.openvault.backend.api.v3;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.FieldsParameter;
import org.openvault.backend.api.FieldsParameter.Choice;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/**
 * The keys of what a field holds, as {@link org.openvault.backend.delivery.FieldOutput} writes it.
 *
 * @param keys null when it holds none to choose from
 */
record NestedKeys(@Nullable Supplier<Map<String, NestedKeys>> keys) {

    private static final NestedKeys LEAF = new NestedKeys(null);
    private static final List<String> USUAL = List.of("id", "type", "title", "url");
    private static final NestedKeys IMAGE = leaves(
            "id", "title", "alt", "url", "full_url", "width", "height", "credit", "licence", "external", "renditions");

    private static NestedKeys leaves(String... names) {
        var keys = new LinkedHashMap<String, NestedKeys>();
        for (String name : names) {
            keys.put(name, LEAF);
        }
        return new NestedKeys(() -> keys);
    }

    static NestedKeys of(FieldKind kind, ContentTypes types) {
        return switch (kind) {
            case FieldKind.ImageReference() -> IMAGE;
            case FieldKind.PageReference page -> card();
            case FieldKind.SnippetReference snippet ->
                new NestedKeys(() ->
                        fields(List.of("id", "type"), types.get(snippet.type()).fields(), types));
            case FieldKind.Struct struct -> new NestedKeys(() -> fields(List.of(), struct.fields(), types));
            case FieldKind.ListOf list -> new NestedKeys(() -> Map.of("id", LEAF, "value", of(list.item(), types)));
            default -> LEAF; // all other kinds hold what they say, and streams blocks of many kinds
        };
    }

    private static NestedKeys card() {
        var keys = new LinkedHashMap<>(
                leaves("id", "type", "title", "url", "description", "featured", "authors", "first_published_at")
                        .map());
        keys.put("image", IMAGE);
        return new NestedKeys(() -> keys);
    }

    private static Map<String, NestedKeys> fields(List<String> first, List<Field> fields, ContentTypes types) {
        var keys = new LinkedHashMap<String, NestedKeys>();
        first.forEach(name -> keys.put(name, LEAF));
        fields.stream()
                .filter(field -> !field.isPrivate())
                .forEach(field -> keys.put(field.name(), of(field.kind(), types)));
        return keys;
    }

    private Map<String, NestedKeys> map() {
        return keys == null ? Map.of() : keys.get();
    }

    NestedKeys get(String name) {
        return map().getOrDefault(name, LEAF);
    }

    /** What is named, beside what tells one thing from another. */
    Map<String, List<Choice>> select(List<Choice> choices) {
        var all = new ArrayList<>(map().keySet());
        return FieldsParameter.select(
                choices, all, USUAL.stream().filter(all::contains).toList());
    }

    /** @throws org.openvault.backend.problem.Problem.BadRequest when there are no such keys */
    void require(String name, List<Choice> choices) {
        if (choices.isEmpty()) {
            return;
        }
        if (keys == null) {
            throw FieldsParameter.notNested(name);
        }
        select(choices).forEach((key, nested) -> get(key).require(key, nested));
    }
}
