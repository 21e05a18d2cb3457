package org.openvault.backend.admin.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.document.RichText;

/** A value of a document as a person reads it: lines of plain text, with the names of what it names. */
final class Readable {

    private final Map<Long, String> titles;

    /** @param titles of entries that are named; of others the number is shown */
    Readable(Map<Long, String> titles) {
        this.titles = titles;
    }

    /** @param kind empty for what the type does not know any more */
    String of(Optional<FieldKind> kind, @Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "";
        }
        return kind.map(known -> of(known, value))
                .orElseGet(() -> value.isTextual() ? value.asText() : value.toString());
    }

    private String of(FieldKind kind, JsonNode value) {
        return switch (kind) {
            case FieldKind.RichText text -> text(value.asText());
            case FieldKind.ImageReference() -> name(value);
            case FieldKind.DocumentReference() -> name(value);
            case FieldKind.PageReference page -> name(value);
            case FieldKind.SnippetReference snippet -> name(value);
            case FieldKind.Struct struct -> struct(struct.fields(), value);
            case FieldKind.ListOf list -> lines(value, item -> of(Optional.of(list.item()), item.path("value")));
            case FieldKind.Stream stream -> lines(value, block -> block(stream, block));
            case FieldKind.Table() -> lines(value, row -> row(row));
            case FieldKind.Words words -> lines(value, JsonNode::asText);
            case FieldKind.Tags() -> lines(value, JsonNode::asText);
            case FieldKind.Bool() -> value.asBoolean() ? "✓" : "–";
            case FieldKind.File() -> value.path("key").asText();
            case FieldKind.FocalPoint() ->
                value.path("x").asText() + ", " + value.path("y").asText();
            case FieldKind.Text text -> value.asText();
            case FieldKind.Html() -> value.asText();
            case FieldKind.Number number -> value.asText();
            case FieldKind.Date() -> value.asText();
            case FieldKind.Duration() -> value.asText();
            case FieldKind.Choice choice -> value.asText();
            case FieldKind.Url() -> value.asText();
        };
    }

    /** Paragraphs and list items on lines of their own; where only the markup differs the reader is shown that. */
    private static String text(String html) {
        var lines = new ArrayList<String>();
        for (Element element : RichText.parse(html).children()) {
            if (element.normalName().equals("ul") || element.normalName().equals("ol")) {
                element.children().forEach(item -> lines.add("• " + item.text()));
            } else {
                lines.add(element.text());
            }
        }
        return lines.size() <= 1 ? RichText.plain(html) : String.join("\n", lines);
    }

    private String name(JsonNode id) {
        String title = titles.getOrDefault(id.asLong(), "");
        return title.isEmpty() ? "#" + id.asText() : title + " (#" + id.asText() + ")";
    }

    private String struct(List<Field> fields, JsonNode value) {
        var lines = new ArrayList<String>();
        for (Field field : fields) {
            String said = of(Optional.of(field.kind()), value.get(field.name()));
            if (!said.isEmpty()) {
                lines.add(field.label() + ": " + said);
            }
        }
        return String.join("\n", lines);
    }

    private String block(FieldKind.Stream stream, JsonNode block) {
        Optional<BlockType> type = stream.block(block.path("type").asText());
        String label = type.map(BlockType::label).orElse(block.path("type").asText());
        return label + "\n" + of(type.map(BlockType::value), block.path("value"));
    }

    private static String row(JsonNode row) {
        var cells = new ArrayList<String>();
        row.forEach(cell -> cells.add(RichText.plain(cell.asText())));
        return String.join(" | ", cells);
    }

    private interface Line {
        String of(JsonNode item);
    }

    private static String lines(JsonNode value, Line line) {
        var lines = new ArrayList<String>();
        value.forEach(item -> lines.add(line.of(item)));
        return String.join("\n", lines);
    }
}
