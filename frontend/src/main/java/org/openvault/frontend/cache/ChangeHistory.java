package org.openvault.frontend.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The last processed change of each tag, so that an answer from before it is known for what it is, also when it arrives after
 * it. Bounded: what is forgotten counts for every tag. Not thread-safe: {@link PageStore} guards it.
 */
final class ChangeHistory {
    private static final int MOST_TAGS = 100_000;

    private final Map<String, Long> lastChange = new HashMap<>();
    private long everything;
    private long forgotten;
    private long newest;

    void record(Change change) {
        newest = Math.max(newest, change.sequence());
        if (lastChange.size() + change.tags().size() > MOST_TAGS) {
            lastChange.clear();
            forgotten = newest;
        }
        if (change.isOfEverything()) {
            everything = change.sequence();
        }
        change.tags().forEach(tag -> lastChange.merge(tag, change.sequence(), Math::max));
    }

    boolean outdates(Set<String> tags, long sequence) {
        return sequence < Math.max(forgotten, everything)
                || tags.stream().anyMatch(tag -> lastChange.getOrDefault(tag, 0L) > sequence);
    }

    void clear() {
        lastChange.clear();
        everything = 0;
        forgotten = 0;
        newest = 0;
    }
}
