package org.openvault.frontend.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether anybody tells what changes, and since when nobody does. */
final class FeedWatch {
    private volatile @Nullable Instant lostAt = Instant.MIN;

    void follows() {
        lostAt = null;
    }

    void isLostAt(Instant now) {
        if (lostAt == null) {
            lostAt = now;
        }
    }

    boolean isFollowing() {
        return lostAt == null;
    }
}
