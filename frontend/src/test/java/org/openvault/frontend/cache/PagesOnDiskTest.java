package org.openvault.frontend.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openvault.frontend.Await;
import org.openvault.frontend.cache.Rendering.Rendered;

/** What readers get of a site that was started again. */
class PagesOnDiskTest {
    private static final CacheKey PAGE = new CacheKey("", "/page/", "");
    private static final CacheKey OTHER = new CacheKey("", "/other/", "");

    @TempDir
    Path directory;

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger renders = new AtomicInteger();
    private final Map<CacheKey, Rendering> backend = new ConcurrentHashMap<>();
    private TestConfig config;
    private String edition = "1";
    private PageCache cache;

    @BeforeEach
    void start() {
        config = TestConfig.on(directory);
        backend.put(PAGE, page("first", 10, "page:1", "address:1:/page/"));
        backend.put(OTHER, page("other", 10, "page:2", "address:1:/other/"));
        open();
        cache.feedStarted(10);
    }

    @AfterEach
    void stop() {
        cache.close();
    }

    @Test
    void afterARestartWithoutABackendPagesSeenBeforeAreThereForDays() {
        body(PAGE);
        restart();
        backend.clear();
        clock.advance(Duration.ofDays(6));

        assertThat(body(PAGE)).isEqualTo("first");
        Await.until("it is marked", () -> status(PAGE).contains("detail=backend-away"));
        assertThat(serve(OTHER)).isInstanceOf(Served.Unavailable.class);
    }

    @Test
    void afterMoreThanAMonthNothingIsServedAnyMore() {
        body(PAGE);
        restart();
        backend.clear();
        clock.advance(Duration.ofDays(31));

        assertThat(serve(PAGE)).isInstanceOf(Served.Unavailable.class);
    }

    @Test
    void aFreshPageIsNotRenderedAgainAfterARestart() {
        body(PAGE);
        restart();
        cache.feedCaughtUp();

        assertThat(body(PAGE)).isEqualTo("first");
        assertThat(status(PAGE)).startsWith("open-vault; hit; ttl=60");
        assertThat(renders).hasValue(1);
    }

    @Test
    void everyCodingSurvivesARestart() {
        backend.put(PAGE, page("<p>Hello</p>".repeat(500), 10, "page:1"));
        Await.until(
                "it is as small as can be",
                () -> codings(PAGE).get(Encoding.GZIP).etag().toString().endsWith("-gzip11\""));
        Map<Encoding, Body.Coded> before = codings(PAGE);
        restart();

        Map<Encoding, Body.Coded> after = codings(PAGE);
        for (Encoding encoding : Encoding.values()) {
            assertThat(after.get(encoding).bytes())
                    .isEqualTo(before.get(encoding).bytes());
            assertThat(after.get(encoding).etag().toString())
                    .isEqualTo(before.get(encoding).etag().toString());
        }
    }

    @Test
    void theCursorOnDiskIsThatOfTheLastChange() {
        cache.apply(change(11, "page.published", "page:1"));
        cache.apply(change(12, "page.published", "page:7"));
        restart();

        assertThat(cache.cursor()).isEqualTo(12);
    }

    @Test
    void whatWasTakenDownIsNotThereAfterARestart() {
        body(PAGE);
        cache.apply(change(11, "page.unpublished", "page:1", "address:1:/page/"));
        backend.clear();
        restart();

        assertThat(serve(PAGE)).isInstanceOf(Served.Unavailable.class);
    }

    @Test
    void whatIsTakenDownWhileTheSiteIsNotRunningGoesWhenTheFeedTells() {
        body(PAGE);
        backend.clear();
        restart();

        cache.apply(change(11, "page.unpublished", "page:1", "address:1:/page/"));

        assertThat(serve(PAGE)).isInstanceOf(Served.Unavailable.class);
    }

    @Test
    void whatAChangeTouchedStaysOutdatedUntilItIsRefreshed() {
        body(PAGE);
        body(OTHER);
        backend.clear();
        cache.apply(change(11, "page.published", "page:1")).join();
        restart();
        cache.feedCaughtUp();

        assertThat(body(PAGE)).isEqualTo("first");
        assertThat(status(PAGE)).contains("backend-away");
        body(OTHER);
        assertThat(status(OTHER)).contains("hit; ttl=60");
        backend.put(PAGE, page("second", 11, "page:1"));
        clock.advance(Duration.ofSeconds(2));
        Await.until("it is refreshed", () -> body(PAGE).equals("second"));
    }

    @Test
    void aChangeReachesPagesThatAreOnDiskOnly() {
        body(PAGE);
        restart();
        backend.put(PAGE, page("second", 11, "page:1"));

        cache.apply(change(11, "page.published", "page:1")).join();

        assertThat(renders).hasValue(2);
        assertThat(body(PAGE)).isEqualTo("second");
    }

    @Test
    void whatDoesNotFitIntoMemoryComesFromDisk() {
        cache.close();
        config = TestConfig.on(directory).withMemory(100_000);
        open();
        cache.feedStarted(10);
        Map<CacheKey, String> bodies = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            CacheKey key = new CacheKey("", "/p" + i + "/", "");
            bodies.put(key, (i + ".").repeat(5_000));
            backend.put(key, page(bodies.get(key), 10, "page:" + i));
            body(key);
        }
        cache.flush();

        assertThat(cache.bytes()).isLessThanOrEqualTo(100_000);
        bodies.forEach((key, body) -> assertThat(body(key)).isEqualTo(body));
        assertThat(renders).hasValue(50);
    }

    @Test
    void thereAreNeverMorePagesThanWanted() {
        cache.close();
        config = TestConfig.on(directory).withPages(20);
        open();
        for (int i = 0; i < 100; i++) {
            CacheKey search = new CacheKey("", "/search/", "q=" + i);
            backend.put(search, page("found " + i, 10, "search"));
            body(search);
            body(PAGE);
        }
        cache.flush();

        assertThat(cache.count()).isBetween(10, 20);
        assertThat(files()).hasSize(cache.count());
        assertThat(renders).as("searches make room, pages stay").hasValue(101);
    }

    @Test
    void pagesThatAreNotThereAreNotKeptOnDisk() {
        for (int i = 0; i < 10; i++) {
            CacheKey key = new CacheKey("", "/nowhere" + i + "/", "");
            backend.put(
                    key,
                    new Rendered(404, "text/html", "none", null, Set.of("address:1:/"), 10, Duration.ofMinutes(1)));
            body(key);
        }
        cache.flush();

        assertThat(files()).isEmpty();
    }

    @Test
    void aDamagedFileIsAsIfItWereNotThere() throws IOException {
        body(PAGE);
        cache.close();
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        for (int length : List.of(0, 3, 5, 40, bytes.length - 1)) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            open();
            assertThat(body(PAGE)).isEqualTo("first");
            cache.close();
        }
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        open();

        assertThat(body(PAGE)).isEqualTo("first");
        assertThat(renders.get()).isGreaterThan(5);
    }

    @Test
    void anotherEditionOfTheSiteRendersAnewButHasTheOldPageMeanwhile() {
        body(PAGE);
        edition = "2";
        restart();
        cache.feedCaughtUp();
        backend.put(PAGE, page("in another look", 10, "page:1"));

        Await.until("it is rendered anew", () -> body(PAGE).equals("in another look"));
        backend.clear();
        edition = "3";
        restart();
        assertThat(body(PAGE)).isEqualTo("in another look");
    }

    @Test
    void twoProcessesDoNotShareAFolder() {
        body(PAGE);
        cache.flush();
        try (PageCache second = new PageCache(config, this::render, clock, edition)) {
            assertThat(second.count()).isZero();
            assertThat(second.serve(PAGE).toCompletableFuture().join()).isInstanceOf(Served.Page.class);
        }
    }

    @Test
    void aFeedThatBeginsAnewCostsNoPage() {
        body(PAGE);
        backend.clear();
        cache.feedBeganAnew();
        cache.feedStarted(3);

        assertThat(body(PAGE)).isEqualTo("first");
        backend.put(PAGE, page("of the other database", 3, "page:1"));
        clock.advance(Duration.ofSeconds(2));
        Await.until("it is new", () -> body(PAGE).equals("of the other database"));
    }

    private void restart() {
        cache.close();
        open();
    }

    private void open() {
        cache = new PageCache(config, this::render, clock, edition);
    }

    private Rendering render(CacheKey key) {
        renders.incrementAndGet();
        return backend.getOrDefault(key, new Rendering.Failed("away"));
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(directory, 2)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getParent().equals(directory))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Served serve(CacheKey key) {
        return cache.serve(key).toCompletableFuture().join();
    }

    private String body(CacheKey key) {
        return codings(key).get(Encoding.IDENTITY).bytes().toString();
    }

    private Map<Encoding, Body.Coded> codings(CacheKey key) {
        Body body = ((Served.Page) serve(key)).page().body();
        Map<Encoding, Body.Coded> codings = new HashMap<>();
        for (Encoding encoding : Encoding.values()) {
            codings.put(encoding, body.of(encoding));
        }
        return codings;
    }

    private String status(CacheKey key) {
        return ((Served.Page) serve(key)).cacheStatus().toString();
    }

    private static Rendered page(String body, long sequence, String... tags) {
        return new Rendered(200, "text/html", body, null, Set.of(tags), sequence, Duration.ofMinutes(1));
    }

    private static Change change(long sequence, String kind, String... tags) {
        return new Change(sequence, kind, Set.of(tags));
    }
}
