package org.openvault.backend.document;

import java.util.List;

/**
 * One thing that is wrong with a document, in words for the editor.
 *
 * @param at where: {@code ["body", 3, "value", "caption"]}
 */
public record Fault(List<Object> at, String message) {

    public Fault {
        at = List.copyOf(at);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Object step : at) {
            text.append(step instanceof Integer index ? "[" + index + "]" : (text.isEmpty() ? "" : ".") + step);
        }
        return text + ": " + message;
    }
}
