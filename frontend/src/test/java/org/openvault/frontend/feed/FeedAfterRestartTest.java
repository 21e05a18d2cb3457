package org.openvault.frontend.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openvault.frontend.Await;
import org.openvault.frontend.FakeBackend;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.cache.Encoding;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.cache.Rendering;
import org.openvault.frontend.cache.Served;
import org.openvault.frontend.cache.TestConfig;

/** The site is stopped, the world goes on, and the site is started again. */
class FeedAfterRestartTest {
    private static final CacheKey PAGE = new CacheKey("", "/page/", "");

    @TempDir
    Path directory;

    private final FakeBackend backend = new FakeBackend(0);
    private final AtomicInteger renders = new AtomicInteger();
    private final List<Change> heard = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private PageCache cache;
    private ChangeSubscription feed;

    private record Change(long sequence) {}

    @BeforeEach
    void aPageIsStored() throws InterruptedException {
        start();
        Await.until("the feed is followed", () -> feed.isConnected());
        backend.change("page.published", "page:7");
        Await.until("one change was heard", () -> feed.cursor() == backend.head());
        body();
        heard.clear();
    }

    @AfterEach
    void end() {
        stop();
        backend.close();
    }

    @Test
    void whatWasTakenDownMeanwhileIsGoneBeforeTheFirstReader() throws InterruptedException {
        stop();
        backend.change("page.unpublished", "page:1", "address:1:/page/");
        away = true;

        start();

        assertThat(serve()).isInstanceOf(Served.Unavailable.class);
    }

    @Test
    void noneOfThousandsOfChangesIsLost() throws InterruptedException {
        stop();
        for (int i = 0; i < 1_234; i++) {
            backend.change("page.published", "page:" + (100 + i));
        }

        start();

        Await.until("all were heard", () -> heard.size() == 1_234);
        assertThat(heard.stream().map(Change::sequence).distinct()).hasSize(1_234);
        assertThat(feed.cursor()).isEqualTo(backend.head());
        body();
        assertThat(renders).as("none of them touched the page").hasValue(1);
    }

    @Test
    void withoutABackendTheSiteStartsAndServesWhatItHas() throws InterruptedException {
        stop();
        backend.cutFeed();
        away = true;

        start();

        assertThat(body()).isEqualTo("version 1");
        assertThat(feed.isConnected()).isFalse();
        backend.change("page.unpublished", "page:1", "address:1:/page/");
        backend.mendFeed();
        Await.until("it is gone on contact", () -> serve() instanceof Served.Unavailable);
    }

    @Test
    void aShorterFeedMeansAnotherDatabaseAndCostsNoPage() throws InterruptedException {
        stop();
        backend.forgetChanges();
        away = true;

        start();
        Await.until("the new feed is followed", () -> feed.isConnected() && feed.cursor() == backend.head());

        assertThat(body()).isEqualTo("version 1");
        away = false;
        Await.until("it is rendered anew", () -> body().equals("version 2"));
    }

    private void start() throws InterruptedException {
        cache = new PageCache(TestConfig.on(directory), this::render, Clock.systemUTC(), "");
        ChangeListener listener = (change, refreshed) -> heard.add(new Change(change.sequence()));
        feed = new ChangeSubscription(
                new Config(URI.create(backend.url())), cache, List.of(listener), Clock.systemUTC());
        feed.start(new StartupEvent());
    }

    private void stop() {
        feed.stop(new ShutdownEvent());
        cache.close();
    }

    private Rendering render(CacheKey key) {
        return away
                ? new Rendering.Failed("away")
                : new Rendering.Rendered(
                        200,
                        "text/html",
                        "version " + renders.incrementAndGet(),
                        null,
                        Set.of("page:1", "address:1:/page/"),
                        backend.head(),
                        Duration.ofHours(1));
    }

    private Served serve() {
        return cache.serve(PAGE).toCompletableFuture().join();
    }

    private String body() {
        return ((Served.Page) serve())
                .page()
                .body()
                .of(Encoding.IDENTITY)
                .bytes()
                .toString();
    }

    private record Config(URI backendUrl) implements FeedConfig {
        @Override
        public Duration silence() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration startWait() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration firstRetry() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration lastRetry() {
            return Duration.ofMillis(50);
        }
    }
}
