package org.openvault.backend.form;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many forms came from one address lately. Known in this process only, and only for as long as it matters. */
final class Pace {

    private static final int MOST_ADDRESSES = 10_000;

    private final int most;
    private final Duration within;
    private final Cache<String, Deque<Instant>> sent;

    Pace(int most, Duration within) {
        this.most = most;
        this.within = within;
        this.sent = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(within)
                .build();
    }

    /** Counts this one where it is let through. */
    boolean allows(String address, Instant now) {
        Deque<Instant> times = sent.get(address, unused -> new ArrayDeque<>());
        synchronized (times) {
            while (!times.isEmpty() && !times.peek().isAfter(now.minus(within))) {
                times.poll();
            }
            if (times.size() >= most) {
                return false;
            }
            times.add(now);
            return true;
        }
    }
}
