package org.openvault.backend.api.openapi;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;

/**
 * The names under which entries stand, as {@code api.v3.Shelf} reads them.
 *
 * @param tag the page of the reference on which it is described
 * @param isListed {@code entries} only answers for single ones
 */
record Shelves(String tag, String path, Collection<ContentType> types, boolean isListed) {

    static List<Shelves> of(ApiDocument api) {
        Stream<Shelves> kinds = Arrays.stream(EntryKind.values()).map(kind -> of(api, kind));
        return Stream.concat(kinds, Stream.of(new Shelves("entries", "/api/v3/entries", api.types(), false)))
                .toList();
    }

    private static Shelves of(ApiDocument api, EntryKind kind) {
        String plural = kind.value() + "s";
        String path = "/api/v3/" + plural + (kind == EntryKind.SNIPPET ? "/{snippet}" : "");
        return new Shelves(
                plural,
                path,
                api.types().stream().filter(type -> type.kind() == kind).toList(),
                true);
    }

    /** Of the entries that are listed. */
    EntryKind kind() {
        return EntryKind.of(tag.substring(0, tag.length() - 1));
    }

    boolean is(EntryKind kind) {
        return tag.equals(kind.value() + "s");
    }

    String entry() {
        return path + "/{id}";
    }
}
