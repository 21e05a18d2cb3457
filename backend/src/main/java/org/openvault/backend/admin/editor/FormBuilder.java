package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openvault.backend.admin.editor.Control.Choice;
import org.openvault.backend.admin.editor.Control.Element;
import org.openvault.backend.admin.editor.Control.Elements;
import org.openvault.backend.admin.editor.Control.Grid;
import org.openvault.backend.admin.editor.Control.Group;
import org.openvault.backend.admin.editor.Control.Input;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.contenttype.RichTextFeature;

/** Makes the form of a document: what {@link FormReader} reads. */
final class FormBuilder {

    /** What is longer is written in several lines. */
    private static final int ONE_LINE = 255;

    private final Map<String, String> faults;
    private final Set<String> closed;
    private final String fresh;
    private int depth;

    /** @param fresh path of an element that was just added; empty for none */
    private FormBuilder(Map<String, String> faults, Set<String> closed, String fresh) {
        this.faults = faults;
        this.closed = closed;
        this.fresh = fresh;
    }

    static List<Control> build(
            ContentType type, JsonNode document, Map<String, String> faults, Set<String> closed, String fresh) {
        var builder = new FormBuilder(faults, closed, fresh);
        return type.fields().stream()
                .map(field -> builder.field(field, field.name(), document.path(field.name())))
                .toList();
    }

    private Control field(Field field, String path, JsonNode value) {
        return control(field.kind(), path, field.label(), field.requiredToPublish(), value);
    }

    private Control control(FieldKind kind, String path, String label, boolean required, JsonNode value) {
        return switch (kind) {
            case FieldKind.Struct(List<Field> fields) ->
                new Group(
                        path,
                        label,
                        fault(path),
                        fields.stream()
                                .map(field -> field(field, path + "/" + field.name(), value.path(field.name())))
                                .toList());
            case FieldKind.ListOf list -> list(list, path, label, required, value);
            case FieldKind.Stream stream -> stream(stream, path, label, required, value);
            case FieldKind.Table() -> new Grid(path, label, fault(path), rows(value));
            case FieldKind.FocalPoint() -> focalPoint(path, label, value);
            default -> input(kind, path, label, required, value);
        };
    }

    private Input input(FieldKind kind, String path, String label, boolean required, JsonNode value) {
        String text = Leaf.text(value);
        return switch (kind) {
            case FieldKind.Text(int maxLength) ->
                input(
                        maxLength > ONE_LINE || text.contains("\n") ? "area" : "text",
                        path,
                        label,
                        text,
                        required,
                        maxLength);
            case FieldKind.RichText(Set<RichTextFeature> features, boolean inline) ->
                input(inline ? "inline" : "rich", path, label, text, required, names(features));
            case FieldKind.Html() -> input("html", path, label, text, required, 1_000_000);
            case FieldKind.Bool() -> input("bool", path, label, text, required, 0);
            case FieldKind.Number _ -> input("number", path, label, text, required, 0);
            case FieldKind.Date() -> input("date", path, label, text, required, 0);
            case FieldKind.Duration() -> input("duration", path, label, text, required, 0);
            case FieldKind.Choice(List<String> options) ->
                input("choice", path, label, text, required, with(options, text));
            case FieldKind.Url() -> input("url", path, label, text, required, 0);
            case FieldKind.Words _ -> input("words", path, label, text, required, 0);
            case FieldKind.Tags() -> input("tags", path, label, text, required, 0);
            case FieldKind.ImageReference() -> input("images", path, label, text, required, 0);
            case FieldKind.DocumentReference() -> input("documents", path, label, text, required, 0);
            case FieldKind.PageReference(Set<String> types) ->
                input("pages", path, label, text, required, List.copyOf(new TreeSet<>(types)));
            case FieldKind.SnippetReference(String type) ->
                input("snippets", path, label, text, required, List.of(type));
            default -> input("file", path, label, value.path("type").asText(), required, 0);
        };
    }

    private Input input(String kind, String path, String label, String text, boolean required, int maxLength) {
        return new Input(kind, path, label, text, fault(path), required, isClosed(path), maxLength, List.of());
    }

    private Input input(String kind, String path, String label, String text, boolean required, List<String> shape) {
        return new Input(kind, path, label, text, fault(path), required, isClosed(path), 0, shape);
    }

    private String fault(String path) {
        return faults.getOrDefault(path, "");
    }

    private boolean isClosed(String path) {
        return !closed.isEmpty() && closed.contains(path.split("/", 2)[0]);
    }

    private static List<String> names(Set<RichTextFeature> features) {
        return features.stream().map(Enum::name).sorted().toList();
    }

    /** What is chosen stays, also where the type does not know it any more. */
    private static List<String> with(List<String> options, String chosen) {
        var all = new ArrayList<>(options);
        if (!chosen.isEmpty() && !options.contains(chosen)) {
            all.add(chosen);
        }
        return all;
    }

    private Group focalPoint(String path, String label, JsonNode value) {
        return new Group(
                path,
                label,
                fault(path),
                List.of(
                        input("number", path + "/x", "x", Leaf.text(value.path("x")), false, 0),
                        input("number", path + "/y", "y", Leaf.text(value.path("y")), false, 0)));
    }

    private static List<List<String>> rows(JsonNode table) {
        var rows = new ArrayList<List<String>>();
        for (JsonNode row : table) {
            var cells = new ArrayList<String>();
            row.forEach(cell -> cells.add(Leaf.text(cell)));
            rows.add(cells);
        }
        return rows;
    }

    private Elements list(FieldKind.ListOf list, String path, String label, boolean required, JsonNode value) {
        var items = new ArrayList<Element>();
        for (JsonNode item : value) {
            items.add(item(list.item(), path, label, item.path("id").asText(), item.path("value")));
        }
        String about = list.item() instanceof FieldKind.Struct(List<Field> fields) ? labels(fields) : "";
        Element blank = blank(() -> item(list.item(), path, label, placeholder(), MissingNode.getInstance()));
        return new Elements(
                path,
                label,
                fault(path),
                required,
                false,
                list.max(),
                items,
                List.of(new Choice("", label, about, 0, blank)));
    }

    private Element item(FieldKind kind, String list, String label, String id, JsonNode value) {
        Control control = control(kind, list + "/" + id + "/value", label, false, value);
        return new Element(list, id, id, "", label, fresh.equals(list + "/" + id), control);
    }

    private Elements stream(FieldKind.Stream stream, String path, String label, boolean required, JsonNode value) {
        var blocks = new ArrayList<Element>();
        for (JsonNode block : value) {
            String type = block.path("type").asText();
            Optional<BlockType> known = stream.block(type);
            blocks.add(
                    known.isPresent()
                            ? block(known.get(), path, block.path("id").asText(), block.path("value"))
                            : unknown(type, path, block));
        }
        List<FieldKind> shapes =
                stream.blocks().stream().map(BlockType::value).distinct().toList();
        List<Choice> choices = stream.blocks().stream()
                .map(type -> new Choice(
                        type.name(),
                        type.label(),
                        type.value() instanceof FieldKind.Struct(List<Field> fields) ? labels(fields) : "",
                        shapes.indexOf(type.value()),
                        blank(() -> block(type, path, placeholder(), MissingNode.getInstance()))))
                .toList();
        return new Elements(path, label, fault(path), required, true, 0, blocks, choices);
    }

    private Element block(BlockType type, String list, String id, JsonNode value) {
        Control control = control(type.value(), list + "/" + id + "/value", type.label(), false, value);
        return new Element(
                list, id, id + " " + type.name(), type.name(), type.label(), fresh.equals(list + "/" + id), control);
    }

    /** A block of a kind that its type does not know any more is shown, so that somebody can decide about it. */
    private Element unknown(String type, String list, JsonNode block) {
        String id = block.path("id").asText();
        String path = list + "/" + id + "/value";
        return new Element(
                list,
                id,
                id + " " + type,
                type,
                type,
                false,
                input("file", path, type, block.path("value").toString(), false, 0));
    }

    /** Its id is filled in by whoever takes a copy; what is inside of it has placeholders of its own. */
    private Element blank(java.util.function.Supplier<Element> build) {
        depth++;
        try {
            return build.get();
        } finally {
            depth--;
        }
    }

    private String placeholder() {
        return "_NEW" + depth + "_";
    }

    private static String labels(List<Field> fields) {
        return fields.stream().map(Field::label).collect(Collectors.joining(", "));
    }
}
