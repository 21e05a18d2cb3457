package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/** Visits every value of a document with the field that it belongs to, in reading order, through lists, structs and blocks. */
final class DocumentWalk {

    /** Told of each value that holds no other values. */
    interface Visitor {
        void visit(Field topLevel, FieldKind kind, JsonNode value);
    }

    private DocumentWalk() {}

    static void walk(List<Field> fields, JsonNode document, Visitor visitor) {
        for (Field field : fields) {
            JsonNode value = document.get(field.name());
            if (value != null) {
                walk(field, field.kind(), value, visitor);
            }
        }
    }

    private static void walk(Field top, FieldKind kind, JsonNode value, Visitor visitor) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        switch (kind) {
            case FieldKind.Struct struct ->
                struct.fields().forEach(field -> walk(top, field.kind(), value.path(field.name()), visitor));
            case FieldKind.ListOf list -> value.forEach(item -> walk(top, list.item(), item.path("value"), visitor));
            case FieldKind.Stream stream ->
                value.forEach(block -> stream.block(block.path("type").asText())
                        .ifPresent(type -> walk(top, type.value(), block.path("value"), visitor)));
            default -> visitor.visit(top, kind, value);
        }
    }
}
