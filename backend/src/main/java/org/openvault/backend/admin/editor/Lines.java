package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.RichText;

/** A form's places as words to read beside each other. */
final class Lines {

    private static final Set<String> MARKUP = Set.of("rich", "inline");
    private static final int EXCERPT = 60;

    /** @param label empty where there is but one */
    record Line(String label, String text) {}

    private Lines() {}

    static List<Line> of(Control control) {
        var lines = new ArrayList<Line>();
        add(control, lines);
        return lines.stream().filter(line -> !line.text().isBlank()).toList();
    }

    private static void add(Control control, List<Line> lines) {
        switch (control) {
            case Control.Input input -> lines.add(new Line(input.label(), text(input)));
            case Control.Group group -> group.parts().forEach(part -> add(part, lines));
            case Control.Grid grid ->
                grid.rows()
                        .forEach(row -> lines.add(new Line(
                                "",
                                row.stream()
                                        .map(RichText::plain)
                                        .reduce((one, two) -> one + " | " + two)
                                        .orElse(""))));
            case Control.Elements elements ->
                elements.elements().forEach(element -> {
                    if (!(element.value() instanceof Control.Input)) {
                        lines.add(new Line("", "— " + element.label()));
                    }
                    add(element.value(), lines);
                });
        }
    }

    private static String text(Control.Input input) {
        return MARKUP.contains(input.kind())
                ? input.text().contains("<p") ? paragraphs(input.text()) : RichText.plain(input.text())
                : input.text();
    }

    private static String paragraphs(String html) {
        var text = new ArrayList<String>();
        RichText.parse(html).children().forEach(child -> text.add(child.text()));
        return String.join("\n", text);
    }

    /** What a list of ids stands for. */
    static List<Line> order(@Nullable JsonNode ids, JsonNode... documents) {
        var lines = new ArrayList<Line>();
        if (ids != null) {
            ids.forEach(id -> lines.add(new Line("", lines.size() + 1 + ". " + excerpt(id.asText(), documents))));
        }
        return lines;
    }

    private static String excerpt(String id, JsonNode... fields) {
        for (JsonNode field : fields) {
            for (JsonNode element : field) {
                if (element.path("id").asText().equals(id)) {
                    String words = RichText.plain(Leaf.text(element.path("value")));
                    return words.length() > EXCERPT ? words.substring(0, EXCERPT) + "…" : words;
                }
            }
        }
        return id;
    }
}
