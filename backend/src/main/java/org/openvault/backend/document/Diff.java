package org.openvault.backend.document;

import static org.openvault.backend.document.Elements.same;
import static org.openvault.backend.document.Elements.valueIn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/**
 * What is different between two documents, by field and by block. Documents of older versions of a type, or of another
 * type, are compared as far as they go: what the type does not know is compared as a whole.
 */
public final class Diff {

    public sealed interface Change {
        String field();
    }

    /** @param before null when the field was empty, after likewise */
    public record FieldChanged(
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) implements Change {}

    /** @param index where it stands now */
    public record BlockAdded(String field, String id, int index, JsonNode value) implements Change {}

    /** @param index where it stood */
    public record BlockRemoved(String field, String id, int index, JsonNode value) implements Change {}

    /** @param fields what is different within, when the block is one of named values */
    public record BlockChanged(String field, String id, JsonNode before, JsonNode after, List<FieldChanged> fields)
            implements Change {
        public BlockChanged {
            fields = List.copyOf(fields);
        }
    }

    /** Moved among those that stayed: inserting a block moves none. */
    public record BlockMoved(String field, String id, int from, int to) implements Change {}

    private Diff() {}

    /** @return in the order of the type's fields and of the blocks; empty when both say the same */
    public static List<Change> of(ContentType type, JsonNode before, JsonNode after) {
        var changes = new ArrayList<Change>();
        Elements.fields(type, before, after)
                .forEach((name, kind) -> field(name, kind, valueIn(before, name), valueIn(after, name), changes));
        return List.copyOf(changes);
    }

    /** The names of the top-level fields that say something else. */
    public static Set<String> fieldsChanged(ContentType type, JsonNode before, JsonNode after) {
        var names = new LinkedHashSet<String>();
        for (String name : Elements.fields(type, before, after).keySet()) {
            if (!same(valueIn(before, name), valueIn(after, name))) {
                names.add(name);
            }
        }
        return names;
    }

    private static void field(
            String name,
            Optional<FieldKind> kind,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            List<Change> changes) {
        if (same(before, after)) {
            return;
        }
        var was = kind.filter(Elements::areIn).flatMap(list -> Elements.of(before));
        var is = kind.filter(Elements::areIn).flatMap(list -> Elements.of(after));
        if (was.isEmpty() || is.isEmpty()) {
            changes.add(new FieldChanged(name, before, after));
        } else {
            blocks(name, kind.orElseThrow(), was.get(), is.get(), changes);
        }
    }

    private static void blocks(
            String name,
            FieldKind kind,
            Map<String, JsonNode> before,
            Map<String, JsonNode> after,
            List<Change> changes) {
        int at = 0;
        for (Map.Entry<String, JsonNode> was : before.entrySet()) {
            if (!after.containsKey(was.getKey())) {
                changes.add(new BlockRemoved(name, was.getKey(), at, was.getValue()));
            }
            at++;
        }
        at = 0;
        for (Map.Entry<String, JsonNode> is : after.entrySet()) {
            JsonNode was = before.get(is.getKey());
            if (was == null) {
                changes.add(new BlockAdded(name, is.getKey(), at, is.getValue()));
            } else if (!same(was, is.getValue())) {
                changes.add(new BlockChanged(name, is.getKey(), was, is.getValue(), within(kind, was, is.getValue())));
            }
            at++;
        }
        changes.addAll(Moves.between(name, before.keySet(), after.keySet()));
    }

    private static List<FieldChanged> within(FieldKind kind, JsonNode before, JsonNode after) {
        if (!before.path("type").equals(after.path("type"))
                || !(item(kind, after).orElse(null) instanceof FieldKind.Struct struct)) {
            return List.of();
        }
        var changes = new ArrayList<FieldChanged>();
        for (Field field : struct.fields()) {
            JsonNode was = valueIn(before.path("value"), field.name());
            JsonNode is = valueIn(after.path("value"), field.name());
            if (!same(was, is)) {
                changes.add(new FieldChanged(field.name(), was, is));
            }
        }
        return changes;
    }

    private static Optional<FieldKind> item(FieldKind kind, JsonNode element) {
        return switch (kind) {
            case FieldKind.Stream stream ->
                stream.block(element.path("type").asText()).map(BlockType::value);
            case FieldKind.ListOf list -> Optional.of(list.item());
            default -> Optional.empty();
        };
    }
}
