package org.openvault.backend.delivery;

import java.util.ArrayList;
import java.util.List;

/** A piece of a statement and what is bound in it, in the order of its question marks. */
record Sql(String text, List<Object> values) {

    Sql {
        values = List.copyOf(values);
    }

    static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    static Sql joined(String between, List<Sql> parts) {
        var values = new ArrayList<Object>();
        parts.forEach(part -> values.addAll(part.values));
        return new Sql(String.join(between, parts.stream().map(Sql::text).toList()), values);
    }

    /** With another value at the end. */
    Sql and(Object value) {
        var more = new ArrayList<>(values);
        more.add(value);
        return new Sql(text, more);
    }

    Sql within(String before, String after) {
        return new Sql(before + text + after, values);
    }
}
