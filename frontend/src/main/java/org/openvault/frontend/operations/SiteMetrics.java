package org.openvault.frontend.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import org.openvault.frontend.cache.CacheCounts;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.feed.ChangeSubscription;

/** What {@code /q/metrics} tells of the page cache and the change feed. It is read off when somebody asks; readers pay nothing. */
@Singleton
class SiteMetrics implements MeterBinder {
    private final PageCache cache;
    private final ChangeSubscription feed;

    SiteMetrics(PageCache cache, ChangeSubscription feed) {
        this.cache = cache;
        this.feed = feed;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        served(registry, "hit", CacheCounts::hits);
        served(registry, "stale", CacheCounts::stale);
        served(registry, "miss", CacheCounts::misses);
        served(registry, "unavailable", CacheCounts::unavailable);
        counter(
                registry,
                "openvault.page.age.served",
                "Age of all stored pages served",
                CacheCounts::ageServed,
                "seconds");
        counter(
                registry,
                "openvault.page.renders",
                "Pages asked of the backend and rendered",
                CacheCounts::renders,
                null);
        counter(
                registry,
                "openvault.page.render.failures",
                "Renders without a usable answer of the backend",
                CacheCounts::failures,
                null);
        gauge(registry, "openvault.pages", "Stored pages", PageCache::count, null);
        gauge(registry, "openvault.pages.memory", "Stored pages in memory", PageCache::bytes, "bytes");
        feed(registry);
    }

    private void feed(MeterRegistry registry) {
        Gauge.builder("openvault.feed.connected", feed, each -> each.isConnected() ? 1 : 0)
                .description("Whether the change feed is followed")
                .register(registry);
        Gauge.builder("openvault.feed.cursor", feed, ChangeSubscription::cursor)
                .description("The last change processed")
                .register(registry);
        Gauge.builder("openvault.feed.lag", feed, each -> each.lag().now().toMillis() / 1000.0)
                .description("How late the last change was, or, while the feed is cut, for how long it has been")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder(
                        "openvault.feed.changes", feed, each -> each.lag().changes())
                .description("Changes processed")
                .register(registry);
        FunctionCounter.builder("openvault.feed.delay", feed, each -> each.lag().millisOfAll() / 1000.0)
                .description("How late all changes were, together")
                .baseUnit("seconds")
                .register(registry);
    }

    private void served(MeterRegistry registry, String outcome, ToDoubleFunction<CacheCounts> count) {
        FunctionCounter.builder("openvault.page.requests", cache.counts(), count)
                .description("Pages served, by where they came from")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void counter(
            MeterRegistry registry,
            String name,
            String description,
            ToDoubleFunction<CacheCounts> count,
            @org.jspecify.annotations.Nullable String unit) {
        FunctionCounter.builder(name, cache.counts(), count)
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            ToDoubleFunction<PageCache> value,
            @org.jspecify.annotations.Nullable String unit) {
        Gauge.builder(name, cache, value)
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }
}
