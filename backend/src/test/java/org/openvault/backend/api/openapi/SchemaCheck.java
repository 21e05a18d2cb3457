package org.openvault.backend.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Validates JSON by schemas of the document, which are taken strictly here: no member that is not described. */
final class SchemaCheck {

    private static final String NAME = "urn:openvault:openapi";
    private static final int MOST_TOLD = 6;

    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<JsonNode, JsonSchema> read = new ConcurrentHashMap<>();

    SchemaCheck(JsonNode document) {
        String strict = strict(document).toString();
        factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(NAME, strict))));
    }

    /** @param isOfParts whether parts of things were asked for: only then may they be answered */
    void requireValid(JsonNode whole, boolean isOfParts, String json, String what) {
        JsonNode schema = isOfParts ? whole : withoutParts(whole);
        Set<ValidationMessage> faults = read.computeIfAbsent(schema, one -> factory.getSchema(strict(one), config))
                .validate(json, InputFormat.JSON);
        if (!faults.isEmpty()) {
            String told = faults.stream()
                    .limit(MOST_TOLD)
                    .map(fault -> fault.getMessage() + " [" + fault.getSchemaLocation() + "]")
                    .collect(Collectors.joining("\n  "));
            throw new AssertionError("%s something else than docs/reference/openapi.json says:%n  %s%n%s"
                    .formatted(what, told, json.substring(0, Math.min(json.length(), 2000))));
        }
    }

    private static JsonNode withoutParts(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        for (JsonNode choices : copy.findValues("anyOf")) {
            for (int at = choices.size() - 1; at >= 0; at--) {
                if (choices.get(at).path("$ref").asText().endsWith("/Part")) {
                    ((ArrayNode) choices).remove(at);
                }
            }
        }
        return copy;
    }

    private static JsonNode strict(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("$ref").asText().startsWith("#")) {
                object.set("$ref", TextNode.valueOf(NAME + object.path("$ref").asText()));
            }
            if (object.path("properties").isObject()
                    && object.path("type").isValueNode() | object.path("type").isArray()
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        node.forEach(SchemaCheck::close);
    }
}
