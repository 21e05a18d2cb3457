package org.openvault.frontend.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageCacheTest {

    private static final CacheKey PAGE = new CacheKey("localhost", "/exhibits/x/", "");

    /** A clock that stands until it is moved. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hand clock = new Hand();
    private final AtomicInteger renders = new AtomicInteger();
    private volatile Rendering next = rendered("one", 10, "page:1");
    private PageCache cache;

    @BeforeEach
    void begin() {
        cache = new PageCache(
                config(10_000_000),
                key -> {
                    renders.incrementAndGet();
                    return next;
                },
                clock);
        cache.feedStarted(0);
    }

    private static CacheConfig config(long bytes) {
        return new CacheConfig() {
            @Override
            public long maxBytes() {
                return bytes;
            }

            @Override
            public Duration trustWithoutFeed() {
                return Duration.ofSeconds(5);
            }

            @Override
            public Duration retryAfter() {
                return Duration.ofSeconds(1);
            }

            @Override
            public int refreshConcurrency() {
                return 2;
            }
        };
    }

    private static Rendering rendered(String body, long sequence, String... tags) {
        return new Rendering.Rendered(200, "text/html", body, null, Set.of(tags), sequence, Duration.ofHours(1));
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

    private void await(String body) {
        Instant end = Instant.now().plusSeconds(10);
        while (!body().equals(body)) {
            assertThat(Instant.now()).as("waiting for " + body).isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void fiveThousandReadersOfAnAbsentPageCauseOneRender() throws Exception {
        var gate = new CountDownLatch(1);
        var count = new AtomicInteger();
        var slow = new PageCache(
                config(10_000_000),
                key -> {
                    count.incrementAndGet();
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return next;
                },
                clock);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new CountDownLatch(5000);
            var answers = new ArrayList<Future<Served>>();
            for (int reader = 0; reader < 5000; reader++) {
                answers.add(readers.submit(() -> {
                    var answer = slow.serve(PAGE).toCompletableFuture();
                    asked.countDown();
                    return answer.join();
                }));
            }
            asked.await();
            gate.countDown();
            for (var answer : answers) assertThat(answer.get()).isInstanceOf(Served.Page.class);
        }
        assertThat(count).hasValue(1);
    }

    @Test
    void aChangeRefreshesThePagesThatNameItsTagAndNoOthers() {
        assertThat(body()).isEqualTo("one");
        next = rendered("two", 12, "page:1");
        cache.apply(new Change(11, "page.published", Set.of("page:2")));
        assertThat(body()).isEqualTo("one");
        assertThat(renders).hasValue(1);
        cache.apply(new Change(12, "page.published", Set.of("page:1")));
        await("two");
    }

    @Test
    void aPageTakenDownIsNeverServedAgain() {
        assertThat(body()).isEqualTo("one");
        next = new Rendering.Failed("the backend is away");
        cache.apply(new Change(11, "page.unpublished", Set.of("page:1")));
        assertThat(serve()).isInstanceOf(Served.Unavailable.class);
    }

    @Test
    void anAnswerFromBeforeAChangeIsNotKept() {
        cache.apply(new Change(20, "page.published", Set.of("page:1")));
        serve();
        assertThat(cache.count()).isZero();
        next = rendered("new", 20, "page:1");
        assertThat(body()).isEqualTo("new");
        assertThat(cache.count()).isEqualTo(1);
    }

    @Test
    void anErrorNeverReplacesAGoodPage() {
        assertThat(body()).isEqualTo("one");
        next = new Rendering.Failed("the backend is away");
        cache.apply(new Change(11, "page.published", Set.of("page:1")));
        clock.now = clock.now.plus(Duration.ofDays(1));
        assertThat(body()).isEqualTo("one");
        assertThat(((Served.Page) serve()).cacheStatus()).startsWith("open-vault; hit; ttl=-");
    }

    @Test
    void withoutTheFeedAPageIsLookedAfterSoon() {
        assertThat(body()).isEqualTo("one");
        cache.feedLost();
        next = rendered("two", 11, "page:1");
        clock.now = clock.now.plusSeconds(4);
        assertThat(body()).isEqualTo("one");
        assertThat(renders).hasValue(1);
        clock.now = clock.now.plusSeconds(2);
        await("two");
    }

    @Test
    void memoryIsBounded() {
        var small = new PageCache(config(200_000), key -> rendered("x".repeat(20_000), 10, "page:1"), clock);
        for (int page = 0; page < 100; page++) {
            small.serve(new CacheKey("localhost", "/" + page + "/", ""))
                    .toCompletableFuture()
                    .join();
        }
        assertThat(small.bytes()).isLessThanOrEqualTo(200_000);
        assertThat(small.count()).isBetween(1, 10);
    }
}
