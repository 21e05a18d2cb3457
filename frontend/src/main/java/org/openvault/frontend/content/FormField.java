package org.openvault.frontend.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One field of a form. @param id by which the backend knows the answer */
public record FormField(String id, String kind, String label, String help, boolean required, List<String> choices) {
    public FormField {
        choices = List.copyOf(choices);
    }

    /** Those that can be asked: with a label, and with choices where one is to choose. */
    static List<FormField> listOf(JsonNode blocks) {
        List<FormField> fields = new ArrayList<>();
        for (JsonNode block : blocks) {
            JsonNode value = block.path("value");
            List<String> choices = new ArrayList<>();
            JsonReader.values(value.path("choices")).forEach(choice -> choices.add(JsonReader.text(choice, "label")));
            choices.removeIf(String::isBlank);
            FormField field = new FormField(
                    JsonReader.text(block, "id"),
                    JsonReader.text(block, "type"),
                    JsonReader.text(value, "label"),
                    JsonReader.text(value, "help"),
                    value.path("required").asBoolean(),
                    choices);
            if (!field.label().isBlank() && !(field.hasChoices() && choices.isEmpty())) {
                fields.add(field);
            }
        }
        return fields;
    }

    public boolean hasChoices() {
        return kind.equals("select") || kind.equals("radio") || kind.equals("checkboxes");
    }
}
