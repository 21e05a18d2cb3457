package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;

/** One text for equal documents, whatever the order of their keys or the spelling of their numbers: what is hashed. */
public final class CanonicalJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

    private CanonicalJson() {}

    public static String of(JsonNode node) {
        return sorted(node).toString();
    }

    public static boolean same(JsonNode one, JsonNode other) {
        return sorted(one).equals(sorted(other));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var names = new TreeSet<String>();
            node.fieldNames().forEachRemaining(names::add);
            ObjectNode result = JSON.objectNode();
            names.forEach(name -> result.set(name, sorted(node.get(name))));
            return result;
        }
        if (node.isArray()) {
            ArrayNode result = JSON.arrayNode();
            node.forEach(item -> result.add(sorted(item)));
            return result;
        }
        if (node.isNumber()) {
            return DecimalNode.valueOf(new java.math.BigDecimal(
                    node.decimalValue().stripTrailingZeros().toPlainString()));
        }
        return node;
    }
}
