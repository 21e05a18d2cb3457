package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.contenttype.Fields;
import org.openvault.backend.openvault.OpenVaultExtension;

/** Documents as chance writes them for any type; the same for the same seed. */
final class Samples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);
    private static final List<String> TEXTS =
            List.of("", "a", " b ", "two\nlines", "\nfirst", "<b>&amp;\"</b>", "ünïcode — ‘x’", "a&b=c%20+d");

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    /** Every kind of field that there is, in one type. */
    static ContentType everyKind() {
        return ContentType.page("test.Every", "Every kind")
                .with(
                        Fields.richText("rich", "Rich"),
                        Fields.inlineText("inline", "Inline"),
                        Fields.bool("bool", "Bool"),
                        Fields.wholeNumber("number", "Number"),
                        Fields.date("date", "Date"),
                        Fields.duration("duration", "Duration"),
                        Fields.choice("choice", "Choice", "one", "two"),
                        Fields.url("url", "Url"),
                        Fields.words("words", "Words", "[a-z]+"),
                        Fields.tags("tags", "Tags"),
                        Fields.image("image", "Image"),
                        Fields.page("page", "Page"),
                        Fields.snippets("authors", "Authors", 9, "authors.Author"),
                        Fields.html("html", "Html"),
                        Fields.table("table", "Table"),
                        Fields.file("file", "File"),
                        Fields.focalPoint("focal_point", "Focal point"),
                        Fields.structs(
                                "structs",
                                "Structs",
                                9,
                                Fields.text("text", "Text", 20),
                                Fields.structs(
                                        "deep", "Deep", 9, Fields.bool("flag", "Flag"), Fields.tags("tags", "Tags"))),
                        Fields.stream(
                                "body",
                                "Body",
                                List.of(
                                        Fields.block(
                                                "heading", "Heading", new FieldKind.RichText(java.util.Set.of(), true)),
                                        Fields.block("switch", "Switch", new FieldKind.Bool()),
                                        Fields.block("words", "Words", new FieldKind.Words("[a-z]+")),
                                        Fields.block(
                                                "many",
                                                "Many",
                                                Fields.text("title", "Title", 10),
                                                Fields.table("rows", "Rows"),
                                                Fields.pages("pages", "Pages", 5)))));
    }

    static List<ContentType> types() {
        var all = new java.util.ArrayList<>(new ContentTypes(List.of(new OpenVaultExtension())).list());
        all.add(everyKind());
        return all;
    }

    ObjectNode document(ContentType type) {
        return fields(type.fields());
    }

    private ObjectNode fields(List<Field> fields) {
        ObjectNode object = JSON.objectNode();
        for (Field field : fields) {
            if (random.nextInt(5) > 0) {
                object.set(field.name(), value(field.kind()));
            }
        }
        return object;
    }

    private JsonNode value(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Bool() -> JSON.booleanNode(random.nextBoolean());
            case FieldKind.Number(boolean whole) ->
                JSON.numberNode(whole ? BigDecimal.valueOf(random.nextInt()) : new BigDecimal("1.50"));
            case FieldKind.Date() -> JSON.textNode("1969-07-2" + random.nextInt(10));
            case FieldKind.Duration() -> JSON.textNode(random.nextInt(9000) + ".50");
            case FieldKind.Choice(List<String> options) -> JSON.textNode(options.get(random.nextInt(options.size())));
            case FieldKind.Words _ -> array("alpha", "beta");
            case FieldKind.Tags() -> array("Boston, Mass.", "a b");
            case FieldKind.ImageReference(),
                    FieldKind.DocumentReference(),
                    FieldKind.PageReference _,
                    FieldKind.SnippetReference _ -> JSON.numberNode(1L + random.nextInt(1000));
            case FieldKind.Table() -> table();
            case FieldKind.File() -> JSON.objectNode().put("key", "secret").put("type", "image/png");
            case FieldKind.FocalPoint() -> JSON.objectNode().put("x", 0.25).put("y", 1);
            case FieldKind.Struct(List<Field> fields) -> fields(fields);
            case FieldKind.ListOf(FieldKind item, int _) -> elements(() -> element(null, item));
            case FieldKind.Stream(List<BlockType> blocks) ->
                elements(() -> {
                    BlockType type = blocks.get(random.nextInt(blocks.size()));
                    return element(type.name(), type.value());
                });
            default -> JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    private ArrayNode array(String... texts) {
        ArrayNode array = JSON.arrayNode();
        for (String text : texts) {
            if (random.nextBoolean()) array.add(text);
        }
        return array;
    }

    private ArrayNode table() {
        ArrayNode rows = JSON.arrayNode();
        for (int row = random.nextInt(4); row > 0; row--) {
            ArrayNode cells = rows.addArray();
            for (int cell = random.nextInt(4); cell > 0; cell--) {
                cells.add(TEXTS.get(random.nextInt(TEXTS.size())));
            }
        }
        return rows;
    }

    private ArrayNode elements(java.util.function.Supplier<ObjectNode> make) {
        ArrayNode elements = JSON.arrayNode();
        for (int count = random.nextInt(4); count > 0; count--) {
            elements.add(make.get());
        }
        return elements;
    }

    private ObjectNode element(@Nullable String type, FieldKind kind) {
        ObjectNode element = JSON.objectNode();
        if (type != null) {
            element.put("type", type);
        }
        element.put("id", new UUID(random.nextLong(), random.nextLong()).toString());
        element.set("value", value(kind));
        return element;
    }
}
