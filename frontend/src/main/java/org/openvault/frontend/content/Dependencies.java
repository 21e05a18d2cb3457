package org.openvault.frontend.content;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer depends on: the tags of everything it was made of, the change sequence it is at least as new as, and how
 * long it holds if nothing changes.
 *
 * @param nextChange when something of it changes by plan, null where nothing is planned
 * @param goneAt when the page itself is taken down by plan
 */
public record Dependencies(
        Set<String> tags,
        long sequence,
        Duration maxAge,
        @Nullable Instant nextChange,
        @Nullable Instant goneAt) {
    public static final Dependencies NONE = new Dependencies(Set.of(), 0, Duration.ZERO, null, null);

    public Dependencies {
        tags = Set.copyOf(tags);
    }

    /** An answer without them could never be refreshed. */
    boolean areTold() {
        return !tags.isEmpty() && sequence >= 0;
    }
}
