package org.openvault.backend.command;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** What {@code /q/metrics} tells of what waits. It is counted when somebody asks, once for all that is asked at a time. */
@Singleton
class BacklogMetrics implements MeterBinder {

    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final BacklogQueries queries;
    private Backlog backlog = Backlog.UNKNOWN;
    private long countedAt = System.nanoTime() - 2 * FRESH;

    BacklogMetrics(BacklogQueries queries) {
        this.queries = queries;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "openvault.feed.head", "The newest change of the feed", Backlog::feedHead);
        gauge(registry, "openvault.webhooks.waiting", "Deliveries of webhooks that wait", Backlog::webhooks);
        gauge(registry, "openvault.webhooks.failing", "Webhooks that last failed", Backlog::failingWebhooks);
        gauge(registry, "openvault.mails.waiting", "Mails of forms and comments that wait", Backlog::mails);
        gauge(registry, "openvault.publications.late", "Begun or ended, and not announced", Backlog::late);
        gauge(registry, "openvault.publications.lateness.seconds", "How late the oldest is", Backlog::lateness);
        gauge(registry, "openvault.sessions", "Open sessions of the admin", Backlog::sessions);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Backlog> value) {
        Gauge.builder(name, this, own -> value.applyAsDouble(own.current()))
                .description(description)
                .register(registry);
    }

    private synchronized Backlog current() {
        if (System.nanoTime() - countedAt > FRESH) {
            backlog = queries.count();
            countedAt = System.nanoTime();
        }
        return backlog;
    }
}
