package org.openvault.backend.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The ids behind the names by which the demo's files speak of each other: {@code image:tower}, {@code page:/about/}. */
final class Names {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NAME = Pattern.compile("(?:image|author|page):\\S+");
    private static final Pattern IN_RICH_TEXT = Pattern.compile("id=\"((?:image|author|page):[^\"]+)\"");

    private final Map<String, Long> ids = new HashMap<>();

    void put(String name, long id) {
        ids.put(name, id);
    }

    JsonNode resolve(JsonNode node) {
        if (node.isObject()) {
            ObjectNode result = JSON.objectNode();
            node.properties().forEach(property -> result.set(property.getKey(), resolve(property.getValue())));
            return result;
        }
        if (node.isArray()) {
            ArrayNode result = JSON.arrayNode();
            node.forEach(item -> result.add(resolve(item)));
            return result;
        }
        return node.isTextual() ? resolve(node.textValue()) : node;
    }

    private JsonNode resolve(String text) {
        if (NAME.matcher(text).matches()) {
            return JSON.numberNode(id(text));
        }
        return JSON.textNode(IN_RICH_TEXT.matcher(text).replaceAll(match -> "id=\"" + id(match.group(1)) + "\""));
    }

    private long id(String name) {
        Long id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("the demo speaks of '" + name + "', which it does not have");
        }
        return id;
    }
}
