package org.openvault.backend.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Iterator;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;

/** The document of this very code. */
@Singleton
public class OpenApi {

    private static final int WIDTH = 120;

    @Inject
    ContentTypes types;

    @Inject
    @Any
    Instance<ApiDescription> descriptions;

    public ObjectNode document() {
        var document = new ApiDocument(types.list().stream()
                .sorted(Comparator.comparing(ContentType::name))
                .toList());
        descriptions.forEach(description -> description.describe(document));
        return document.json();
    }

    /** As it is committed: whatever fits on a line of 120 characters stands on one. */
    public String text() {
        var text = new StringBuilder();
        write(document(), "", text);
        return text.append('\n').toString();
    }

    private static void write(JsonNode node, String indent, StringBuilder text) {
        String line = node.toString();
        if (node.isEmpty() || line.length() + indent.length() <= WIDTH) {
            text.append(line);
            return;
        }
        String deeper = indent + "  ";
        text.append(node.isObject() ? '{' : '[');
        String comma = "";
        Iterator<String> names = node.fieldNames();
        for (JsonNode child : node) {
            text.append(comma).append('\n').append(deeper);
            comma = ",";
            if (names.hasNext()) {
                text.append(TextNode.valueOf(names.next())).append(": ");
            }
            write(child, deeper, text);
        }
        text.append('\n').append(indent).append(node.isObject() ? '}' : ']');
    }
}
