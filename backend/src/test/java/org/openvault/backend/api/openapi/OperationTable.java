package org.openvault.backend.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations that a page of the reference is about, as a table in it. */
final class OperationTable {

    private static final String BEGIN = "<!-- operations: ./ov openapi writes what follows -->\n";
    private static final String END = "<!-- end of operations -->\n";

    private OperationTable() {}

    /** @throws IllegalStateException when the page has no place for it */
    static String putInto(String page, String tag, JsonNode document) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(tag + ".md has no place for its operations: " + BEGIN + END);
        }
        return page.substring(0, begin + BEGIN.length()) + of(tag, document) + page.substring(end);
    }

    private static String of(String tag, JsonNode document) {
        List<Described> operations = Described.all(document).stream()
                .filter(one -> one.json().path("tags").path(0).asText().equals(tag))
                .filter(one -> isShown(tag, one))
                .toList();
        return "| | | parameters |\n|---|---|---|\n"
                + operations.stream().map(OperationTable::row).collect(Collectors.joining());
    }

    /** The others are the same on every shelf. */
    private static boolean isShown(String tag, Described operation) {
        return !List.of("revisions", "actions").contains(tag)
                || operation.path().startsWith("/api/v3/pages/");
    }

    private static String row(Described operation) {
        String parameters = Stream.of("query", "header")
                .flatMap(in -> operation.parameters(in).stream().sorted())
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return "| `%s %s` | %s | %s |%n"
                .formatted(
                        operation.method().toUpperCase(Locale.ROOT),
                        operation.path(),
                        operation.json().path("summary").asText(),
                        parameters);
    }
}
