package org.openvault.backend.admin.editor;

import static org.openvault.backend.admin.editor.Leaf.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/**
 * Makes a document of a form. A control that says what it said when the form was shown gives back exactly what stood in the
 * document then: who changes nothing saves nothing, whatever form the stored value has.
 */
final class FormReader {

    private final Form form;

    private FormReader(Form form) {
        this.form = form;
    }

    /**
     * @param base the document that the form was made of
     * @param closed fields that the author may not change: they stay as they are
     * @return as it was typed: {@link org.openvault.backend.document.DocumentReader} decides whether it is a document
     */
    static ObjectNode read(ContentType type, Form form, JsonNode base, Set<String> closed) {
        var reader = new FormReader(form);
        ObjectNode document = JSON.objectNode();
        for (Field field : type.fields()) {
            JsonNode before = base.path(field.name());
            put(
                    document,
                    field.name(),
                    closed.contains(field.name()) ? kept(before) : reader.value(field.kind(), field.name(), before));
        }
        return document;
    }

    /** Without the items that nobody has filled in: they have nothing that could be saved. */
    static ObjectNode withoutUnfilled(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        dropUnfilled(copy);
        return copy;
    }

    private static void dropUnfilled(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int index = array.size() - 1; index >= 0; index--) {
                JsonNode item = array.get(index);
                if (item.isObject() && item.has("id") && !item.has("value")) {
                    array.remove(index);
                }
            }
        }
        node.forEach(FormReader::dropUnfilled);
    }

    private static void put(ObjectNode target, String name, @Nullable JsonNode value) {
        if (value != null) {
            target.set(name, value);
        }
    }

    private static @Nullable JsonNode kept(JsonNode before) {
        return before.isMissingNode() || before.isNull() ? null : before;
    }

    private @Nullable JsonNode value(FieldKind kind, String path, JsonNode before) {
        return switch (kind) {
            case FieldKind.Struct(List<Field> fields) -> struct(fields, path, before);
            case FieldKind.ListOf list -> list(list.item(), path, before);
            case FieldKind.Stream stream -> stream(stream, path, before);
            case FieldKind.Table() -> table(path, before);
            case FieldKind.FocalPoint() -> focalPoint(path, before);
            case FieldKind.Bool() -> bool(path, before);
            case FieldKind.File() -> kept(before);
            default -> leaf(kind, path, before);
        };
    }

    private @Nullable JsonNode leaf(FieldKind kind, String path, JsonNode before) {
        String typed = form.get(path);
        return says(before, typed) ? kept(before) : Leaf.value(kind, typed);
    }

    /** Browsers make one line break of another. */
    private static boolean says(JsonNode before, String typed) {
        return Leaf.text(before).replace("\r\n", "\n").replace('\r', '\n').equals(typed);
    }

    private @Nullable JsonNode bool(String path, JsonNode before) {
        boolean checked = form.all(path).contains("true");
        return checked == before.asBoolean() ? kept(before) : JSON.booleanNode(checked);
    }

    private @Nullable JsonNode struct(List<Field> fields, String path, JsonNode before) {
        ObjectNode struct = JSON.objectNode();
        for (Field field : fields) {
            put(struct, field.name(), value(field.kind(), path + "/" + field.name(), before.path(field.name())));
        }
        return struct.isEmpty() && !before.isObject() ? null : struct;
    }

    private @Nullable JsonNode list(FieldKind item, String path, JsonNode before) {
        ArrayNode items = JSON.arrayNode();
        for (String id : form.all(path)) {
            ObjectNode element = items.addObject().put("id", id);
            put(element, "value", elementValue(item, path + "/" + id + "/value", find(before, id)));
        }
        return orNothing(items, before);
    }

    private @Nullable JsonNode stream(FieldKind.Stream stream, String path, JsonNode before) {
        ArrayNode blocks = JSON.arrayNode();
        for (String said : form.all(path)) {
            String[] parts = said.split(" ", 2);
            String type = parts.length == 2 ? parts[1] : "";
            JsonNode was = find(before, parts[0]);
            ObjectNode block = blocks.addObject().put("type", type).put("id", parts[0]);
            FieldKind kind = stream.block(type).map(BlockType::value).orElse(null);
            put(block, "value", kind == null ? kept(was) : elementValue(kind, path + "/" + parts[0] + "/value", was));
        }
        return orNothing(blocks, before);
    }

    /** Unlike a field, an element that says nothing is there all the same. */
    private @Nullable JsonNode elementValue(FieldKind kind, String path, JsonNode before) {
        JsonNode value = value(kind, path, before);
        return value == null ? Leaf.empty(kind) : value;
    }

    private static JsonNode find(JsonNode elements, String id) {
        for (JsonNode element : elements) {
            if (element.path("id").asText().equals(id)) {
                return element.path("value");
            }
        }
        return MissingNode.getInstance();
    }

    private static @Nullable ArrayNode orNothing(ArrayNode elements, JsonNode before) {
        return elements.isEmpty() && !before.isArray() ? null : elements;
    }

    /** For each row the form says how many cells it has. */
    private @Nullable JsonNode table(String path, JsonNode before) {
        ArrayNode rows = JSON.arrayNode();
        for (String cells : form.all(path)) {
            ArrayNode row = rows.addArray();
            int count = cells.matches("[0-9]{1,3}") ? Integer.parseInt(cells) : 0;
            JsonNode was = before.path(rows.size() - 1);
            for (int column = 0; column < count; column++) {
                String typed = form.get(path + "/" + (rows.size() - 1) + "/" + column);
                row.add(says(was.path(column), typed) ? Leaf.text(was.path(column)) : typed);
            }
        }
        return orNothing(rows, before);
    }

    private @Nullable JsonNode focalPoint(String path, JsonNode before) {
        String x = form.get(path + "/x");
        String y = form.get(path + "/y");
        if (says(before.path("x"), x) && says(before.path("y"), y)) {
            return kept(before);
        }
        if (x.isBlank() && y.isBlank()) {
            return null;
        }
        ObjectNode point = JSON.objectNode();
        point.set("x", Leaf.number(x.strip()));
        point.set("y", Leaf.number(y.strip()));
        return point;
    }
}
