package org.openvault.backend.admin.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openvault.backend.document.RichText;

/** What of a form can be spoken about, in the words of the form: its fields, and blocks by their number and first words. */
final class CommentPlaces {

    private static final int EXCERPT = 40;
    private static final int READ = 200;

    private final Map<String, String> labels = new LinkedHashMap<>();

    private CommentPlaces() {}

    /** @return labels by path, in the order of the form */
    static Map<String, String> of(List<Control> controls) {
        var places = new CommentPlaces();
        controls.forEach(control -> places.add("", control));
        return places.labels;
    }

    private void add(String within, Control control) {
        String label = within + control.label();
        switch (control) {
            case Control.Input input -> name(input, label);
            case Control.Grid grid -> name(grid, label);
            case Control.Group group -> {
                name(group, label);
                String inside = group.isUnnamed() ? within : label + " · ";
                group.parts().forEach(part -> add(inside, part));
            }
            case Control.Elements elements -> {
                name(elements, label);
                int number = 1;
                for (Control.Element element : elements.elements()) {
                    String called = within + number++ + ". " + element.label();
                    labels.put(element.getPath(), called + excerpt(element.value()));
                    add(called + " · ", element.value());
                }
            }
        }
    }

    /** The whole value of a block is called by the block. */
    private void name(Control control, String label) {
        if (!control.isUnnamed()) {
            labels.put(control.path(), label);
        }
    }

    private static String excerpt(Control value) {
        String text = first(value);
        String words =
                RichText.plain(text.substring(0, Math.min(text.length(), READ))).strip();
        if (words.isEmpty()) {
            return "";
        }
        return ": " + (words.length() > EXCERPT ? words.substring(0, EXCERPT) + "…" : words);
    }

    private static String first(Control value) {
        return switch (value) {
            case Control.Input input -> input.text();
            case Control.Group group
            when !group.parts().isEmpty() -> first(group.parts().getFirst());
            default -> "";
        };
    }
}
