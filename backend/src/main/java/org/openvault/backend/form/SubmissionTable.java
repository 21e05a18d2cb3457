package org.openvault.backend.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Submissions as a table for spreadsheets (RFC 4180), a column for each field that any of them has. What a spreadsheet would
 * take for a formula gets a sign in front that makes it text.
 */
public final class SubmissionTable {

    private SubmissionTable() {}

    public static String csv(List<Submission> submissions) {
        var columns = new LinkedHashMap<String, String>();
        for (Submission submission : submissions) {
            submission
                    .answers()
                    .forEach(answer -> columns.putIfAbsent(
                            answer.path("field").asText(), answer.path("label").asText()));
        }
        var csv = new StringBuilder();
        var head = new ArrayList<>(List.of("Number", "Sent", "Form"));
        head.addAll(columns.values());
        line(csv, head);
        submissions.forEach(submission -> line(csv, cells(submission, columns)));
        return csv.toString();
    }

    private static List<String> cells(Submission submission, Map<String, String> columns) {
        var byField = new LinkedHashMap<String, String>();
        for (JsonNode answer : submission.answers()) {
            byField.put(answer.path("field").asText(), answer.path("value").asText());
        }
        var cells = new ArrayList<>(
                List.of(String.valueOf(submission.id()), submission.at().toString(), submission.formTitle()));
        columns.keySet().forEach(field -> cells.add(byField.getOrDefault(field, "")));
        return cells;
    }

    private static void line(StringBuilder csv, List<String> cells) {
        csv.append(String.join(",", cells.stream().map(SubmissionTable::cell).toList()))
                .append("\r\n");
    }

    /** One cell of a table for spreadsheets, whatever somebody wrote into it. */
    public static String cell(String text) {
        boolean isFormula = !text.isEmpty()
                && "=+-@\t\r\n|%"
                                .indexOf(
                                        text.stripLeading().isEmpty()
                                                ? ' '
                                                : text.stripLeading().charAt(0))
                        >= 0;
        return '"' + (isFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
