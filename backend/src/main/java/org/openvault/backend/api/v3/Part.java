package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.openvault.backend.problem.Problem;

/** Which part of a list was asked for: {@code limit} (20, at most 100) from {@code offset}. */
record Part(int offset, int limit) {

    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int FARTHEST = 100_000;

    /** @param others parameters that there may be besides; any other is a fault */
    static Part of(UriInfo uri, String... others) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(Set.of("offset", "limit"));
        unknown.removeAll(Set.of(others));
        if (!unknown.isEmpty()) {
            throw new Problem.BadRequest(
                    "query parameter is not an operation or a recognised field: " + String.join(", ", unknown));
        }
        return new Part(number(given, "offset", 0, 0, FARTHEST), number(given, "limit", USUAL, 1, MOST));
    }

    private static int number(MultivaluedMap<String, String> given, String name, int usual, int least, int most) {
        String text = given.getFirst(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new Problem.BadRequest("'%s' is a number from %d to %d".formatted(name, least, most));
        }
        return Integer.parseInt(text);
    }

    static <T> ObjectNode list(long count, List<T> items, Function<T, ObjectNode> shape) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("count", count);
        var list = body.putArray("items");
        items.forEach(item -> list.add(shape.apply(item)));
        return body;
    }
}
