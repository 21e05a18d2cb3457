package org.openvault.frontend.cache;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Rendering.Rendered;

/** A page ready to send, with what it depends on. */
public final class StoredPage {
    private final int status;
    private final String contentType;
    private final @Nullable String location;
    private final Body body;
    private final Set<String> tags;
    private final long sequence;
    private final Instant storedAt;
    private final Instant freshUntil;

    private volatile boolean outdated;
    private volatile Instant retryAt = Instant.MIN;
    private volatile boolean refreshFailed;

    StoredPage(Rendered rendered, Instant now) {
        this.status = rendered.status();
        this.contentType = rendered.contentType();
        this.location = rendered.location();
        this.body = Body.ofPage(rendered.body());
        this.tags = rendered.tags();
        this.sequence = rendered.sequence();
        this.storedAt = now;
        this.freshUntil = now.plus(rendered.maxAge());
    }

    public int status() {
        return status;
    }

    public String contentType() {
        return contentType;
    }

    public @Nullable String location() {
        return location;
    }

    public Body body() {
        return body;
    }

    public Set<String> tags() {
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

    /** A change touched it: to be refreshed, meanwhile stale. */
    void outdate() {
        outdated = true;
        retryAt = Instant.MIN;
    }

    boolean isOutdated() {
        return outdated;
    }

    boolean mayRetry(Instant now) {
        return !now.isBefore(retryAt);
    }

    void failedToRefresh(Instant nextTry) {
        refreshFailed = true;
        retryAt = nextTry;
    }

    boolean hasFailedToRefresh() {
        return refreshFailed;
    }

    int weight() {
        return (int) Math.min(Integer.MAX_VALUE, 1024 + body.size());
    }
}
