package org.openvault.backend.api.v3;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.problem.Problem;

/**
 * Under which name of the API entries stand: {@code pages}, {@code images}, {@code documents}, {@code redirects},
 * {@code snippets/authors.Author}, or {@code entries} for whatever they are.
 *
 * @param kind null for any
 * @param type null for any of the kind
 */
record Shelf(
        String path, @Nullable EntryKind kind, @Nullable String type) {

    /** The shelves that have a list. */
    static final String LISTED = "{shelf:pages|images|documents|redirects|snippets/[^/]+}";

    private static final String ANY = "{shelf:entries|pages|images|documents|redirects|snippets/[^/]+}";

    /** One entry. */
    static final String ENTRY = ANY + "/{id:[0-9]{1,18}}";

    private static final String SNIPPETS = "snippets/";

    /** @throws Problem.NotFound when there is no such type of snippet */
    static Shelf of(String path, ContentTypes types) {
        if (path.equals("entries")) {
            return new Shelf(path, null, null);
        }
        if (!path.startsWith(SNIPPETS)) {
            return new Shelf(path, EntryKind.of(path.substring(0, path.length() - 1)), null);
        }
        String type = path.substring(SNIPPETS.length());
        if (types.find(type).filter(found -> found.kind() == EntryKind.SNIPPET).isEmpty()) {
            throw new Problem.NotFound("there is no type of snippet '" + type + "'");
        }
        return new Shelf(path, EntryKind.SNIPPET, type);
    }

    /** Where an entry stands by its kind. */
    static String addressOf(String kind, String type, long id) {
        return "/api/v3/" + (kind.equals("snippet") ? SNIPPETS + type : kind + "s") + "/" + id;
    }

    boolean holds(String entryKind, String entryType) {
        return (kind == null || kind.value().equals(entryKind)) && (type == null || type.equals(entryType));
    }

    /** The types of which entries stand here. */
    List<ContentType> types(ContentTypes all) {
        return all.list().stream()
                .filter(each -> holds(each.kind().value(), each.name()))
                .toList();
    }
}
