package org.openvault.frontend.cache;

import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Rendering.Rendered;

/** A page ready to send, with what it depends on. */
public final class StoredPage {
    private record Said(long second, int freshness, Served.Page served) {}

    private final PageFacts facts;
    private final CharSequence contentType;
    private final @Nullable CharSequence location;
    private final CharSequence tags;
    private final Body body;
    private volatile @Nullable Said said;

    StoredPage(Rendered rendered, Instant now) {
        this(PageFacts.of(rendered, now), rendered.contentType(), rendered.location(), Body.ofPage(rendered.body()));
    }

    StoredPage(PageFacts facts, String contentType, @Nullable String location, Body body) {
        this.facts = facts;
        this.contentType = HttpHeaders.createOptimized(contentType);
        this.location = location;
        this.body = body;
        this.tags = HttpHeaders.createOptimized(String.join(",", new TreeSet<>(facts.tags())));
    }

    public int status() {
        return facts.status();
    }

    public CharSequence contentType() {
        return contentType;
    }

    public @Nullable CharSequence location() {
        return location;
    }

    public Body body() {
        return body;
    }

    public Set<String> tags() {
        return facts.tags();
    }

    /** The tags as a CDN wants them, with commas between. */
    public CharSequence tagList() {
        return tags;
    }

    /** Seconds since it was made. */
    public long age(Instant now) {
        return Math.max(0, Duration.between(facts.storedAt(), now).toSeconds());
    }

    /** What readers of one second are told; the same for all of them. */
    Served.Page served(Instant now, CacheStatus status) {
        int freshness = status.freshness(facts, now);
        Said last = said;
        if (last == null || last.second() != now.getEpochSecond() || last.freshness() != freshness) {
            last = new Said(now.getEpochSecond(), freshness, Served.Page.of(this, status.of(facts, now), now));
            said = last;
        }
        return last.served();
    }

    PageFacts facts() {
        return facts;
    }

    StoredPage with(Body other) {
        return new StoredPage(facts, contentType.toString(), location == null ? null : location.toString(), other);
    }

    int weight() {
        return (int) Math.min(Integer.MAX_VALUE, 1024 + 100L * facts.tags().size() + body.size());
    }
}
