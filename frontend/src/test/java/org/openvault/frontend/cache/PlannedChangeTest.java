package org.openvault.frontend.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.Await;
import org.openvault.frontend.cache.Rendering.Rendered;

/** What comes and goes by the clock, without anybody telling. */
class PlannedChangeTest {
    private static final CacheKey PAGE = new CacheKey("", "/page/", "");

    private final MovableClock clock = new MovableClock();
    private final Instant noon = clock.instant().plus(Duration.ofMinutes(10));
    private final AtomicInteger renders = new AtomicInteger();
    private final AtomicReference<Rendering> backend = new AtomicReference<>();
    private final PageCache cache = new PageCache(
            TestConfig.inMemory(),
            key -> {
                renders.incrementAndGet();
                return backend.get();
            },
            clock,
            "");

    PlannedChangeTest() {
        cache.feedStarted(10);
    }

    @AfterEach
    void stop() {
        cache.close();
    }

    @Test
    void aPlannedChangeIsThereAtItsInstantBeforeAnybodyAsks() {
        backend.set(page("before").planned(noon, null));
        body();
        backend.set(page("after"));
        clock.advance(Duration.ofMinutes(10));

        cache.lookAtTheClock();

        Await.until("it is rendered", () -> renders.get() == 2);
        Await.until("it is served", () -> body().equals("after"));
        assertThat(renders).hasValue(2);
    }

    @Test
    void untilThenThePageIsFreshAndNoLonger() {
        backend.set(page("before").planned(noon, null));

        body();
        assertThat(status()).contains("ttl=600");
    }

    @Test
    void whatIsTakenDownByPlanGoesAlsoWithoutABackend() {
        backend.set(page("here").planned(noon, noon));
        body();
        backend.set(new Rendering.Failed("away"));
        assertThat(body()).isEqualTo("here");

        clock.advance(Duration.ofMinutes(10));

        assertThat(serve()).isInstanceOf(Served.Unavailable.class);
    }

    @Test
    void aBackendWhoseClockIsBehindIsAskedAgain() {
        backend.set(page("before").planned(noon, null));
        body();
        clock.advance(Duration.ofMinutes(10));
        cache.lookAtTheClock();
        Await.until("it was asked too early", () -> renders.get() == 2);
        Await.until("its answer is stored", () -> status().contains("ttl="));
        backend.set(page("after"));
        clock.advance(Duration.ofMillis(20));

        Await.until("it is asked again", () -> {
            cache.lookAtTheClock();
            return body().equals("after");
        });
    }

    @Test
    void aPlanThatIsCalledOffIsForgotten() {
        backend.set(page("before").planned(noon, noon));
        body();
        backend.set(page("to stay"));
        cache.apply(new Change(11, "page.cancelled", Set.of("page:1"))).join();
        clock.advance(Duration.ofMinutes(10));
        cache.lookAtTheClock();

        assertThat(body()).isEqualTo("to stay");
        assertThat(renders).hasValue(2);
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

    private String status() {
        return ((Served.Page) serve()).cacheStatus().toString();
    }

    private static Rendered page(String body) {
        return new Rendered(200, "text/html", body, null, Set.of("page:1"), 11, Duration.ofHours(1));
    }
}
