package org.openvault.backend.delivery;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** How a column's values are written in a request and compared in the database. */
enum ValueKind {
    TEXT,
    TRUTH,
    ID,
    NUMBER,
    DATE,
    INSTANT,
    /** A list of words, of which the value is to be one. */
    WORDS,
    /** A list of references {@code {"value": id}}, of which the value is to be one. */
    REFERENCES;

    private static final String NUMERAL = "-?[0-9]{1,15}([.][0-9]{1,9})?";

    /** @throws IllegalArgumentException that says what a value looks like */
    Object parse(String text) {
        return switch (this) {
            case TEXT, WORDS -> text(text);
            case TRUTH -> truth(text);
            case ID, REFERENCES -> id(text);
            case NUMBER -> number(text);
            case DATE -> date(text).toString();
            case INSTANT -> instant(text);
        };
    }

    /** @param text of a value as {@link Column#shown} writes it */
    Object parseShown(String text) {
        if (this == NUMBER && text.matches("-?[0-9]{1,400}([.][0-9]{1,400})?")) {
            return new BigDecimal(text);
        }
        return this == DATE && text.isEmpty() ? text : parse(text);
    }

    boolean isOrdered() {
        return switch (this) {
            case TEXT, ID, NUMBER, DATE, INSTANT -> true;
            case TRUTH, WORDS, REFERENCES -> false;
        };
    }

    boolean isList() {
        return this == WORDS || this == REFERENCES;
    }

    private static String text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("expected a text without U+0000");
        }
        return text;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("expected 'true' or 'false', got '" + text + "'");
        };
    }

    private static Long id(String text) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw new IllegalArgumentException("expected a whole number");
        }
        return Long.valueOf(text);
    }

    private static BigDecimal number(String text) {
        if (!text.matches(NUMERAL)) {
            throw new IllegalArgumentException("expected a number");
        }
        return new BigDecimal(text);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("expected a date such as 2026-11-21");
        }
    }

    /** A date stands for its beginning, in UTC. */
    private static OffsetDateTime instant(String text) {
        try {
            OffsetDateTime instant = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text.replace(' ', '+')); // an offset's sign left unencoded
            if (instant.getYear() > 0 && instant.getYear() < 10_000) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            // told below
        }
        throw new IllegalArgumentException("expected an instant such as 2026-11-21T09:00:00Z or a date");
    }
}
