package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.openvault.backend.api.QueryParameters;

/** Which part of a list was asked for: {@code limit} (20, at most 100) from {@code offset}. */
record Part(int offset, int limit) {

    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int FARTHEST = 100_000;

    /** @param others parameters that there may be besides; any other is a fault */
    static Part of(UriInfo uri, String... others) {
        var known = new TreeSet<>(Set.of("offset", "limit"));
        known.addAll(Set.of(others));
        return of(QueryParameters.of(uri, known));
    }

    static Part of(QueryParameters given) {
        return new Part(given.number("offset", 0, 0, FARTHEST), given.number("limit", USUAL, 1, MOST));
    }

    static <T> ObjectNode list(long count, List<T> items, Function<T, ObjectNode> shape) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("count", count);
        var list = body.putArray("items");
        items.forEach(item -> list.add(shape.apply(item)));
        return body;
    }
}
