package org.openvault.frontend.form;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openvault.frontend.content.Ancestor;
import org.openvault.frontend.content.FormField;

/**
 * A form as it is shown: at first, or again with what was typed.
 *
 * @param action where it is sent
 * @param stamp empty in what is kept for everybody; there a script asks for one
 * @param notice what is to be said of the whole
 */
public record FormView(
        String title,
        List<Ancestor> crumbs,
        String introduction,
        String action,
        long page,
        String submitLabel,
        List<Question> questions,
        String stamp,
        String notice) {

    /** @param name of the field in what is sent */
    public record Question(
            String name,
            String kind,
            String label,
            String help,
            boolean required,
            List<Option> options,
            String value,
            String problem) {
        private static final Map<String, String> TYPES =
                Map.of("email", "email", "url", "url", "number", "text", "date", "date");

        /** Of the input element. */
        public String type() {
            return TYPES.getOrDefault(kind, "text");
        }

        /** The ids of what is said about it, for those who hear the page. */
        public String describedBy() {
            String help = this.help.isEmpty() ? "" : name + "-help";
            return problem.isEmpty() ? help : (help + " " + name + "-problem").strip();
        }

        public boolean isGroup() {
            return kind.equals("radio") || kind.equals("checkboxes");
        }

        public String autocomplete() {
            return kind.equals("email") ? "email" : kind.equals("url") ? "url" : "";
        }
    }

    /** @param id of its element */
    public record Option(String id, String label, boolean chosen) {}

    static Question question(FormField field, List<String> values, String problem) {
        String name = "f-" + field.id();
        List<Option> options = IntStream.range(0, field.choices().size())
                .mapToObj(i -> new Option(
                        name + "-" + i,
                        field.choices().get(i),
                        values.contains(field.choices().get(i))))
                .toList();
        return new Question(
                name,
                field.kind(),
                field.label(),
                field.help(),
                field.required(),
                options,
                values.isEmpty() ? "" : values.getFirst(),
                problem);
    }

    /** How many answers are to be mended. */
    public List<Question> mistaken() {
        return questions.stream()
                .filter(question -> !question.problem().isEmpty())
                .toList();
    }
}
