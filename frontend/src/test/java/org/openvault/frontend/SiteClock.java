package org.openvault.frontend;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The clock of the running site: the machine's, put forward by as much as a test says. */
@Mock
@Singleton
public class SiteClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    public void advance(Duration by) {
        ahead = ahead.plus(by);
        Instant same = stopped;
        stopped = same == null ? null : same.plus(by);
    }

    /** It shows the same until {@link #reset}, however long a test takes. */
    public void stop() {
        stopped = instant();
    }

    public void reset() {
        stopped = null;
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        Instant same = stopped;
        return same == null ? Instant.now().plus(ahead) : same;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
