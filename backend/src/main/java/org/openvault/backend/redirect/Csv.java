package org.openvault.backend.redirect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as spreadsheets write it (RFC 4180), by comma or semicolon; read in one pass, however strange it is. */
final class Csv {

    private static final int LONGEST_CELL = 4000;

    /** @param fault what is wrong with the line itself; null when nothing is */
    record Line(int number, List<String> cells, @Nullable String fault) {

        boolean isHead() {
            return number == 1 && !cells.isEmpty() && cells.getFirst().strip().equalsIgnoreCase("from");
        }
    }

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String first = this.text.lines().findFirst().orElse("");
        this.separator = first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
    }

    /** Empty lines are left out, and counted. */
    static List<Line> read(String text) {
        var csv = new Csv(text);
        var lines = new ArrayList<Line>();
        while (csv.at < csv.text.length()) {
            Line read = csv.line();
            if (read.fault() != null
                    || !(read.cells().size() == 1 && read.cells().getFirst().isBlank())) {
                lines.add(read);
            }
        }
        return lines;
    }

    private Line line() {
        int number = line;
        var cells = new ArrayList<String>();
        String fault = null;
        while (true) {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            String cell = quoted ? quoted() : plain();
            cells.add(cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell);
            if (cell.length() > LONGEST_CELL) {
                fault = "an address is too long";
            }
            if (at >= text.length() || text.charAt(at) != separator) {
                break;
            }
            at++;
        }
        if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            fault = "something stands after a quotation mark";
            while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
        }
        endLine();
        return new Line(number, cells, fault);
    }

    private String plain() {
        int begin = at;
        while (at < text.length()
                && text.charAt(at) != separator
                && text.charAt(at) != '\n'
                && text.charAt(at) != '\r') {
            at++;
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        var cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
            } else if (next == '"') {
                at++;
                break;
            }
            line += next == '\n' ? 1 : 0;
            cell.append(next);
        }
        return cell.toString();
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }
}
