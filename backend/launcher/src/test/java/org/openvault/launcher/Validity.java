package org.openvault.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;

/** What the checker of the HTML standard finds wrong with a page. */
final class Validity {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Validity() {}

    static List<String> errors(String html) {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        try {
            JsonNode report =
                    JSON.readTree(validator.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8))));
            List<String> errors = new ArrayList<>();
            for (JsonNode message : report.path("messages")) {
                if (!message.path("type").asText().equals("info")) {
                    errors.add(message.path("message").asText() + " near "
                            + message.path("extract").asText());
                }
            }
            return errors;
        } catch (Exception failed) {
            throw new AssertionError("the checker failed", failed);
        }
    }
}
