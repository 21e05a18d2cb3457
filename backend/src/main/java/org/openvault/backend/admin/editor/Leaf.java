package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.FieldKind;

/**
 * Values that one control holds, as the text in it. What cannot be read as its kind stays the text that was typed: the
 * document's reader says what is wrong with it, and the form shows it again.
 */
final class Leaf {

    static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

    private static final String NUMBER = "-?[0-9]{1,18}([.][0-9]{1,18})?";
    private static final String CLOCK = "([0-9]{1,4}:)?[0-9]{1,4}:[0-9]{1,2}([.][0-9]{1,6})?";

    private Leaf() {}

    static String text(@Nullable JsonNode value) {
        if (value == null || value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            var lines = new ArrayList<String>();
            value.forEach(item -> lines.add(item.asText()));
            return String.join("\n", lines);
        }
        return value.isNumber()
                ? value.decimalValue().toString()
                : value.isObject() ? value.toString() : value.asText();
    }

    /** @return null when nothing was said */
    static @Nullable JsonNode value(FieldKind kind, String typed) {
        if (typed.isBlank() && !(kind instanceof FieldKind.Text)) {
            return null;
        }
        return switch (kind) {
            case FieldKind.Number _ -> number(typed.strip());
            case FieldKind.Duration() -> JSON.textNode(seconds(typed.strip()));
            case FieldKind.Url() -> JSON.textNode(typed.strip());
            case FieldKind.Words _ -> texts(Stream.of(typed.strip().split("\\s+")));
            case FieldKind.Tags() -> texts(typed.lines().map(String::strip).filter(line -> !line.isEmpty()));
            case FieldKind.ImageReference(),
                    FieldKind.DocumentReference(),
                    FieldKind.PageReference _,
                    FieldKind.SnippetReference _ -> id(typed.strip());
            default -> typed.isEmpty() ? null : JSON.textNode(typed);
        };
    }

    /** What a block or an item says that says nothing yet; null where its kind knows nothing of that sort. */
    static @Nullable JsonNode empty(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Text _, FieldKind.RichText _, FieldKind.Html(), FieldKind.Url() -> JSON.textNode("");
            case FieldKind.Bool() -> JSON.booleanNode(false);
            case FieldKind.Struct _ -> JSON.objectNode();
            case FieldKind.ListOf _, FieldKind.Stream _, FieldKind.Tags(), FieldKind.Words _, FieldKind.Table() ->
                JSON.arrayNode();
            default -> null;
        };
    }

    static JsonNode number(String typed) {
        return typed.matches(NUMBER) ? JSON.numberNode(new BigDecimal(typed)) : JSON.textNode(typed);
    }

    private static JsonNode id(String typed) {
        return typed.matches("[1-9][0-9]{0,17}") ? JSON.numberNode(Long.parseLong(typed)) : JSON.textNode(typed);
    }

    /** People know times as {@code 1:02:03}; they are kept in seconds. */
    private static String seconds(String typed) {
        if (!typed.matches(CLOCK)) {
            return typed;
        }
        BigDecimal seconds = BigDecimal.ZERO;
        for (String part : List.of(typed.split(":"))) {
            seconds = seconds.multiply(BigDecimal.valueOf(60)).add(new BigDecimal(part));
        }
        return seconds.toPlainString();
    }

    private static ArrayNode texts(Stream<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
