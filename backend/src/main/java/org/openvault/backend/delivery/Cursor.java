package org.openvault.backend.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.openvault.backend.problem.Problem;

/** Where the next part of a list begins: after an entry, known by what the order compares. */
final class Cursor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Cursor() {}

    static String after(Order order, List<String> shown) {
        ArrayNode parts = JSON.createArrayNode().add(order.name());
        shown.forEach(parts::add);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(parts.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Problem.BadRequest when it is none of this order */
    static Sql condition(Order order, String cursor) {
        return after(order.keys(), values(order, cursor));
    }

    private static List<Object> values(Order order, String cursor) {
        try {
            JsonNode parts = JSON.readTree(Base64.getUrlDecoder().decode(cursor));
            if (parts.isArray()
                    && parts.size() == order.keys().size() + 1
                    && parts.path(0).asText().equals(order.name())) {
                var values = new ArrayList<>();
                for (int index = 0; index < order.keys().size(); index++) {
                    ValueKind kind = order.keys().get(index).column().kind();
                    values.add(kind.parseShown(parts.get(index + 1).asText()));
                }
                return values;
            }
        } catch (IllegalArgumentException | JsonProcessingException unreadable) {
            // told below
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        throw new Problem.BadRequest("'cursor' is what a list in this order said as next_cursor");
    }

    /** One comparison of rows where all go one way, which an index follows; else bounded by the first. */
    private static Sql after(List<Order.Key> keys, List<Object> values) {
        boolean descending = keys.getFirst().descending();
        if (keys.stream().allMatch(key -> key.descending() == descending)) {
            String columns = String.join(
                    ", ", keys.stream().map(key -> key.column().ordered()).toList());
            String marks = String.join(", ", keys.stream().map(key -> "?").toList());
            return new Sql("(%s) %s (%s)".formatted(columns, descending ? "<" : ">", marks), values);
        }
        String bound = keys.getFirst().column().ordered() + (descending ? " <= ?" : " >= ?");
        return Sql.joined(" and ", List.of(Sql.of(bound, values.getFirst()), mixed(keys, values)));
    }

    private static Sql mixed(List<Order.Key> keys, List<Object> values) {
        String column = keys.getFirst().column().ordered();
        Sql beyond = Sql.of(column + (keys.getFirst().descending() ? " < ?" : " > ?"), values.getFirst());
        if (keys.size() == 1) {
            return beyond;
        }
        Sql rest = mixed(keys.subList(1, keys.size()), values.subList(1, values.size()));
        Sql equal = Sql.joined(" and ", List.of(Sql.of(column + " = ?", values.getFirst()), rest));
        return Sql.joined(" or ", List.of(beyond, equal.within("(", ")"))).within("(", ")");
    }
}
