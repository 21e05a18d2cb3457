package org.openvault.backend.admin.explorer;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/** Says where in a document something stands, in an editor's words: {@code Body › 4 Image › Alternative text here}. */
@TemplateExtension(namespace = "place")
public final class Places {

    private Places() {}

    /** @param at as in a fault: {@code ["body", 3, "value", "caption"]} */
    public static String of(ContentType type, List<Object> at) {
        var words = new java.util.ArrayList<String>();
        Optional<FieldKind> kind = Optional.of(new FieldKind.Struct(type.fields()));
        for (Object step : at) {
            if (step instanceof Integer index) {
                words.add(Integer.toString(index + 1));
                kind = kind.map(each -> each instanceof FieldKind.ListOf list ? list.item() : each);
            } else if (!step.equals("value")) {
                Optional<Field> field = kind.flatMap(each -> field(each, (String) step));
                words.add(field.map(Field::label).orElse((String) step));
                kind = field.map(Field::kind);
            }
        }
        return words.stream().collect(Collectors.joining(" › "));
    }

    private static Optional<Field> field(FieldKind kind, String name) {
        return switch (kind) {
            case FieldKind.Struct struct ->
                struct.fields().stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst();
            case FieldKind.Stream stream ->
                stream.blocks().stream()
                        .map(BlockType::value)
                        .flatMap(value -> field(value, name).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }
}
