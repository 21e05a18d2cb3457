package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/**
 * Turns what somebody sent into a document of a type: every value in its one stored form, rich text cleaned, ids given to
 * blocks that have none. What does not fit is told, all at once; nothing is dropped in silence.
 */
public final class DocumentReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

    /** The document, to be kept only when there are no faults. */
    public record Reading(ObjectNode document, List<Fault> faults) {}

    private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Set<String> ITEM = Set.of("id", "value");
    private static final Set<String> BLOCK = Set.of("type", "id", "value");

    private final List<Fault> faults = new ArrayList<>();
    private final List<Object> at = new ArrayList<>();

    private DocumentReader() {}

    public static Reading read(ContentType type, JsonNode input) {
        var reader = new DocumentReader();
        ObjectNode document = reader.fields(type.fields(), input);
        return new Reading(document, List.copyOf(reader.faults));
    }

    private ObjectNode fields(List<Field> fields, JsonNode input) {
        ObjectNode result = JSON.objectNode();
        if (!input.isObject()) {
            fault("must be an object of named values");
            return result;
        }
        Set<String> unknown = new LinkedHashSet<>();
        input.fieldNames().forEachRemaining(unknown::add);
        for (Field field : fields) {
            unknown.remove(field.name());
            JsonNode value = input.get(field.name());
            if (value != null && !value.isNull()) {
                within(field.name(), () -> put(result, field.name(), value(field.kind(), value)));
            }
        }
        unknown.forEach(name -> within(name, () -> fault("is not a field here")));
        return result;
    }

    private static void put(ObjectNode target, String name, @Nullable JsonNode value) {
        if (value != null) {
            target.set(name, value);
        }
    }

    private @Nullable JsonNode value(FieldKind kind, JsonNode value) {
        return switch (kind) {
            case FieldKind.Text text -> text(value, text.maxLength());
            case FieldKind.RichText rich ->
                value.isTextual()
                        ? JSON.textNode(RichText.clean(value.textValue(), rich.features(), rich.inline()))
                        : refused("must be a text");
            case FieldKind.Html() -> text(value, 1_000_000);
            case FieldKind.Bool() -> value.isBoolean() ? value : refused("must be true or false");
            case FieldKind.Number number -> number(value, number.whole());
            case FieldKind.Date() -> date(value);
            case FieldKind.Duration() -> duration(value);
            case FieldKind.Choice choice ->
                value.isTextual() && choice.options().contains(value.textValue())
                        ? value
                        : refused("must be one of " + String.join(", ", choice.options()));
            case FieldKind.Url() ->
                value.isTextual() && (value.textValue().isEmpty() || WebAddress.isSafe(value.textValue()))
                        ? value
                        : refused("must be an http, https, mailto or tel address, or a path that begins with /");
            case FieldKind.Words words -> words(value, words.pattern());
            case FieldKind.Tags() -> tags(value);
            case FieldKind.ImageReference() -> id(value);
            case FieldKind.DocumentReference() -> id(value);
            case FieldKind.PageReference page -> id(value);
            case FieldKind.SnippetReference snippet -> id(value);
            case FieldKind.Table() -> table(value);
            case FieldKind.File() -> value.isObject() ? value : refused("must be the description of a stored file");
            case FieldKind.FocalPoint() -> focalPoint(value);
            case FieldKind.Struct struct -> fields(struct.fields(), value);
            case FieldKind.ListOf list -> list(list, value);
            case FieldKind.Stream stream -> stream(stream, value);
        };
    }

    private @Nullable JsonNode text(JsonNode value, int maxLength) {
        if (!value.isTextual()) {
            return refused("must be a text");
        }
        if (value.textValue().indexOf('\0') >= 0) {
            return refused("must not contain a NUL character");
        }
        return value.textValue().length() <= maxLength
                ? value
                : refused("must have at most " + maxLength + " characters");
    }

    private @Nullable JsonNode number(JsonNode value, boolean whole) {
        if (!value.isNumber() || (whole && !value.canConvertToExactIntegral())) {
            return refused(whole ? "must be a whole number" : "must be a number");
        }
        return JSON.numberNode(value.decimalValue());
    }

    private @Nullable JsonNode date(JsonNode value) {
        try {
            return JSON.textNode(LocalDate.parse(value.asText()).toString());
        } catch (DateTimeParseException unreadable) {
            return refused("must be a date such as 2026-11-21");
        }
    }

    /** A text, since a number of JSON would come back with other digits from some clients. */
    private @Nullable JsonNode duration(JsonNode value) {
        if (!value.isTextual() || !value.textValue().matches(JsonSchema.SECONDS_FORM)) {
            return refused("must be a number of seconds that is not negative, written as a text: \"90.0\"");
        }
        var seconds = new BigDecimal(value.textValue());
        return JSON.textNode(seconds.setScale(Math.max(1, seconds.scale())).toPlainString());
    }

    private @Nullable JsonNode words(JsonNode value, String pattern) {
        List<String> words = value.isArray()
                ? strings(value)
                : Arrays.asList(value.asText().strip().split("\\s+"));
        ArrayNode result = JSON.arrayNode();
        for (String word : words) {
            if (!word.matches(pattern)) {
                fault("'" + word + "' is not of the form " + pattern);
            }
            result.add(word);
        }
        return result;
    }

    private @Nullable JsonNode tags(JsonNode value) {
        if (!value.isArray()) {
            return refused("must be a list of labels");
        }
        ArrayNode result = JSON.arrayNode();
        strings(value).stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .forEach(result::add);
        return result;
    }

    private List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        for (JsonNode item : array) {
            if (item.isTextual()) {
                strings.add(item.textValue());
            } else {
                fault("must hold texts alone");
            }
        }
        return strings;
    }

    private @Nullable JsonNode id(JsonNode value) {
        return value.isIntegralNumber() && value.longValue() > 0
                ? JSON.numberNode(value.longValue())
                : refused("must be an id");
    }

    private @Nullable JsonNode focalPoint(JsonNode value) {
        double x = value.path("x").asDouble(-1);
        double y = value.path("y").asDouble(-1);
        return x >= 0 && x <= 1 && y >= 0 && y <= 1 && value.size() == 2
                ? value
                : refused("must be x and y from 0 to 1");
    }

    private @Nullable JsonNode table(JsonNode value) {
        if (!value.isArray()) {
            return refused("must be a list of rows");
        }
        ArrayNode rows = JSON.arrayNode();
        for (JsonNode row : value) {
            if (!row.isArray()) {
                fault("must be a list of rows of cells");
            }
            ArrayNode cells = rows.addArray();
            strings(row).forEach(cell -> cells.add(RichText.clean(cell, TableCells.FEATURES, true)));
        }
        return rows;
    }

    private @Nullable JsonNode list(FieldKind.ListOf list, JsonNode value) {
        if (!value.isArray()) {
            return refused("must be a list");
        }
        if (value.size() > list.max()) {
            return refused("must have at most " + list.max() + " items");
        }
        ArrayNode result = JSON.arrayNode();
        var ids = new HashSet<String>();
        for (int index = 0; index < value.size(); index++) {
            JsonNode item = value.get(index);
            within(index, () -> {
                requireKeys(item, ITEM);
                ObjectNode element = result.addObject();
                element.set("id", identity(item, ids));
                within("value", () -> put(element, "value", value(list.item(), item.path("value"))));
            });
        }
        return result;
    }

    private @Nullable JsonNode stream(FieldKind.Stream stream, JsonNode value) {
        if (!value.isArray()) {
            return refused("must be a list of blocks");
        }
        ArrayNode result = JSON.arrayNode();
        var ids = new HashSet<String>();
        for (int index = 0; index < value.size(); index++) {
            JsonNode block = value.get(index);
            within(index, () -> block(stream, block, ids, result));
        }
        return result;
    }

    private void block(FieldKind.Stream stream, JsonNode block, Set<String> ids, ArrayNode result) {
        BlockType type = stream.block(block.path("type").asText()).orElse(null);
        if (type == null) {
            fault("'" + block.path("type").asText() + "' is not a block that may stand here");
            return;
        }
        requireKeys(block, BLOCK);
        ObjectNode element = result.addObject();
        element.put("type", type.name());
        element.set("id", identity(block, ids));
        within("value", () -> put(element, "value", value(type.value(), block.path("value"))));
    }

    private void requireKeys(JsonNode element, Set<String> known) {
        element.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                within(name, () -> fault("is not a key here"));
            }
        });
    }

    /** Ids are what merging and comments hold on to: they are kept when given, made when not, and never used twice. */
    private TextNode identity(JsonNode element, Set<String> taken) {
        JsonNode given = element.path("id");
        if (given.isMissingNode() || given.isNull()) {
            return JSON.textNode(UUID.randomUUID().toString());
        }
        String id = given.asText().toLowerCase(Locale.ROOT);
        if (!given.isTextual() || !id.matches(UUID_FORM)) {
            within("id", () -> fault("must be a UUID"));
        } else if (!taken.add(id)) {
            within("id", () -> fault("is used twice"));
        }
        return JSON.textNode(id);
    }

    private void within(Object step, Runnable work) {
        at.add(step);
        work.run();
        at.removeLast();
    }

    private @Nullable JsonNode refused(String message) {
        fault(message);
        return null;
    }

    private void fault(String message) {
        faults.add(new Fault(at, message));
    }
}
