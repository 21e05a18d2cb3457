package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.openvault.OpenVaultExtension;

/** Exhibits as chance writes them, and what an editor might do to one; the same for the same seed. */
final class Exhibits {

    static final ContentType TYPE = new ContentTypes(List.of(new OpenVaultExtension())).get(OpenVaultExtension.EXHIBIT);
    static final List<String> LISTS = List.of("body", "authors", "other_exhibits");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Random random;

    Exhibits(long seed) {
        random = new Random(seed);
    }

    ObjectNode exhibit() {
        ObjectNode document = JSON.objectNode().put("title", word());
        document.put("featured", random.nextBoolean());
        for (String list : LISTS) {
            int size = random.nextInt(list.equals("other_exhibits") ? 3 : 6);
            for (int count = 0; count < size; count++) {
                document.withArrayProperty(list).add(element(list));
            }
        }
        return read(document);
    }

    /** The document after some changes to any of the fields. */
    ObjectNode edited(JsonNode document, List<String> fields) {
        ObjectNode copy = document.deepCopy();
        for (int count = random.nextInt(5); count >= 0; count--) {
            change(copy, fields.get(random.nextInt(fields.size())));
        }
        return read(copy);
    }

    private void change(ObjectNode document, String field) {
        switch (field) {
            case "title" -> document.put("title", word());
            case "seo_title" -> document.set("seo_title", random.nextBoolean() ? JSON.textNode(word()) : null);
            case "featured" -> document.put("featured", random.nextBoolean());
            default -> changeList(document.withArrayProperty(field), field);
        }
    }

    private void changeList(ArrayNode list, String field) {
        int choice = list.isEmpty() ? 0 : random.nextInt(4);
        if (choice == 0 && (!field.equals("other_exhibits") || list.size() < 3)) {
            list.insert(random.nextInt(list.size() + 1), element(field));
        } else if (choice == 1) {
            list.remove(random.nextInt(list.size()));
        } else if (choice == 2) {
            JsonNode moved = list.remove(random.nextInt(list.size()));
            list.insert(random.nextInt(list.size() + 1), moved);
        } else if (choice == 3) {
            rewrite((ObjectNode) list.get(random.nextInt(list.size())), field);
        }
    }

    ObjectNode element(String field) {
        ObjectNode element = JSON.objectNode().put("id", new UUID(random.nextLong(), random.nextLong()).toString());
        if (field.equals("body")) {
            element.put("type", random.nextBoolean() ? "text" : "quote");
        }
        return rewrite(element, field);
    }

    ObjectNode rewrite(ObjectNode element, String field) {
        return switch (element.path("type").asText()) {
            case "text" -> element.put("value", "<p>" + word() + "</p>");
            case "quote" ->
                element.set(
                        "value",
                        JSON.objectNode().put("text", "<p>" + word() + "</p>").put("attribution", word()));
            default -> element.put("value", 1 + random.nextInt(9));
        };
    }

    private String word() {
        return Integer.toString(random.nextInt(50), 36);
    }

    static ObjectNode read(JsonNode document) {
        var reading = DocumentReader.read(TYPE, document);
        if (!reading.faults().isEmpty()) {
            throw new AssertionError(reading.faults() + " in " + document);
        }
        return reading.document();
    }

    static Map<String, JsonNode> elements(JsonNode document, String field) {
        var elements = new LinkedHashMap<String, JsonNode>();
        document.path(field).forEach(element -> elements.put(element.path("id").asText(), element));
        return elements;
    }
}
