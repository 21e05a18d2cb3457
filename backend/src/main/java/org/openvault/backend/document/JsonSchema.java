package org.openvault.backend.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.contenttype.RichTextFeature;

/**
 * The JSON Schema (draft 2020-12) of a type's documents as they are stored and as the API shows them. A draft may lack any field:
 * what is required to publish is told by {@code x-required-to-publish}. What JSON Schema cannot say stands in other keys that
 * begin with {@code x-}: what an id refers to, and what rich text may hold.
 */
public final class JsonSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_HTML = 1_000_000;
    private static final int LONGEST_ADDRESS = 2048;
    private static final String UUID_FORM = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";
    private static final String WITHOUT_NUL = "^[^\\u0000]*$";
    private static final String DATE_FORM = "^([0-9]{4}|-[0-9]{4,9}|[+][0-9]{5,9})-[0-9]{2}-[0-9]{2}$";
    static final String SECONDS_FORM = "^[0-9]{1,15}([.][0-9]{1,15})?$";
    /** No colon before the first slash but after a scheme that is let through, and nothing that leaves the site unasked. */
    private static final String ADDRESS_FORM =
            "^(?!//)($|[/#]|[hH][tT][tT][pP][sS]?:|[mM][aA][iI][lL][tT][oO]:|[tT][eE][lL]:)[^\\\\]*$";

    private JsonSchema() {}

    public static ObjectNode of(ContentType type) {
        ObjectNode schema = JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "/api/v3/schema/" + type.name())
                .put("title", type.label());
        schema.setAll(struct(type.fields()));
        return schema;
    }

    /** Fields that never leave the admin are not even named. */
    private static ObjectNode struct(List<Field> fields) {
        ObjectNode schema = typed("object");
        ObjectNode properties = schema.putObject("properties");
        for (Field field : fields) {
            if (!field.isPrivate()) {
                properties.set(field.name(), field(field));
            }
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode field(Field field) {
        ObjectNode schema = JSON.objectNode().put("title", field.label());
        schema.setAll(of(field.kind()));
        if (field.requiredToPublish()) {
            schema.put("x-required-to-publish", true);
        }
        return schema;
    }

    private static ObjectNode of(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Text text -> text(WITHOUT_NUL).put("maxLength", text.maxLength());
            case FieldKind.RichText rich -> richText(rich.features(), rich.inline());
            case FieldKind.Html() ->
                text(WITHOUT_NUL).put("contentMediaType", "text/html").put("maxLength", LONGEST_HTML);
            case FieldKind.Bool() -> typed("boolean");
            case FieldKind.Number number -> typed(number.whole() ? "integer" : "number");
            case FieldKind.Date() -> text(DATE_FORM).put("format", "date");
            case FieldKind.Duration() -> text(SECONDS_FORM).put("description", "seconds");
            case FieldKind.Choice choice -> choice(choice.options());
            case FieldKind.Url() -> text(ADDRESS_FORM).put("maxLength", LONGEST_ADDRESS);
            case FieldKind.Words words -> list(text("^(?:" + words.pattern() + ")$"));
            case FieldKind.Tags() -> list(typed("string").put("minLength", 1)).put("uniqueItems", true);
            case FieldKind.ImageReference() -> reference(EntryKind.IMAGE, List.of());
            case FieldKind.DocumentReference() -> reference(EntryKind.DOCUMENT, List.of());
            case FieldKind.PageReference page -> reference(EntryKind.PAGE, page.types());
            case FieldKind.SnippetReference snippet -> reference(EntryKind.SNIPPET, List.of(snippet.type()));
            case FieldKind.Table() -> list(list(richText(TableCells.FEATURES, true)));
            case FieldKind.File() -> file();
            case FieldKind.FocalPoint() -> focalPoint();
            case FieldKind.Struct struct -> struct(struct.fields());
            case FieldKind.ListOf list -> list(element(of(list.item()))).put("maxItems", list.max());
            case FieldKind.Stream stream -> stream(stream.blocks());
        };
    }

    private static ObjectNode richText(Collection<RichTextFeature> features, boolean inline) {
        ObjectNode schema = typed("string").put("contentMediaType", "text/html").put("x-inline", inline);
        ArrayNode names = schema.putArray("x-features");
        new TreeSet<>(features).forEach(feature -> names.add(feature.name().toLowerCase(java.util.Locale.ROOT)));
        return schema;
    }

    private static ObjectNode choice(List<String> options) {
        ObjectNode schema = typed("string");
        options.forEach(schema.putArray("enum")::add);
        return schema;
    }

    /** @param types to one of which it refers; empty for any of the kind */
    private static ObjectNode reference(EntryKind kind, Collection<String> types) {
        ObjectNode schema = typed("integer").put("minimum", 1);
        ObjectNode refersTo = schema.putObject("x-refers-to").put("kind", kind.value());
        if (!types.isEmpty()) {
            new TreeSet<>(types).forEach(refersTo.putArray("types")::add);
        }
        return schema;
    }

    /** Whoever writes leaves it as it was: only an upload makes another. */
    private static ObjectNode file() {
        ObjectNode schema = typed("object").put("readOnly", true);
        ObjectNode properties = schema.putObject("properties");
        properties.set("key", typed("string"));
        properties.set("width", typed("integer").put("minimum", 1));
        properties.set("height", typed("integer").put("minimum", 1));
        properties.set("bytes", typed("integer").put("minimum", 0));
        properties.set("type", typed("string"));
        properties.set("sha256", text("^[0-9a-f]{64}$"));
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode focalPoint() {
        ObjectNode schema = typed("object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("x", typed("number").put("minimum", 0).put("maximum", 1));
        properties.set("y", typed("number").put("minimum", 0).put("maximum", 1));
        schema.putArray("required").add("x").add("y");
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode stream(List<BlockType> blocks) {
        ObjectNode items = JSON.objectNode();
        ArrayNode oneOf = items.putArray("oneOf");
        for (BlockType block : blocks) {
            ObjectNode schema = element(of(block.value())).put("title", block.label());
            schema.withObjectProperty("properties").putObject("type").put("const", block.name());
            schema.withArrayProperty("required").add("type");
            oneOf.add(schema);
        }
        return list(items);
    }

    /** A value with the id that merging and comments hold on to. */
    private static ObjectNode element(ObjectNode value) {
        ObjectNode schema = typed("object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("id", text(UUID_FORM).put("format", "uuid"));
        properties.set("value", value);
        schema.putArray("required").add("id").add("value");
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode list(ObjectNode items) {
        ObjectNode schema = typed("array");
        schema.set("items", items);
        return schema;
    }

    private static ObjectNode text(String pattern) {
        return typed("string").put("pattern", pattern);
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }
}
