package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.FieldKind;

/** Which entries a document names: images, snippets, documents, pages, in fields, blocks and inside rich text. */
public final class References {

    private References() {}

    public static Set<Long> of(ContentType type, JsonNode document) {
        var ids = new LinkedHashSet<Long>();
        DocumentWalk.walk(type.fields(), document, (field, kind, value) -> collect(kind, value, ids));
        return ids;
    }

    private static void collect(FieldKind kind, JsonNode value, Set<Long> ids) {
        switch (kind) {
            case FieldKind.ImageReference() -> ids.add(value.longValue());
            case FieldKind.DocumentReference() -> ids.add(value.longValue());
            case FieldKind.PageReference page -> ids.add(value.longValue());
            case FieldKind.SnippetReference snippet -> ids.add(value.longValue());
            case FieldKind.RichText text -> ids.addAll(RichText.references(value.asText()));
            case FieldKind.Table() ->
                value.forEach(row -> row.forEach(cell -> ids.addAll(RichText.references(cell.asText()))));
            default -> {
                // the other kinds name nothing
            }
        }
    }
}
