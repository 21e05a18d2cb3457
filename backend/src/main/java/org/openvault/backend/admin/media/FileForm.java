package org.openvault.backend.admin.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.Fault;

/** What is said of a file, as the texts of a form; the same texts come back where they were refused. */
public class FileForm {

    @FormParam("title")
    @DefaultValue("")
    public String title = "";

    @FormParam("alt")
    @DefaultValue("")
    public String alt = "";

    @FormParam("credit")
    @DefaultValue("")
    public String credit = "";

    @FormParam("licence")
    @DefaultValue("")
    public String licence = "";

    /** Parted by commas. */
    @FormParam("tags")
    @DefaultValue("")
    public String tags = "";

    /** Where the main thing is, in hundredths of the width, from the left; empty for the middle. */
    @FormParam("focal_x")
    @DefaultValue("")
    public String focalX = "";

    @FormParam("focal_y")
    @DefaultValue("")
    public String focalY = "";

    @FormParam("version")
    @DefaultValue("")
    public String version = "";

    static FileForm of(JsonNode document, String version) {
        var form = new FileForm();
        form.title = document.path("title").asText();
        form.alt = document.path("alt").asText();
        form.credit = document.path("credit").asText();
        form.licence = document.path("licence").asText();
        form.tags = StreamSupport.stream(document.path("tags").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        form.focalX = hundredths(document.path("focal_point").path("x"));
        form.focalY = hundredths(document.path("focal_point").path("y"));
        form.version = version;
        return form;
    }

    private static String hundredths(JsonNode part) {
        return part.isNumber() ? Long.toString(Math.round(part.asDouble() * 100)) : "";
    }

    /** Faults of texts that no document can hold. */
    List<Fault> faults(String message) {
        boolean isPoint = focalX.isBlank() == focalY.isBlank() && isHundredth(focalX) && isHundredth(focalY);
        return isPoint ? List.of() : List.of(new Fault(List.of("focal_point"), message));
    }

    private static boolean isHundredth(String text) {
        return text.isBlank() || text.strip().matches("100|[0-9]{1,2}");
    }

    /** The document with what the form says; whatever the form does not show stays. */
    ObjectNode over(JsonNode before) {
        ObjectNode document = before.deepCopy();
        Map.of("title", title, "alt", alt, "credit", credit, "licence", licence)
                .forEach((name, text) -> putOrRemove(document, name, text.strip()));
        ArrayNode labels = document.putArray("tags");
        Arrays.stream(tags.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .forEach(labels::add);
        if (labels.isEmpty()) {
            document.remove("tags");
        }
        if (focalX.isBlank()) {
            document.remove("focal_point");
        } else if (!focalX.equals(hundredths(before.path("focal_point").path("x")))
                || !focalY.equals(hundredths(before.path("focal_point").path("y")))) {
            document.putObject("focal_point").put("x", part(focalX)).put("y", part(focalY));
        }
        return document;
    }

    private static void putOrRemove(ObjectNode document, String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            document.remove(name);
        } else {
            document.put(name, text);
        }
    }

    private static double part(String hundredths) {
        return Integer.parseInt(hundredths.strip()) / 100.0;
    }
}
