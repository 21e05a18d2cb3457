package org.openvault.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a page's draft said in one version.
 *
 * @param says what each block says by the block's id, and each other text by the name of its field
 */
record Draft(DraftVersion version, Map<String, String> says) {
    private static final String STREAM = "body";

    Draft {
        says = Map.copyOf(says);
    }

    static Draft of(DraftVersion version, JsonNode document) {
        var says = new LinkedHashMap<String, String>();
        for (JsonNode block : document.path(STREAM)) {
            says.put(block.path("id").asText(), block.path("value").asText().intern());
        }
        for (var field : document.properties()) {
            if (field.getValue().isTextual() && !field.getValue().asText().isEmpty())
                says.put(field.getKey(), field.getValue().asText());
        }
        return new Draft(version, says);
    }
}
