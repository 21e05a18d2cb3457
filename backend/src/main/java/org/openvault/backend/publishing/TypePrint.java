package org.openvault.backend.publishing;

import java.util.List;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/** What of a content type decides what a publication keeps of a document, and whether it may be published: as a text. */
final class TypePrint {

    private TypePrint() {}

    static String of(ContentType type) {
        var print = new StringBuilder(type.name()).append(':').append(type.version());
        print.append(':').append(type.titleField());
        fields(type.fields(), print);
        return Integer.toHexString(print.toString().hashCode()) + "-" + print.length();
    }

    private static void fields(List<Field> fields, StringBuilder print) {
        for (Field field : fields) {
            print.append('|').append(field.name()).append(field.searchWeight());
            print.append(field.requiredToPublish()).append(field.inSummary()).append(field.isPrivate());
            kind(field.kind(), print);
        }
    }

    private static void kind(FieldKind kind, StringBuilder print) {
        print.append(kind.getClass().getSimpleName()).append('(');
        switch (kind) {
            case FieldKind.Struct struct -> fields(struct.fields(), print);
            case FieldKind.ListOf list -> kind(list.item(), print);
            case FieldKind.Stream stream ->
                stream.blocks().forEach(block -> {
                    print.append(block.name());
                    kind(block.value(), print);
                });
            default -> {
                // the others hold no fields
            }
        }
        print.append(')');
    }
}
