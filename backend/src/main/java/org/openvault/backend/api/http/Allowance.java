package org.openvault.backend.api.http;

import java.time.Duration;
import java.time.Instant;

/** What somebody may still ask for: it fills at a rate, up to a limit, and every request takes from it. */
final class Allowance {

    /**
     * @param left whole requests of the cheapest kind that are left
     * @param full in how many seconds all of it is there again
     * @param delay in how many seconds what was refused could be done
     */
    record Verdict(boolean allowed, int left, long full, long delay) {}

    private double left;
    private Instant filled;

    Allowance(int left, Instant now) {
        this.left = left;
        this.filled = now;
    }

    synchronized Verdict take(int cost, int rate, int most, Instant now) {
        if (now.isAfter(filled)) {
            left = Math.min(most, left + Duration.between(filled, now).toNanos() / 1e9 * rate);
            filled = now;
        }
        int due = Math.min(cost, most);
        boolean allowed = left >= due;
        long delay = allowed ? 0 : Math.max(1, (long) Math.ceil((due - left) / rate));
        left -= allowed ? due : 0;
        return new Verdict(allowed, (int) left, (long) Math.ceil((most - left) / rate), delay);
    }
}
