package org.openvault.backend.release;

import org.jspecify.annotations.Nullable;
import org.openvault.backend.publishing.Place;

/** One thing that a release does. */
public sealed interface ReleaseItem {

    long entryId();

    /** @param revisionId null for whatever is the latest draft then */
    record Publish(long entryId, @Nullable Long revisionId) implements ReleaseItem {}

    record Unpublish(long entryId) implements ReleaseItem {}

    record Move(long entryId, Place to) implements ReleaseItem {}

    /** The word in the database and the API. */
    default String act() {
        return switch (this) {
            case Publish publish -> "publish";
            case Unpublish unpublish -> "unpublish";
            case Move move -> "move";
        };
    }
}
