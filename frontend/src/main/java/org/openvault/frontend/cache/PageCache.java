package org.openvault.frontend.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Rendering.Rendered;

/** Serves stored pages, has absent ones rendered once, and keeps what it holds in step with the change feed. */
public final class PageCache {
    private static final Logger LOG = Logger.getLogger(PageCache.class);
    private static final int ATTEMPTS = 3;

    private final PageStore store;
    private final Renderer renderer;
    private final Clock clock;
    private final Duration trustWithoutFeed;
    private final Duration retryAfter;
    private final Semaphore refreshTurns;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SingleFlight<CacheKey, Served> flights = new SingleFlight<>(threads);
    private volatile @Nullable Instant feedLostAt = Instant.MIN;

    public PageCache(CacheConfig config, Renderer renderer, Clock clock) {
        this.store = new PageStore(config.maxBytes());
        this.renderer = renderer;
        this.clock = clock;
        this.trustWithoutFeed = config.trustWithoutFeed();
        this.retryAfter = config.retryAfter();
        this.refreshTurns = new Semaphore(config.refreshConcurrency());
    }

    /** Completed already where a stored page can be served; never blocks. */
    public CompletionStage<Served> serve(CacheKey key) {
        StoredPage page = store.find(key);
        if (page == null) {
            return flights.run(key, this::renderAndStore);
        }
        Instant now = clock.instant();
        if (!isFresh(page, now) && page.mayRetry(now)) {
            flights.run(key, this::renderAndStore);
        }
        return CompletableFuture.completedStage(new Served.Page(page, hit(page, now)));
    }

    public void apply(Change change) {
        Set<CacheKey> outdated = store.apply(change);
        outdated.forEach(key -> threads.execute(() -> refresh(key)));
    }

    /** The feed follows from this sequence on; what is older was stored without anybody watching. */
    public void feedStarted(long sequence) {
        store.outdateBefore(sequence);
        feedLostAt = null;
    }

    /** The feed is back and has told all that it missed. */
    public void feedCaughtUp() {
        feedLostAt = null;
    }

    public void feedLost() {
        if (feedLostAt == null) {
            feedLostAt = clock.instant();
        }
    }

    /** Whether the change feed is being followed. */
    public boolean isWatched() {
        return feedLostAt == null;
    }

    public void clear() {
        store.clear();
    }

    public int count() {
        return store.count();
    }

    public long bytes() {
        return store.bytes();
    }

    private void refresh(CacheKey key) {
        refreshTurns.acquireUninterruptibly();
        try {
            flights.run(key, this::renderAndStore).join();
        } finally {
            refreshTurns.release();
        }
    }

    private Served renderAndStore(CacheKey key) {
        for (int attempt = 1; ; attempt++) {
            Rendering rendering = attempt(key);
            switch (rendering) {
                case Rendered rendered -> {
                    StoredPage page = new StoredPage(rendered, clock.instant());
                    if (store.store(key, page)) {
                        return new Served.Page(page, "open-vault; fwd=uri-miss; stored");
                    }
                    if (attempt == ATTEMPTS) {
                        return new Served.Page(page, "open-vault; fwd=uri-miss; detail=outrun");
                    }
                }
                case Rendering.Rejected rejected -> {
                    store.drop(key);
                    return new Served.Rejected(rejected.status());
                }
                case Rendering.Failed failed -> {
                    return failed(key, failed);
                }
            }
        }
    }

    private Rendering attempt(CacheKey key) {
        try {
            return renderer.render(key);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s cannot be rendered", key.target());
            return new Rendering.Failed(e.toString());
        }
    }

    private Served failed(CacheKey key, Rendering.Failed failed) {
        LOG.debugf("%s: %s", key.target(), failed.reason());
        Instant now = clock.instant();
        StoredPage page = store.find(key);
        if (page == null) {
            return new Served.Unavailable("open-vault; fwd=uri-miss; detail=backend-away");
        }
        page.failedToRefresh(now.plus(retryAfter));
        return new Served.Page(page, hit(page, now));
    }

    private boolean isFresh(StoredPage page, Instant now) {
        return !page.isOutdated() && now.isBefore(trustedUntil(page));
    }

    /** While the feed is cut nobody says when a page changes, so that it is looked after soon. */
    private Instant trustedUntil(StoredPage page) {
        if (feedLostAt == null) {
            return page.freshUntil();
        }
        Instant unwatched = page.storedAt().plus(trustWithoutFeed);
        return unwatched.isBefore(page.freshUntil()) ? unwatched : page.freshUntil();
    }

    private String hit(StoredPage page, Instant now) {
        if (isFresh(page, now)) {
            return "open-vault; hit; ttl="
                    + Duration.between(now, page.freshUntil()).toSeconds();
        }
        long late = Math.max(0, Duration.between(trustedUntil(page), now).toSeconds());
        return "open-vault; hit; ttl=" + -late
                + (page.hasFailedToRefresh() ? "; detail=backend-away" : "; detail=stale");
    }
}
