package org.openvault.backend.api.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer as bytes, kept for whoever asks the same.
 *
 * @param headers without those that change from one sending to the next
 * @param tag the entity tag of the bytes, without quotation marks
 * @param sequence of the change feed when it was made; null where that is not told
 * @param tags what it depends on
 * @param nextChange the first instant after it was made at which anything goes live or ends by plan; null when none is planned
 */
record HotAnswer(
        int status,
        Map<String, String> headers,
        AnswerBytes body,
        @Nullable String tag,
        @Nullable Long sequence,
        Set<String> tags,
        @Nullable Instant nextChange) {

    /** Stands for any change whatever: what lists depend on, as who is in them, and where, has a thousand reasons. */
    static final String ANY = "*";

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int OVERHEAD = 600;

    HotAnswer {
        headers = Map.copyOf(headers);
        tags = Set.copyOf(tags);
    }

    boolean holdsAt(Instant now) {
        return nextChange == null || now.isBefore(nextChange);
    }

    int weight() {
        int named = tags.stream().mapToInt(each -> each.length() * 2 + 60).sum();
        return OVERHEAD + named + body.weight();
    }

    /** What a cache is told now, where that depends on what is planned. */
    String cacheControl(String original, Instant now) {
        if (!original.contains("max-age")) {
            return original;
        }
        Instant next = nextOfItsOwn();
        Duration left = next == null ? LONGEST : Duration.between(now, next);
        return "public, max-age=" + Math.clamp(left.toSeconds(), 0, LONGEST.toSeconds());
    }

    /** Some answers say when something that they depend on changes by plan; of the others anything may. */
    private @Nullable Instant nextOfItsOwn() {
        String told = headers.get("Ov-Next-Change");
        return told == null ? nextChange : told.equals("none") ? null : Instant.parse(told);
    }
}
