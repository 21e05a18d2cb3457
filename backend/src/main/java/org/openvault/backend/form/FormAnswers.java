package org.openvault.backend.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody answered, held against the fields of the form. @param problems by the id of the field */
record FormAnswers(Map<FormField, String> answers, Map<String, String> problems) {

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TEXT = 5_000;
    private static final int MOST_LINKS = 3;
    private static final Pattern LINK = Pattern.compile("(?i)https?://|www\\.");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"(),:;\\[\\]\\\\]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/]+\\.[^\\s]+");

    static FormAnswers of(List<FormField> fields, Map<String, List<String>> given) {
        var answers = new LinkedHashMap<FormField, String>();
        var problems = new LinkedHashMap<String, String>();
        for (FormField field : fields) {
            List<String> values = new ArrayList<>();
            for (String value : given.getOrDefault(field.id(), List.of())) {
                String plain = plain(value, field.kind().equals("multi_line"));
                if (!plain.isEmpty()) {
                    values.add(plain);
                }
            }
            problem(field, values).ifPresent(problem -> problems.put(field.id(), problem));
            answers.put(field, shown(field, values));
        }
        return new FormAnswers(answers, problems);
    }

    /** No control signs, and no lines where there are none to be. */
    private static String plain(String value, boolean lines) {
        String text = value.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\n\t]]", "");
        return (lines ? text : text.replaceAll("[\n\t]+", " ")).strip();
    }

    private static Optional<String> problem(FormField field, List<String> values) {
        if (values.isEmpty()) {
            return field.required() ? Optional.of("Please fill this in.") : Optional.empty();
        }
        if (field.hasChoices()) {
            boolean one = !field.kind().equals("checkboxes");
            return !field.choices().containsAll(values) || one && values.size() > 1
                    ? Optional.of("Please choose from what is offered.")
                    : Optional.empty();
        }
        return values.size() > 1 ? Optional.of("Please give one answer.") : problem(field.kind(), values.getFirst());
    }

    private static Optional<String> problem(String kind, String value) {
        int longest = kind.equals("multi_line") ? LONGEST_TEXT : LONGEST_LINE;
        if (value.length() > longest) {
            return Optional.of("Please use at most %,d characters; these are %,d.".formatted(longest, value.length()));
        }
        String wrong =
                switch (kind) {
                    case "email" ->
                        EMAIL.matcher(value).matches() ? "" : "Please give an e-mail address: name@place.org.";
                    case "url" -> URL.matcher(value).matches() ? "" : "Please give a web address: https://…";
                    case "number" -> isNumber(value) ? "" : "Please give a number.";
                    case "date" -> isDate(value) ? "" : "Please give a date: 2026-11-21.";
                    case "checkbox" -> "";
                    default ->
                        LINK.matcher(value).results().count() > MOST_LINKS
                                ? "Please leave out some of the web addresses: at most %d.".formatted(MOST_LINKS)
                                : "";
                };
        return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong);
    }

    private static boolean isNumber(String value) {
        try {
            return value.length() <= 40 && new BigDecimal(value.replace(',', '.')).precision() <= 30;
        } catch (NumberFormatException no) {
            return false;
        }
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException no) {
            return false;
        }
    }

    private static String shown(FormField field, List<String> values) {
        return field.kind().equals("checkbox") ? (values.isEmpty() ? "no" : "yes") : String.join("; ", values);
    }

    /** As they are kept: with the labels of now, as the form may change. */
    ArrayNode json() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        answers.forEach((field, value) -> list.addObject()
                .put("field", field.id())
                .put("label", field.label())
                .put("value", value));
        return list;
    }
}
