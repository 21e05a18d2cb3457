package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/** Visits every value of a document with the field that it belongs to, in reading order, through lists, structs and blocks. */
final class DocumentWalk {

    /** Told of each value that holds no other values. */
    interface Visitor {
        /** @param at where the value stands, as in {@link Fault}; true only during the visit */
        void visit(Field topLevel, FieldKind kind, JsonNode value, List<Object> at);
    }

    private final Visitor visitor;
    private final List<Object> at = new ArrayList<>();

    private DocumentWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    static void walk(List<Field> fields, JsonNode document, Visitor visitor) {
        var walk = new DocumentWalk(visitor);
        for (Field field : fields) {
            JsonNode value = document.get(field.name());
            if (value != null) {
                walk.within(field.name(), () -> walk.walk(field, field.kind(), value));
            }
        }
    }

    private void walk(Field top, FieldKind kind, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        switch (kind) {
            case FieldKind.Struct struct -> {
                for (Field field : struct.fields()) {
                    within(field.name(), () -> walk(top, field.kind(), value.path(field.name())));
                }
            }
            case FieldKind.ListOf list -> {
                for (int index = 0; index < value.size(); index++) {
                    element(top, index, list.item(), value.get(index));
                }
            }
            case FieldKind.Stream stream -> {
                for (int index = 0; index < value.size(); index++) {
                    int place = index;
                    JsonNode block = value.get(index);
                    stream.block(block.path("type").asText())
                            .ifPresent(type -> element(top, place, type.value(), block));
                }
            }
            default -> visitor.visit(top, kind, value, at);
        }
    }

    private void element(Field top, int index, FieldKind kind, JsonNode element) {
        within(index, () -> within("value", () -> walk(top, kind, element.path("value"))));
    }

    private void within(Object step, Runnable work) {
        at.add(step);
        work.run();
        at.removeLast();
    }
}
