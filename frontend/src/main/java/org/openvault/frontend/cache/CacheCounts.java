package org.openvault.frontend.cache;

import java.util.concurrent.atomic.LongAdder;

/** What the cache did since the process began. */
public final class CacheCounts {
    final LongAdder hits = new LongAdder();
    final LongAdder stale = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder unavailable = new LongAdder();
    final LongAdder renders = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder ageServed = new LongAdder();

    public long hits() {
        return hits.sum();
    }

    /** Served although known, or suspected, not to be the newest. */
    public long stale() {
        return stale.sum();
    }

    public long misses() {
        return misses.sum();
    }

    public long unavailable() {
        return unavailable.sum();
    }

    public long renders() {
        return renders.sum();
    }

    /** Renders that came to nothing, as the backend gave no usable answer. */
    public long failures() {
        return failures.sum();
    }

    /** Seconds of age of all stored pages that were served, together. */
    public long ageServed() {
        return ageServed.sum();
    }
}
