package org.openvault.frontend.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which pages to look after at which instant, as something that they show changes then by plan. */
final class Plans {
    /** The backend's clock may be a little behind ours. */
    private static final Duration AGAIN = Duration.ofMillis(10);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final TreeMap<Instant, Set<CacheKey>> keys = new TreeMap<>();
    private final Map<CacheKey, Instant> instants = new HashMap<>();

    synchronized void add(CacheKey key, PageFacts facts, Instant now) {
        forget(key);
        Instant planned = earlier(facts.nextChange(), facts.goneAt());
        if (planned != null) {
            Instant at = planned.isAfter(now) ? planned : now.plus(AGAIN);
            instants.put(key, at);
            keys.computeIfAbsent(at, absent -> new HashSet<>()).add(key);
            notifyAll();
        }
    }

    /** Those whose time has come; they are not told again. */
    synchronized List<CacheKey> due(Instant now) {
        List<CacheKey> due = new ArrayList<>();
        while (!keys.isEmpty() && !keys.firstKey().isAfter(now)) {
            due.addAll(keys.pollFirstEntry().getValue());
        }
        due.forEach(instants::remove);
        return due;
    }

    /** Until the next instant, or until another plan is made. */
    synchronized void await(Instant now) throws InterruptedException {
        Duration left = keys.isEmpty() ? LONGEST_WAIT : Duration.between(now, keys.firstKey());
        long millis = Math.clamp(left.plusNanos(999_999).toMillis(), 0, LONGEST_WAIT.toMillis());
        if (millis > 0) {
            wait(millis);
        }
    }

    private void forget(CacheKey key) {
        Instant before = instants.remove(key);
        if (before != null) {
            keys.computeIfPresent(before, (at, those) -> {
                those.remove(key);
                return those.isEmpty() ? null : those;
            });
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
