package org.openvault.frontend.cache;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Rendering.Rendered;

/** Serves stored pages, has absent ones rendered once, and keeps what it holds in step with the change feed and the clock. */
public final class PageCache implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PageCache.class);
    private static final int ATTEMPTS = 3;

    private final @Nullable PageDisk disk;
    private final PageStore store;
    private final Hosts hosts;
    private final Renderer renderer;
    private final Clock clock;
    private final CacheConfig config;
    private final CacheStatus status;
    private final CacheCounts counts = new CacheCounts();
    private final Plans plans = new Plans();
    private final Semaphore refreshTurns;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SingleFlight<CacheKey, Served> flights = new SingleFlight<>(threads);
    private final SingleFlight<CacheKey, Served> loads = new SingleFlight<>(threads);
    private final Squeezer squeezer;
    private final FeedWatch watch = new FeedWatch();

    /** @param edition of the site: what another one rendered is good only until it is rendered anew */
    public PageCache(CacheConfig config, Renderer renderer, Clock clock, String edition) {
        this.config = config;
        this.renderer = renderer;
        this.clock = clock;
        this.disk = config.directory()
                .map(directory -> PageDisk.open(directory, edition))
                .orElse(null);
        this.store = new PageStore(config, disk);
        this.hosts = new Hosts(renderer::hosts, disk);
        this.status = new CacheStatus(config, watch);
        this.refreshTurns = new Semaphore(config.refreshConcurrency());
        this.squeezer = new Squeezer(store);
        store.planned().forEach((key, facts) -> plans.add(key, facts, clock.instant()));
        threads.execute(this::followClock);
    }

    /** Completed already where a stored page can be served at once; never blocks. */
    public CompletionStage<Served> serve(CacheKey asked) {
        CacheKey key = hosts.canonical(asked);
        Instant now = clock.instant();
        StoredPage page = store.find(key);
        if (page == null) {
            return store.isKnown(key) ? loads.run(key, this::loadOrRender) : rendered(key);
        }
        if (page.facts().isOver(now, config.maxStale())) {
            store.drop(key);
            return rendered(key);
        }
        return serve(key, page, now);
    }

    private CompletionStage<Served> serve(CacheKey key, StoredPage page, Instant now) {
        PageFacts facts = page.facts();
        facts.use(now.toEpochMilli());
        if (status.isFresh(facts, now) || !facts.mayRetry(now)) {
            return CompletableFuture.completedFuture(hit(page, now));
        }
        CompletableFuture<Served> flight = flights.run(key, this::renderAndStore);
        if (!facts.isOutdated() || facts.isSlow()) {
            return CompletableFuture.completedFuture(hit(page, now));
        }
        return flight.copy()
                .orTimeout(config.patience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    facts.turnOutSlow();
                    return hit(page, clock.instant());
                });
    }

    private CompletableFuture<Served> rendered(CacheKey key) {
        counts.misses.increment();
        return flights.run(key, this::renderAndStore);
    }

    /** From disk, and looked after like any other. */
    private Served loadOrRender(CacheKey key) {
        StoredPage page = store.load(key);
        Instant now = clock.instant();
        if (page == null || page.facts().isOver(now, config.maxStale())) {
            return rendered(key).join();
        }
        return serve(key, page, now).toCompletableFuture().join();
    }

    /** Completed when all that the change touches has been refreshed, or could not be. */
    public CompletableFuture<Void> apply(Change change) {
        return refresh(store.apply(change));
    }

    /** The feed follows from this sequence on; what is older was stored without anybody watching. */
    public void feedStarted(long sequence) {
        store.outdateBefore(sequence);
        watch.follows();
    }

    /** The feed is back and has told all that it missed. */
    public void feedCaughtUp() {
        watch.follows();
    }

    public void feedLost() {
        watch.isLostAt(clock.instant());
    }

    /** The feed is another one than before: nothing stored can be compared with what it will tell. */
    public void feedBeganAnew() {
        store.beginAnew();
    }

    /** Whether the change feed is being followed. */
    public boolean isWatched() {
        return watch.isFollowing();
    }

    /** The last change whose effects are on disk; −1 where none is known. */
    public long cursor() {
        return disk == null ? -1 : disk.cursor();
    }

    public void clear() {
        store.clear();
    }

    /** Drops the pages with any of these tags, and says how many there were. */
    public int clear(Collection<String> tags) {
        int dropped = 0;
        for (String tag : tags) {
            for (CacheKey key : store.keysOf(tag)) {
                dropped += store.drop(key) ? 1 : 0;
            }
        }
        return dropped;
    }

    public int count() {
        return store.count();
    }

    public long bytes() {
        return store.bytes();
    }

    public CacheCounts counts() {
        return counts;
    }

    /** For tests and the end of the process: what is to be written is. */
    void flush() {
        if (disk != null) {
            disk.flush();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        squeezer.close();
        if (disk != null) {
            disk.close();
        }
    }

    private void followClock() {
        try {
            while (!threads.isShutdown()) {
                plans.await(clock.instant());
                lookAtTheClock();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is over by plan goes; what changes by plan is refreshed. */
    void lookAtTheClock() {
        Instant now = clock.instant();
        List<CacheKey> due = plans.due(now);
        due.stream()
                .filter(key -> !store.isOver(key, now))
                .filter(store::outdate)
                .forEach(key -> refresh(List.of(key)));
        due.stream().filter(key -> store.isOver(key, now)).forEach(store::drop);
    }

    private CompletableFuture<Void> refresh(List<CacheKey> keys) {
        return CompletableFuture.allOf(keys.stream()
                .map(key -> CompletableFuture.runAsync(() -> refresh(key), threads))
                .toArray(CompletableFuture[]::new));
    }

    private void refresh(CacheKey key) {
        refreshTurns.acquireUninterruptibly();
        try {
            if (store.isOutdated(key)) {
                flights.run(key, this::renderAndStore).join();
            }
        } finally {
            refreshTurns.release();
        }
    }

    private Served renderAndStore(CacheKey asked) {
        for (int attempt = 1; ; attempt++) {
            Rendering rendering = attempt(asked);
            hosts.remember();
            CacheKey key = hosts.canonical(asked);
            switch (rendering) {
                case Rendered rendered -> {
                    StoredPage page = new StoredPage(rendered, clock.instant());
                    if (store.store(key, page)) {
                        plans.add(key, page.facts(), clock.instant());
                        squeezer.add(key);
                        return Served.Page.of(page, CacheStatus.STORED, clock.instant());
                    }
                    if (attempt == ATTEMPTS) {
                        return Served.Page.of(page, CacheStatus.OUTRUN, clock.instant());
                    }
                }
                case Rendering.Rejected rejected -> {
                    return failed(key, new Served.Rejected(rejected.status()));
                }
                case Rendering.Failed failed -> {
                    LOG.debugf("%s: %s", asked.target(), failed.reason());
                    return failed(key, new Served.Unavailable(CacheStatus.AWAY));
                }
            }
        }
    }

    private Rendering attempt(CacheKey key) {
        counts.renders.increment();
        try {
            return renderer.render(key);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s cannot be rendered", key.target());
            return new Rendering.Failed(e.toString());
        }
    }

    /** Nothing replaces a good page but another one; where there is none, the failure is the answer. */
    private Served failed(CacheKey key, Served otherwise) {
        counts.failures.increment();
        Instant now = clock.instant();
        StoredPage page = store.load(key);
        if (page == null || page.facts().isOver(now, config.maxStale())) {
            counts.unavailable.increment();
            return otherwise;
        }
        page.facts().failedToRefresh(now.plus(config.retryAfter()));
        return hit(page, now);
    }

    private Served hit(StoredPage page, Instant now) {
        (status.isFresh(page.facts(), now) ? counts.hits : counts.stale).increment();
        counts.ageServed.add(page.age(now));
        return page.served(now, status);
    }
}
