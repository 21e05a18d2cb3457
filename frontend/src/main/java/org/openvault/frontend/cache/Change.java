package org.openvault.frontend.cache;

import java.util.Set;

/** One entry of the change feed. */
public record Change(long sequence, String kind, Set<String> tags) {
    public Change {
        tags = Set.copyOf(tags);
    }

    /** Something was taken down: what shows it must not be served again, not even as stale. */
    public boolean isTakedown() {
        return kind.endsWith("unpublished");
    }
}
