package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.problem.Problem;

/**
 * What the buttons of a form do to what was typed where no script runs: {@code add:body:heading}, {@code up:body/UUID},
 * {@code row:body/UUID/value/rows}. Nothing is saved by it.
 */
final class Structure {

    private static final int COLUMNS_AT_FIRST = 2;

    private final ContentType type;
    private final ObjectNode document;

    /** @param document as it was typed; changed in place */
    Structure(ContentType type, ObjectNode document) {
        this.type = type;
        this.document = document;
    }

    /** @return the path of what was added or moved; empty for nothing */
    String apply(String action) {
        String[] parts = action.split(":", 3);
        String path = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "add" -> add(path, parts.length > 2 ? parts[2] : "");
            case "remove", "up", "down", "duplicate" -> element(parts[0], path);
            case "row" -> table(path, true, -1);
            case "column" -> table(path, false, -1);
            case "unrow" -> table(parent(path), true, number(path));
            case "uncolumn" -> table(parent(path), false, number(path));
            default -> throw unknown(action);
        };
    }

    private String add(String path, String blockType) {
        Spot spot = find(path);
        ArrayNode list = spot.array();
        ObjectNode element = list.addObject();
        FieldKind kind =
                switch (spot.kind()) {
                    case FieldKind.ListOf(FieldKind item, int max) -> item;
                    case FieldKind.Stream stream -> {
                        element.put("type", blockType);
                        yield stream.block(blockType).map(BlockType::value).orElseThrow(() -> unknown(blockType));
                    }
                    default -> throw unknown(path);
                };
        String id = UUID.randomUUID().toString();
        element.put("id", id);
        JsonNode empty = Leaf.empty(kind);
        if (empty != null) {
            element.set("value", empty);
        }
        return path + "/" + id;
    }

    private String element(String verb, String path) {
        ArrayNode list = find(parent(path)).array();
        String id = path.substring(path.lastIndexOf('/') + 1);
        int index = index(list, id);
        switch (verb) {
            case "remove" -> list.remove(index);
            case "up" -> list.insert(Math.max(0, index - 1), list.remove(index));
            case "down" -> list.insert(Math.min(list.size() - 1, index + 1), list.remove(index));
            default -> {
                ObjectNode copy = list.get(index).deepCopy();
                String fresh = UUID.randomUUID().toString();
                list.insert(index + 1, copy.put("id", fresh));
                return parent(path) + "/" + fresh;
            }
        }
        return verb.equals("remove") ? "" : path;
    }

    private static int index(ArrayNode list, String id) {
        for (int index = 0; index < list.size(); index++) {
            if (list.get(index).path("id").asText().equals(id)) {
                return index;
            }
        }
        throw unknown(id);
    }

    /** @param at which row or column to take out; -1 to add one */
    private String table(String path, boolean row, int at) {
        Spot spot = find(path);
        if (!(spot.kind() instanceof FieldKind.Table)) {
            throw unknown(path);
        }
        ArrayNode rows = spot.array();
        if (row && at < 0) {
            ArrayNode cells = rows.addArray();
            int width = rows.size() == 1 ? COLUMNS_AT_FIRST : rows.get(0).size();
            for (int column = 0; column < width; column++) {
                cells.add("");
            }
        } else if (row) {
            rows.remove(at);
        } else {
            rows.forEach(cells -> column((ArrayNode) cells, at));
        }
        return "";
    }

    private static void column(ArrayNode cells, int at) {
        if (at < 0) {
            cells.add("");
        } else {
            cells.remove(at);
        }
    }

    /** Where a list or a table is, or would be. */
    private record Spot(FieldKind kind, ObjectNode holder, String name) {
        ArrayNode array() {
            return holder.withArrayProperty(name);
        }
    }

    /** Only what the type knows is ever found: a path never makes anything up. */
    private Spot find(String path) {
        String[] steps = path.split("/");
        List<Field> fields = type.fields();
        ObjectNode holder = document;
        int step = 0;
        while (true) {
            String name = steps[step];
            FieldKind kind = fields.stream()
                    .filter(field -> field.name().equals(name))
                    .map(Field::kind)
                    .findFirst()
                    .orElseThrow(() -> unknown(path));
            while (kind instanceof FieldKind.ListOf || kind instanceof FieldKind.Stream) {
                if (step + 2 >= steps.length) {
                    return new Spot(kind, holder, steps[step]);
                }
                ArrayNode list = holder.withArrayProperty(steps[step]);
                ObjectNode element = (ObjectNode) list.get(index(list, steps[step + 1]));
                kind = inside(kind, element, path);
                holder = element;
                step += 2; // at "value"
            }
            if (step == steps.length - 1) {
                return new Spot(kind, holder, steps[step]);
            }
            if (!(kind instanceof FieldKind.Struct(List<Field> inner))) {
                throw unknown(path);
            }
            holder = holder.withObjectProperty(steps[step]);
            fields = inner;
            step++;
        }
    }

    private static FieldKind inside(FieldKind kind, ObjectNode element, String path) {
        return kind instanceof FieldKind.Stream stream
                ? stream.block(element.path("type").asText())
                        .map(BlockType::value)
                        .orElseThrow(() -> unknown(path))
                : ((FieldKind.ListOf) kind).item();
    }

    private static String parent(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : path;
    }

    private static int number(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (!last.matches("[0-9]{1,4}")) {
            throw unknown(path);
        }
        return Integer.parseInt(last);
    }

    private static Problem.BadRequest unknown(@Nullable String what) {
        return new Problem.BadRequest("there is nothing here such as '" + what + "'");
    }
}
