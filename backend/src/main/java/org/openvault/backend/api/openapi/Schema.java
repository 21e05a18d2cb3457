package org.openvault.backend.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** The vocabulary in which shapes are described: JSON Schema, draft 2020-12. Each method gives a schema of its own. */
public record Schema(ObjectNode json) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFERENCE = "$ref";

    /** Whatever it is. */
    public static Schema any() {
        return new Schema(JSON.objectNode());
    }

    public static Schema ref(String name) {
        return new Schema(JSON.objectNode().put(REFERENCE, "#/components/schemas/" + name));
    }

    public static Schema text() {
        return typed("string");
    }

    public static Schema text(int longest) {
        return new Schema(typed("string").json.put("maxLength", longest));
    }

    public static Schema matching(String pattern) {
        return new Schema(typed("string").json.put("pattern", pattern));
    }

    public static Schema word(String... words) {
        return word(List.of(words));
    }

    public static Schema word(Collection<String> words) {
        Schema schema = typed("string");
        words.forEach(schema.json.putArray("enum")::add);
        return schema;
    }

    public static Schema always(String word) {
        return new Schema(typed("string").json.put("const", word));
    }

    /** {@code 2026-11-21T09:00:00Z} */
    public static Schema instant() {
        return new Schema(typed("string").json.put("format", "date-time"));
    }

    /** The id of an entry, or of whatever else has one. */
    public static Schema id() {
        return new Schema(typed("integer").json.put("format", "int64").put("minimum", 1));
    }

    public static Schema count() {
        return whole(0, Long.MAX_VALUE);
    }

    /** From 0 on, with however many digits. */
    public static Schema natural() {
        return new Schema(typed("integer").json.put("minimum", 0));
    }

    public static Schema whole(long least, long most) {
        ObjectNode json = typed("integer").json.put("format", "int64").put("minimum", least);
        return new Schema(most == Long.MAX_VALUE ? json : json.put("maximum", most));
    }

    public static Schema flag() {
        return typed("boolean");
    }

    /** An object of members that nobody knows beforehand. */
    public static Schema map(Schema values) {
        ObjectNode json = typed("object").json;
        json.set("additionalProperties", values.json);
        return new Schema(json);
    }

    public static Schema list(Schema items) {
        ObjectNode json = typed("array").json;
        json.set("items", items.json);
        return new Schema(json);
    }

    public static Schema oneOf(Collection<Schema> choices) {
        return choice("oneOf", choices);
    }

    public static Schema anyOf(Collection<Schema> choices) {
        return choice("anyOf", choices);
    }

    private static Schema choice(String word, Collection<Schema> choices) {
        ObjectNode json = JSON.objectNode();
        choices.forEach(choice -> json.withArrayProperty(word).add(choice.json));
        return new Schema(json);
    }

    /** What {@code anyOf} chooses among. */
    List<Schema> choices() {
        var choices = new ArrayList<Schema>();
        json.path("anyOf").forEach(choice -> choices.add(new Schema((ObjectNode) choice)));
        return choices;
    }

    /** An object of the members that follow; clients are to overlook others. */
    public static Schema object() {
        ObjectNode json = typed("object").json;
        json.putObject("properties");
        return new Schema(json);
    }

    private static Schema typed(String type) {
        return new Schema(JSON.objectNode().put("type", type));
    }

    /** A member that is always there. */
    public Schema has(String name, Schema value) {
        Schema schema = may(name, value);
        return schema.and(requiring(name));
    }

    private static Schema requiring(String name) {
        ObjectNode json = JSON.objectNode();
        json.putArray("required").add(name);
        return new Schema(json);
    }

    /** A member that may be absent. */
    public Schema may(String name, Schema value) {
        ObjectNode copy = json.deepCopy();
        copy.withObjectProperty("properties").set(name, value.json);
        return new Schema(copy);
    }

    /** All members of another object too, required where it requires them. */
    public Schema and(Schema other) {
        ObjectNode copy = json.deepCopy();
        other.json.path("properties").properties().forEach(property -> copy.withObjectProperty("properties")
                .set(property.getKey(), property.getValue()));
        var required = new LinkedHashSet<JsonNode>();
        copy.path("required").forEach(required::add);
        other.json.path("required").forEach(required::add);
        copy.putArray("required").addAll(required);
        return new Schema(copy);
    }

    /** Nothing but what is named: whatever else a request has is refused. */
    public Schema closed() {
        return new Schema(json.deepCopy().put("additionalProperties", false));
    }

    /** And whatever else. */
    public Schema open() {
        return new Schema(json.deepCopy().put("additionalProperties", true));
    }

    public Schema orNull() {
        JsonNode type = json.path("type");
        if (!type.isTextual() || json.has("enum") || json.has("const")) {
            return anyOf(List.of(this, typed("null")));
        }
        ObjectNode copy = json.deepCopy();
        ArrayNode types = copy.putArray("type");
        types.add(type.textValue()).add("null");
        return new Schema(copy);
    }

    public Schema described(String text) {
        return new Schema(json.deepCopy().put("description", text));
    }

    /** What it is when nothing is said. */
    public Schema otherwise(long value) {
        return new Schema(json.deepCopy().put("default", value));
    }

    public Schema example(Object value) {
        ObjectNode copy = json.deepCopy();
        copy.putArray("examples").addPOJO(value);
        return new Schema(copy);
    }
}
