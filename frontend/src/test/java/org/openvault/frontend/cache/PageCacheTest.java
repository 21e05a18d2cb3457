package org.openvault.frontend.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.Await;
import org.openvault.frontend.cache.Rendering.Rendered;

class PageCacheTest {
    private static final CacheKey PAGE = key("/page/");
    private static final CacheKey OTHER = key("/other/");

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger renders = new AtomicInteger();
    private final AtomicReference<Renderer> renderer = new AtomicReference<>();
    private final PageCache cache = new PageCache(TestConfig.inMemory(), this::render, clock, "");

    PageCacheTest() {
        cache.feedStarted(10);
        renderer.set(key -> page("first", 10, "page:1"));
    }

    @Test
    void aStoredPageIsServedWithoutRendering() {
        assertThat(body(PAGE)).isEqualTo("first");
        assertThat(body(PAGE)).isEqualTo("first");

        assertThat(renders).hasValue(1);
        assertThat(status(PAGE)).startsWith("open-vault; hit; ttl=60");
    }

    @Test
    void fiveThousandReadersOfOneAbsentPageCauseOneRender() throws Exception {
        CountDownLatch readers = new CountDownLatch(5_000);
        renderer.set(key -> {
            await(readers);
            return page("first", 10, "page:1");
        });
        List<Future<CompletableFuture<Served>>> asked = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5_000; i++) {
                asked.add(threads.submit(() -> {
                    CompletableFuture<Served> served = cache.serve(PAGE).toCompletableFuture();
                    readers.countDown();
                    return served;
                }));
            }
        }

        for (Future<CompletableFuture<Served>> one : asked) {
            assertThat(text(one.get().join())).isEqualTo("first");
        }
        assertThat(renders).hasValue(1);
    }

    @Test
    void aChangeRefreshesExactlyThePagesThatNameItsTags() {
        renderer.set(key -> key.equals(PAGE) ? page("first", 10, "page:1", "menu:1") : page("other", 10, "page:2"));
        body(PAGE);
        body(OTHER);
        renderer.set(key -> page("second", 11, "page:1"));

        cache.apply(change(11, "page.published", "page:1"));

        Await.until("the page is new", () -> body(PAGE).equals("second"));
        assertThat(body(OTHER)).isEqualTo("other");
        assertThat(renders).hasValue(3);
    }

    @Test
    void aRefreshedPageIsFoundByItsNewTagsOnly() {
        body(PAGE);
        renderer.set(key -> page("second", 11, "page:9"));
        cache.apply(change(11, "page.published", "page:1"));
        Await.until("the page is new", () -> body(PAGE).equals("second"));

        cache.apply(change(12, "page.published", "page:1"));
        assertThat(status(PAGE)).contains("hit; ttl=60");

        renderer.set(key -> page("third", 13, "page:9"));
        cache.apply(change(13, "page.published", "page:9"));
        Await.until("the page is new again", () -> body(PAGE).equals("third"));
    }

    @Test
    void anAnswerFromBeforeAProcessedChangeIsNeitherStoredNorServed() {
        renderer.set(key -> {
            if (renders.get() == 1) {
                cache.apply(change(11, "page.published", "page:1"));
                return page("old", 10, "page:1");
            }
            return page("new", 11, "page:1");
        });

        assertThat(body(PAGE)).isEqualTo("new");
        assertThat(body(PAGE)).isEqualTo("new");
        assertThat(renders).hasValue(2);
    }

    @Test
    void aTakedownIsDroppedAtOnceEvenWithTheBackendAway() {
        renderer.set(key -> page("first", 10, "page:1", "address:1:" + key.path()));
        body(PAGE);
        body(OTHER);
        renderer.set(key -> new Rendering.Failed("away"));

        cache.apply(change(11, "page.unpublished", "page:1", "address:1:/page/"))
                .join();

        assertThat(serve(PAGE)).isInstanceOf(Served.Unavailable.class);
        assertThat(body(OTHER))
                .as("what only shows it stays until it can be rendered")
                .isEqualTo("first");
        assertThat(status(OTHER)).contains("backend-away");
    }

    @Test
    void aReaderOfAPageThatHasChangedGetsTheNewOne() {
        body(PAGE);
        CountDownLatch go = new CountDownLatch(1);
        renderer.set(key -> {
            await(go);
            return page("second", 11, "page:1");
        });
        cache.apply(change(11, "page.published", "page:1"));
        CompletableFuture<Served> reader = cache.serve(PAGE).toCompletableFuture();
        go.countDown();

        assertThat(text(reader.join())).isEqualTo("second");
        assertThat(renders).hasValue(2);
    }

    @Test
    void whoWaitsForASlowBackendWaitsNotLongAndTheOthersNotAtAll() {
        body(PAGE);
        CountDownLatch never = new CountDownLatch(1);
        renderer.set(key -> {
            await(never);
            return page("second", 11, "page:1");
        });
        cache.apply(change(11, "page.published", "page:1"));

        assertThat(body(PAGE)).isEqualTo("first");
        for (int i = 0; i < 100; i++) {
            assertThat(cache.serve(PAGE).toCompletableFuture()).isCompleted();
        }
        never.countDown();
    }

    @Test
    void fiveThousandReadersOfOneExpiredPageCauseOneRender() {
        body(PAGE);
        clock.advance(Duration.ofMinutes(2));
        CountDownLatch go = new CountDownLatch(1);
        renderer.set(key -> {
            await(go);
            return page("second", 10, "page:1");
        });
        for (int i = 0; i < 5_000; i++) {
            assertThat(body(PAGE)).isEqualTo("first");
        }
        go.countDown();

        Await.until("the page is new", () -> body(PAGE).equals("second"));
        assertThat(renders).hasValue(2);
    }

    @Test
    void hostsThatAreNoSiteStoreNoCopies() {
        AtomicReference<Set<String>> told = new AtomicReference<>();
        AtomicInteger asked = new AtomicInteger();
        Renderer twoSites = new Renderer() {
            @Override
            public Rendering render(CacheKey key) {
                asked.incrementAndGet();
                told.set(Set.of("second.example"));
                return page("of " + key.host(), 10, "page:1");
            }

            @Override
            public Set<String> hosts() {
                return told.get();
            }
        };
        try (PageCache sites = new PageCache(TestConfig.inMemory(), twoSites, clock, "")) {
            sites.feedStarted(10);
            for (int i = 0; i < 50; i++) {
                text(sites.serve(new CacheKey("evil" + i + ".example", "/", ""))
                        .toCompletableFuture()
                        .join());
            }
            assertThat(text(sites.serve(new CacheKey("second.example", "/", ""))
                            .toCompletableFuture()
                            .join()))
                    .isEqualTo("of second.example");
            assertThat(asked).hasValue(2);
            assertThat(sites.count()).isEqualTo(2);
        }
    }

    @Test
    void aRefusedQuestionCostsNobodyTheStoredPage() {
        body(PAGE);
        renderer.set(key -> new Rendering.Rejected(400));
        cache.apply(change(11, "page.published", "page:1")).join();

        assertThat(body(PAGE)).isEqualTo("first");
    }

    @Test
    void aNewSiteOrLanguageOutdatesEverything() {
        body(PAGE);
        renderer.set(key -> page("second", 11, "page:1"));

        cache.apply(change(11, "site.created")).join();

        assertThat(body(PAGE)).isEqualTo("second");
    }

    @Test
    void aPageThatIsNewerThanATakedownStays() {
        renderer.set(key -> page("again", 12, "page:1"));
        body(PAGE);

        cache.apply(change(11, "page.unpublished", "page:1"));

        assertThat(body(PAGE)).isEqualTo("again");
        assertThat(renders).hasValue(1);
    }

    @Test
    void anExpiredPageIsServedStaleWhileItIsRenderedAnew() {
        body(PAGE);
        CountDownLatch go = new CountDownLatch(1);
        renderer.set(key -> {
            await(go);
            return page("second", 10, "page:1");
        });
        clock.advance(Duration.ofSeconds(90));

        assertThat(body(PAGE)).isEqualTo("first");
        assertThat(status(PAGE)).isEqualTo("open-vault; hit; ttl=-30; detail=stale");
        go.countDown();
        Await.until("the page is new", () -> body(PAGE).equals("second"));
        assertThat(renders).hasValue(2);
    }

    @Test
    void withTheBackendAwayTheStoredPageIsServedAndSaysSo() {
        body(PAGE);
        renderer.set(key -> new Rendering.Failed("away"));
        clock.advance(Duration.ofHours(24));

        assertThat(body(PAGE)).isEqualTo("first");
        Await.until("the failure is known", () -> status(PAGE).contains("backend-away"));
        assertThat(body(PAGE)).isEqualTo("first");
    }

    @Test
    void aFailedRefreshIsNotRepeatedByEveryReader() {
        body(PAGE);
        renderer.set(key -> new Rendering.Failed("away"));
        clock.advance(Duration.ofHours(1));
        body(PAGE);
        Await.until("the failure is known", () -> status(PAGE).contains("backend-away"));
        int tries = renders.get();

        for (int i = 0; i < 1_000; i++) {
            body(PAGE);
        }
        assertThat(renders).hasValue(tries);

        clock.advance(Duration.ofSeconds(2));
        body(PAGE);
        Await.until("it is tried again", () -> renders.get() == tries + 1);
    }

    @Test
    void aRendererThatThrowsCostsNobodyTheStoredPage() {
        body(PAGE);
        renderer.set(key -> {
            throw new IllegalStateException("a broken document");
        });
        cache.apply(change(11, "page.published", "page:1"));

        Await.until("the failure is known", () -> status(PAGE).contains("backend-away"));
        assertThat(body(PAGE)).isEqualTo("first");
    }

    @Test
    void nothingStoredAndNothingToRenderIsUnavailableAndNotKept() {
        renderer.set(key -> new Rendering.Failed("away"));
        assertThat(serve(PAGE)).isInstanceOf(Served.Unavailable.class);

        renderer.set(key -> page("first", 10, "page:1"));
        assertThat(body(PAGE)).isEqualTo("first");
    }

    @Test
    void withTheFeedCutAPageIsLookedAfterSoonAndTrustedAgainWhenItIsBack() {
        body(PAGE);
        cache.feedLost();
        assertThat(status(PAGE)).contains("hit; ttl=60");

        clock.advance(Duration.ofSeconds(6));
        body(PAGE);
        Await.until("it was looked after", () -> renders.get() == 2);

        clock.advance(Duration.ofSeconds(6));
        cache.feedCaughtUp();
        assertThat(status(PAGE)).contains("hit; ttl=");
        assertThat(status(PAGE)).doesNotContain("stale");
        assertThat(renders).hasValue(2);
    }

    @Test
    void absentPagesAreStoredByTheirTagsToo() {
        renderer.set(key ->
                new Rendered(404, "text/html", "none", null, Set.of("address:1:/page/"), 10, Duration.ofMinutes(1)));
        body(PAGE);
        body(PAGE);
        assertThat(renders).hasValue(1);

        renderer.set(key -> page("here now", 11, "page:1"));
        cache.apply(change(11, "page.published", "address:1:/page/", "page:1"));
        Await.until("the page is there", () -> body(PAGE).equals("here now"));
    }

    @Test
    void storedBytesStayWithinTheirBound() {
        renderer.set(key -> page("x".repeat(40_000), 10, "page:" + key.path()));
        for (int i = 0; i < 200; i++) {
            body(key("/p" + i + "/"));
        }

        assertThat(cache.bytes()).isLessThanOrEqualTo(1_000_000);
        assertThat(cache.count()).isBetween(1, 30);
    }

    private Rendering render(CacheKey key) {
        renders.incrementAndGet();
        return renderer.get().render(key);
    }

    private Served serve(CacheKey key) {
        return cache.serve(key).toCompletableFuture().join();
    }

    private String body(CacheKey key) {
        return text(serve(key));
    }

    private String status(CacheKey key) {
        return ((Served.Page) serve(key)).cacheStatus().toString();
    }

    private static String text(Served served) {
        return ((Served.Page) served)
                .page()
                .body()
                .of(Encoding.IDENTITY)
                .bytes()
                .toString();
    }

    private static CacheKey key(String path) {
        return new CacheKey("", path, "");
    }

    private static Rendered page(String body, long sequence, String... tags) {
        return new Rendered(200, "text/html", body, null, Set.of(tags), sequence, Duration.ofMinutes(1));
    }

    private static Change change(long sequence, String kind, String... tags) {
        return new Change(sequence, kind, Set.of(tags));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
