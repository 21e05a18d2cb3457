package org.openvault.backend.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * Something of entries by which a list may be asked.
 *
 * @param sql of {@code p}; null where an entry says nothing
 * @param always never null where it is asked for: an index on it serves only its bare name
 * @param orders whether lists may be had in its order, which is another right than that to filter by it
 */
record Column(String name, ValueKind kind, String sql, boolean always, boolean filters, boolean orders) {

    private static final int MOST_VALUES = 100;

    /** How a value is asked for. */
    enum Operator {
        IS,
        GTE,
        LTE,
        IN,
        NOT,
        ISNULL
    }

    boolean allows(Operator operator) {
        return switch (operator) {
            case IS, IN, NOT, ISNULL -> filters;
            case GTE, LTE -> filters && kind.isOrdered();
        };
    }

    /** @throws IllegalArgumentException that says what a value looks like */
    Sql condition(Operator operator, String text) {
        return switch (operator) {
            case IS -> is(text);
            case NOT -> Sql.joined("", List.of(is(text))).within("(", ") is not true");
            case GTE -> Sql.of(sql + " >= ?", kind.parse(text));
            case LTE -> Sql.of(sql + " <= ?", kind.parse(text));
            case IN -> in(text);
            case ISNULL ->
                Sql.of((boolean) ValueKind.TRUTH.parse(text) ? "(" + empty() + ")" : "not (" + empty() + ")");
        };
    }

    private Sql is(String text) {
        Object value = kind.parse(text);
        return switch (kind) {
            case WORDS -> Sql.of(sql + " @> to_jsonb(cast(? as text))", value);
            case REFERENCES -> Sql.of(sql + " @> jsonb_build_array(jsonb_build_object('value', ?))", value);
            case TEXT -> Sql.of("coalesce(" + sql + ", '') = ?", value);
            case TRUTH -> Sql.of("coalesce(" + sql + ", false) = ?", value);
            case ID, NUMBER, DATE, INSTANT -> Sql.of(sql + " = ?", value);
        };
    }

    private Sql in(String text) {
        String[] values = text.split(",", -1);
        if (values.length > MOST_VALUES) {
            throw new IllegalArgumentException("expected at most " + MOST_VALUES + " values");
        }
        var parts = new ArrayList<Sql>();
        for (String value : values) {
            parts.add(is(value));
        }
        return Sql.joined(" or ", parts).within("(", ")");
    }

    private String empty() {
        return switch (kind) {
            case TEXT, DATE -> "coalesce(" + sql + ", '') = ''";
            case WORDS, REFERENCES -> "coalesce(" + sql + ", '[]') = '[]'";
            case TRUTH, ID, NUMBER, INSTANT -> sql + " is null";
        };
    }

    /** What is compared when lists are in its order: what says nothing comes before all that says something. */
    String ordered() {
        if (always) {
            return sql;
        }
        return switch (kind) {
            case TEXT, DATE -> "coalesce(" + sql + ", '')";
            case TRUTH -> "coalesce(" + sql + ", false)";
            case NUMBER, ID -> "coalesce(" + sql + ", -1000000000000000000)";
            case INSTANT -> "coalesce(" + sql + ", '0001-01-01T00:00:00Z')";
            case WORDS, REFERENCES -> throw new IllegalStateException("lists have no order: " + name);
        };
    }

    /** The same as text, for a cursor. */
    String shown() {
        return kind == ValueKind.INSTANT
                ? "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(ordered())
                : "cast(" + ordered() + " as text)";
    }
}
