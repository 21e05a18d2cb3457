package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.FieldKind;

/** Which entries a document names: images, snippets, documents, pages, in fields, blocks and inside rich text. */
public final class References {

    private References() {}

    public static Set<Long> of(ContentType type, JsonNode document) {
        var ids = new LinkedHashSet<Long>();
        list(type, document).forEach(reference -> ids.add(reference.id()));
        return ids;
    }

    /** Each place by itself, in reading order. */
    public static List<Reference> list(ContentType type, JsonNode document) {
        var references = new ArrayList<Reference>();
        DocumentWalk.walk(type.fields(), document, (field, kind, value, at) -> collect(kind, value, at, references));
        return references;
    }

    /** Places that link to an address of this site by its path: {@code ["body", 3, "value"]} to {@code /about/}. */
    public static List<PathLink> paths(ContentType type, JsonNode document) {
        var links = new ArrayList<PathLink>();
        DocumentWalk.walk(type.fields(), document, (field, kind, value, at) -> {
            switch (kind) {
                case FieldKind.RichText text ->
                    RichText.paths(value.asText()).forEach(path -> links.add(new PathLink(path, at)));
                case FieldKind.Url() -> {
                    if (value.asText().startsWith("/")) {
                        links.add(new PathLink(value.asText().replaceAll("[?#].*", ""), at));
                    }
                }
                default -> {
                    // the other kinds hold no addresses
                }
            }
        });
        return links;
    }

    /** @param at where, as in {@link Fault} */
    public record PathLink(String path, List<Object> at) {
        public PathLink {
            at = List.copyOf(at);
        }
    }

    private static void collect(FieldKind kind, JsonNode value, List<Object> at, List<Reference> references) {
        switch (kind) {
            case FieldKind.ImageReference() -> add(value, EntryKind.IMAGE, Set.of(), at, references);
            case FieldKind.DocumentReference() -> add(value, EntryKind.DOCUMENT, Set.of(), at, references);
            case FieldKind.PageReference page -> add(value, EntryKind.PAGE, page.types(), at, references);
            case FieldKind.SnippetReference snippet ->
                add(value, EntryKind.SNIPPET, Set.of(snippet.type()), at, references);
            case FieldKind.RichText text -> references.addAll(RichText.references(value.asText(), at));
            case FieldKind.Table() ->
                value.forEach(row -> row.forEach(cell -> references.addAll(RichText.references(cell.asText(), at))));
            default -> {
                // the other kinds name nothing
            }
        }
    }

    private static void add(
            JsonNode value, EntryKind kind, Set<String> types, List<Object> at, List<Reference> references) {
        references.add(new Reference(value.longValue(), kind, types, at));
    }
}
