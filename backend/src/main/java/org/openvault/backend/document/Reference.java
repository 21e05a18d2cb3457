package org.openvault.backend.document;

import java.util.List;
import java.util.Set;
import org.openvault.backend.contenttype.EntryKind;

/**
 * One place in a document that names an entry.
 *
 * @param types which of the kind's types the entry may be of; any when empty
 * @param at where, as in {@link Fault}
 */
public record Reference(long id, EntryKind kind, Set<String> types, List<Object> at) {

    public Reference {
        types = Set.copyOf(types);
        at = List.copyOf(at);
    }
}
