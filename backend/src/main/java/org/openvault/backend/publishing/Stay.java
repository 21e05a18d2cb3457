package org.openvault.backend.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time during which a revision of an entry stands somewhere.
 *
 * @param until null for good
 * @param place null for what has no place in a tree
 */
public record Stay(
        Instant from,
        @Nullable Instant until,
        long revisionId,
        @Nullable Place place) {

    static List<Stay> of(List<Span> spans) {
        return spans.stream()
                .map(span -> new Stay(span.from(), span.until(), span.revision(), span.place()))
                .toList();
    }

    /** What of these lies at or after an instant; what begins before it begins at it. */
    public static List<Stay> since(List<Stay> stays, Instant at) {
        var since = new ArrayList<Stay>();
        for (Stay stay : stays) {
            if (stay.until == null || stay.until.isAfter(at)) {
                Instant from = stay.from.isBefore(at) ? at : stay.from;
                since.add(new Stay(from, stay.until, stay.revisionId, stay.place));
            }
        }
        return since;
    }
}
