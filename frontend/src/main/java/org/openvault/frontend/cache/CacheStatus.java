package org.openvault.frontend.cache;

import java.time.Duration;
import java.time.Instant;

/** How fresh a stored page is, and how that is said (RFC 9211). */
final class CacheStatus {
    static final String STORED = "open-vault; fwd=uri-miss; stored";
    static final String OUTRUN = "open-vault; fwd=uri-miss; detail=outrun";
    static final String AWAY = "open-vault; fwd=uri-miss; detail=backend-away";

    private final Duration trustWithoutFeed;
    private final FeedWatch watch;

    CacheStatus(CacheConfig config, FeedWatch watch) {
        this.trustWithoutFeed = config.trustWithoutFeed();
        this.watch = watch;
    }

    boolean isFresh(PageFacts facts, Instant now) {
        return !facts.isOutdated() && now.isBefore(trustedUntil(facts));
    }

    /** A number for each of the things that are said of pages of one age. */
    int freshness(PageFacts facts, Instant now) {
        return isFresh(facts, now) ? 0 : facts.hasFailedToRefresh() ? 2 : 1;
    }

    String of(PageFacts facts, Instant now) {
        if (isFresh(facts, now)) {
            return "open-vault; hit; ttl="
                    + Duration.between(now, facts.freshUntil()).toSeconds();
        }
        long late = Math.max(0, Duration.between(trustedUntil(facts), now).toSeconds());
        return "open-vault; hit; ttl=" + -late
                + (facts.hasFailedToRefresh() ? "; detail=backend-away" : "; detail=stale");
    }

    /** While the feed is cut nobody says when a page changes, so that it is looked after soon. */
    private Instant trustedUntil(PageFacts facts) {
        if (watch.isFollowing()) {
            return facts.freshUntil();
        }
        Instant unwatched = facts.storedAt().plus(trustWithoutFeed);
        return unwatched.isBefore(facts.freshUntil()) ? unwatched : facts.freshUntil();
    }
}
