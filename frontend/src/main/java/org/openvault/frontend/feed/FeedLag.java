package org.openvault.frontend.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How far behind the change feed this process is. */
public final class FeedLag {
    private final Clock clock;
    private final LongAdder changes = new LongAdder();
    private final LongAdder millis = new LongAdder();
    private volatile long lastMillis;
    private volatile @Nullable Instant lostAt;

    FeedLag(Clock clock) {
        this.clock = clock;
        this.lostAt = clock.instant();
    }

    /** Changes processed. */
    public long changes() {
        return changes.sum();
    }

    /** Between each change and its processing, all together. */
    public long millisOfAll() {
        return millis.sum();
    }

    /** Of the last change, or, while the feed is cut, since when it is. */
    public Duration now() {
        Instant lost = lostAt;
        return lost == null ? Duration.ofMillis(lastMillis) : Duration.between(lost, clock.instant());
    }

    void told(String at) {
        changes.increment();
        try {
            lastMillis = Math.max(
                    0, Duration.between(Instant.parse(at), clock.instant()).toMillis());
            millis.add(lastMillis);
        } catch (DateTimeParseException e) {
            lastMillis = 0;
        }
    }

    void follows() {
        lostAt = null;
    }

    void lost() {
        if (lostAt == null) {
            lostAt = clock.instant();
        }
    }
}
