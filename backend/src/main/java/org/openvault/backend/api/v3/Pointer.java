package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where in a document, as in RFC 6901; an element of a list may be named by its {@code id} as well as by its index:
 * {@code /body/0b2f…/value/text}.
 */
record Pointer(List<String> steps) {

    static final String END = "-";

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("~(?![01])");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,6}");

    Pointer {
        steps = List.copyOf(steps);
    }

    /** Empty when the text is no pointer. */
    static Optional<Pointer> find(String text) {
        if (text.isEmpty()) {
            return Optional.of(new Pointer(List.of()));
        }
        if (!text.startsWith("/") || BROKEN_ESCAPE.matcher(text).find()) {
            return Optional.empty();
        }
        var steps = new ArrayList<String>();
        for (String step : text.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return Optional.of(new Pointer(steps));
    }

    /** Below a key. */
    Pointer below(String key) {
        var all = new ArrayList<>(List.of(key));
        all.addAll(steps);
        return new Pointer(all);
    }

    boolean isAbove(Pointer other) {
        return other.steps.size() > steps.size()
                && other.steps.subList(0, steps.size()).equals(steps);
    }

    Pointer parent() {
        return new Pointer(steps.subList(0, steps.size() - 1));
    }

    String last() {
        return steps.getLast();
    }

    Optional<JsonNode> in(JsonNode document) {
        JsonNode node = document;
        for (String step : steps) {
            node = node instanceof ArrayNode list ? list.get(index(list, step)) : node.get(step);
            if (node == null) {
                return Optional.empty();
            }
        }
        return Optional.of(node);
    }

    /** Of the element that a step names; the list's size for the place after the last, −1 when there is none. */
    static int index(ArrayNode list, String step) {
        if (step.equals(END)) {
            return list.size();
        }
        if (INDEX.matcher(step).matches()) {
            return Integer.parseInt(step);
        }
        for (int index = 0; index < list.size(); index++) {
            if (step.equals(list.get(index).path("id").textValue())) {
                return index;
            }
        }
        return -1;
    }
}
