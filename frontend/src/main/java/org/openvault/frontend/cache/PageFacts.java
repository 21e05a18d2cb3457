package org.openvault.frontend.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Rendering.Rendered;

/** What is known of a stored page besides its bytes: the same for the copy in memory and the one on disk. */
final class PageFacts {
    private final long number;
    private final int status;
    private final Set<String> tags;
    private final Instant storedAt;
    private final Instant freshUntil;
    private final @Nullable Instant nextChange;
    private final @Nullable Instant goneAt;

    private volatile long sequence;
    private volatile boolean outdated;
    private volatile boolean refreshFailed;
    private volatile boolean slow;
    private volatile Instant retryAt = Instant.MIN;
    private volatile long usedAt;

    /** @param number tells this copy from others of the same page */
    PageFacts(
            long number,
            int status,
            Set<String> tags,
            long sequence,
            Instant storedAt,
            Instant freshUntil,
            @Nullable Instant nextChange,
            @Nullable Instant goneAt) {
        this.number = number;
        this.status = status;
        this.tags =
                tags.stream().map(String::intern).collect(Collectors.toUnmodifiableSet()); // the same few on every page
        this.sequence = sequence;
        this.storedAt = storedAt;
        this.freshUntil = freshUntil;
        this.nextChange = nextChange;
        this.goneAt = goneAt;
        this.usedAt = storedAt.toEpochMilli();
    }

    static PageFacts of(Rendered rendered, Instant now) {
        Instant end = now.plus(rendered.maxAge());
        Instant planned = rendered.nextChange();
        return new PageFacts(
                ThreadLocalRandom.current().nextLong(),
                rendered.status(),
                rendered.tags(),
                rendered.sequence(),
                now,
                planned != null && planned.isBefore(end) ? planned : end,
                planned,
                rendered.goneAt());
    }

    long number() {
        return number;
    }

    int status() {
        return status;
    }

    Set<String> tags() {
        return tags;
    }

    long sequence() {
        return sequence;
    }

    Instant storedAt() {
        return storedAt;
    }

    Instant freshUntil() {
        return freshUntil;
    }

    @Nullable
    Instant nextChange() {
        return nextChange;
    }

    @Nullable
    Instant goneAt() {
        return goneAt;
    }

    /** Taken down by plan. */
    boolean isGone(Instant now) {
        return goneAt != null && !now.isBefore(goneAt);
    }

    /** Taken down, or too old for anybody. */
    boolean isOver(Instant now, Duration maxStale) {
        return isGone(now) || now.isAfter(freshUntil.plus(maxStale));
    }

    /** A change touched it: to be refreshed, meanwhile stale. */
    void outdate() {
        outdated = true;
        slow = false;
        retryAt = Instant.MIN;
    }

    boolean isOutdated() {
        return outdated;
    }

    /** The feed that its sequence was counted in is no more: whatever comes now is newer. */
    void outdateForAnotherFeed() {
        sequence = 0;
        outdate();
    }

    boolean mayRetry(Instant now) {
        return !now.isBefore(retryAt);
    }

    void failedToRefresh(Instant nextTry) {
        refreshFailed = true;
        slow = true;
        retryAt = nextTry;
    }

    boolean hasFailedToRefresh() {
        return refreshFailed;
    }

    /** Somebody waited for a newer copy in vain: let nobody else wait. */
    void turnOutSlow() {
        slow = true;
    }

    boolean isSlow() {
        return slow;
    }

    /** To the minute, so that not every reader writes. */
    void use(long now) {
        if (now - usedAt > 60_000) {
            usedAt = now;
        }
    }

    long usedAt() {
        return usedAt;
    }
}
