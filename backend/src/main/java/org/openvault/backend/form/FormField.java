package org.openvault.backend.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One field of a form as it stands on the site. @param id of its block, by which an answer names it */
record FormField(String id, String kind, String label, boolean required, List<String> choices) {

    FormField {
        choices = List.copyOf(choices);
    }

    /** Fields without a label or, where one is to choose, without choices are not asked. */
    static List<FormField> listOf(JsonNode document) {
        var fields = new ArrayList<FormField>();
        for (JsonNode block : document.path("fields")) {
            JsonNode value = block.path("value");
            var choices = new ArrayList<String>();
            value.path("choices")
                    .forEach(choice ->
                            choices.add(choice.path("value").path("label").asText()));
            choices.removeIf(String::isBlank);
            var field = new FormField(
                    block.path("id").asText(),
                    block.path("type").asText(),
                    value.path("label").asText(),
                    value.path("required").asBoolean(),
                    choices);
            if (!field.label().isBlank() && !(field.hasChoices() && choices.isEmpty())) {
                fields.add(field);
            }
        }
        return fields;
    }

    boolean hasChoices() {
        return kind.equals("select") || kind.equals("radio") || kind.equals("checkboxes");
    }
}
