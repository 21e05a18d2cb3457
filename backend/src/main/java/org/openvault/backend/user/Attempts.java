package org.openvault.backend.user;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Failed attempts to guess a password within the last minute, by what it opens and by address. */
public final class Attempts {

    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    /** Whoever tries many names must not fill the memory. */
    private static final int MOST_KEYS = 10_000;

    private final int most;

    public Attempts() {
        this(MOST);
    }

    /** @param most of them within a minute */
    public Attempts(int most) {
        this.most = most;
    }

    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>();

    public synchronized boolean mayTry(String name, String address, Instant now) {
        return keys(name, address).stream().allMatch(key -> recent(key, now) < most);
    }

    public synchronized void failed(String name, String address, Instant now) {
        for (String key : keys(name, address)) {
            failures.computeIfAbsent(key, unused -> new ArrayDeque<>()).add(now);
        }
        Iterator<String> oldest = failures.keySet().iterator();
        while (failures.size() > MOST_KEYS && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    private static List<String> keys(String name, String address) {
        return List.of("name:" + name.strip().toLowerCase(Locale.ROOT), "address:" + address);
    }

    private int recent(String key, Instant now) {
        Deque<Instant> times = failures.getOrDefault(key, new ArrayDeque<>());
        while (!times.isEmpty() && times.peek().isBefore(now.minus(WITHIN))) {
            times.poll();
        }
        return times.size();
    }
}
