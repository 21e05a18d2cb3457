package org.openvault.frontend.content;

import java.time.Duration;
import java.util.Set;

/**
 * What an answer depends on: the tags of everything it was made of, the change sequence it is at least as new as, and how
 * long it holds if nothing changes.
 */
public record Dependencies(Set<String> tags, long sequence, Duration maxAge) {
    public static final Dependencies NONE = new Dependencies(Set.of(), 0, Duration.ZERO);

    public Dependencies {
        tags = Set.copyOf(tags);
    }
}
