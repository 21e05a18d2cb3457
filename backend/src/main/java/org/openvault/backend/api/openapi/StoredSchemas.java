package org.openvault.backend.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.document.JsonSchema;

/**
 * What a type's documents look like as drafts have them and as writers send them: the type's own JSON Schema under the type's
 * name, and each block of its streams under {@code Block.} and the block's name.
 */
@Singleton
class StoredSchemas implements ApiDescription {

    private static final String ID = "id";

    @Override
    public void describe(ApiDocument api) {
        api.types().forEach(type -> api.schema(type.name(), new Schema(document(api, type))));
    }

    static ObjectNode document(ApiDocument api, ContentType type) {
        ObjectNode schema = JsonSchema.of(type);
        schema.remove("$schema");
        schema.remove("$id");
        schema.path("properties").forEach(field -> rewrite(api, type, field));
        return schema;
    }

    private static void rewrite(ApiDocument api, ContentType type, JsonNode schema) {
        schema.forEach(child -> rewrite(api, type, child));
        if (schema instanceof ObjectNode object) {
            letIdsBeMade(object);
            letBeNull(object);
            name(api, type, object);
        }
    }

    /** Whoever sends a block or an item without one is given it; in answers it is always there. */
    private static void letIdsBeMade(ObjectNode schema) {
        if (schema.path("properties").path(ID).path("format").asText().equals("uuid")) {
            ArrayNode required = schema.putArray("required");
            if (schema.path("properties").has("type")) {
                required.add("type");
            }
            required.add("value");
            ObjectNode members = (ObjectNode) schema.get("properties");
            members.set(ID, new Schema((ObjectNode) members.get(ID)).orNull().json());
        }
    }

    /** Within a field null says the same as nothing. */
    private static void letBeNull(ObjectNode schema) {
        boolean isStruct = schema.path("properties").isObject() && !schema.has("required") && !schema.has("readOnly");
        if (isStruct) {
            ObjectNode members = (ObjectNode) schema.get("properties");
            members.properties()
                    .forEach(member -> member.setValue(
                            new Schema((ObjectNode) member.getValue()).orNull().json()));
        }
    }

    private static void name(ApiDocument api, ContentType type, ObjectNode items) {
        if (!items.path("oneOf").path(0).path("properties").path("type").has("const")) {
            return;
        }
        ArrayNode named = items.arrayNode();
        for (JsonNode block : items.path("oneOf")) {
            String name = block.path("properties").path("type").path("const").asText();
            named.add(api.schema("Block." + name, type.name() + "." + name, new Schema(block.deepCopy()))
                    .json());
        }
        items.set("oneOf", named);
    }
}
