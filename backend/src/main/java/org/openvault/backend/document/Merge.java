package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;

/**
 * What becomes of two edits of one document: field by field and, in streams and lists, block by block. A block is taken
 * whole. Whatever only one side changed is kept; whatever both changed differently is for a person to decide.
 */
public sealed interface Merge {

    record Merged(ObjectNode document) implements Merge {}

    /**
     * @param conflicts at least one
     * @param rest everything else merged; where there is a conflict, what they wrote, or mine where they took it out
     */
    record Conflicting(List<Conflict> conflicts, ObjectNode rest) implements Merge {
        public Conflicting {
            conflicts = List.copyOf(conflicts);
        }
    }

    enum Reason {
        /** Both changed one value or block, or one changed what the other took out. */
        BOTH_CHANGED,
        /** Both put the blocks into an order of their own; the values are lists of ids. */
        BOTH_REORDERED,
        /** Together they added more than the list may hold; the values are the whole lists. */
        TOO_MANY,
        /** What both began with is no longer known. */
        BASE_UNKNOWN
    }

    /**
     * Two edits of one place.
     *
     * @param blockId null when the whole field is meant
     * @param base what both began with, mine and theirs likewise; null where there was or is nothing
     */
    record Conflict(
            String field,
            @Nullable String blockId,
            Reason reason,
            @Nullable JsonNode base,
            @Nullable JsonNode mine,
            @Nullable JsonNode theirs) {}

    /**
     * @param base the document that both edits began with
     * @param theirs what was saved meanwhile: where both inserted at one place, theirs comes first
     */
    static Merge of(ContentType type, JsonNode base, JsonNode mine, JsonNode theirs) {
        return new DocumentMerge(type, base, mine, theirs).merge();
    }

    /** Every difference as a conflict, for when it is not known what both began with. */
    static List<Conflict> withoutBase(ContentType type, JsonNode mine, JsonNode theirs) {
        return Diff.fieldsChanged(type, theirs, mine).stream()
                .map(field -> new Conflict(
                        field,
                        null,
                        Reason.BASE_UNKNOWN,
                        null,
                        Elements.valueIn(mine, field),
                        Elements.valueIn(theirs, field)))
                .toList();
    }
}
