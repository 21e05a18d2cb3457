package org.openvault.backend.ingest.openvault3;

import java.util.List;

/**
 * A part of a file: its heading's Markdown and the lines below it.
 *
 * @param file path below the source folder
 * @param line of the heading; the first of {@code lines} is the next one
 */
record Section(String file, String heading, int line, List<String> lines) {

    Section {
        lines = List.copyOf(lines);
    }

    String markdown() {
        return String.join("\n", lines);
    }

    boolean isBlank() {
        return lines.stream().allMatch(String::isBlank);
    }

    boolean isIntroduction() {
        return heading.equalsIgnoreCase("intro") || heading.equalsIgnoreCase("introduction");
    }

    boolean isByline() {
        return heading.equalsIgnoreCase("author");
    }

    boolean isPeople() {
        return heading.equalsIgnoreCase("authors");
    }
}
