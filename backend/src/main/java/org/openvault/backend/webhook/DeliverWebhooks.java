package org.openvault.backend.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.webhook.WebhookQueries.Job;

/**
 * Tells receivers of changes. Each change becomes one delivery of each webhook that wants it, and each delivery is sent until
 * it arrives or is given up: at least once, as a process may die between the sending and the note of it. A webhook is served by
 * one worker at a time, of whatever process, which holds a lease on it: what is sent for the first time is sent in the order of
 * the feed. What failed comes later, out of order: its sequence says where it belongs.
 */
@ApplicationScoped
public class DeliverWebhooks {

    private static final Logger LOG = Logger.getLogger(DeliverWebhooks.class);
    private static final Actor SYSTEM = new Actor.SystemActor("webhooks");
    private static final int ROUNDS = 20;

    /** So long what is being sent may take when this process is told to end; then it is given back. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    @Inject
    WebhookQueries queries;

    @Inject
    SendDelivery sendDelivery;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    private final WebhookConfig config;
    private final Semaphore workers;
    private volatile boolean ending;

    DeliverWebhooks(WebhookConfig config) {
        this.config = config;
        this.workers = new Semaphore(config.workers());
    }

    /** Notes what is to be sent, and has as much of it sent as there are workers; they go on when this is over. */
    public void deliver() {
        if (!config.enabled() || ending) {
            return;
        }
        makeDeliveries();
        int free = workers.drainPermits();
        var lease = UUID.randomUUID();
        List<Long> claimed = free == 0 ? List.of() : claim(lease, free);
        workers.release(free - claimed.size());
        for (long webhook : claimed) {
            Thread.ofVirtual().name("webhook-" + webhook).start(() -> {
                try {
                    serve(webhook, lease);
                } catch (RuntimeException failed) {
                    LOG.warnf("webhook %d is served later: %s", webhook, failed.getMessage());
                } finally {
                    workers.release();
                }
            });
        }
    }

    private void makeDeliveries() {
        for (int round = 0; round < ROUNDS; round++) {
            if (QuarkusTransaction.requiringNew().call(() -> queries.makeDeliveries(now())) == 0) {
                return;
            }
        }
    }

    private List<Long> claim(UUID lease, int free) {
        Instant now = now();
        return QuarkusTransaction.requiringNew().call(() -> queries.claim(lease, now, now.plus(config.lease()), free));
    }

    /** One delivery after the other, as long as one turn may last. */
    private void serve(long webhook, UUID lease) {
        Instant end = now().plus(config.lease());
        Optional<Job> job = next(webhook, lease);
        while (job.isPresent()) {
            note(job.get(), sendDelivery.send(job.get()));
            job = !ending && now().isBefore(end) ? next(webhook, lease) : Optional.empty();
        }
        QuarkusTransaction.requiringNew().run(() -> queries.release(webhook, lease));
    }

    /** The lease outlasts the attempt that follows: nobody else sends it meanwhile. */
    private Optional<Job> next(long webhook, UUID lease) {
        Instant now = now();
        Instant until = now.plus(config.lease()).plus(config.timeout());
        return QuarkusTransaction.requiringNew()
                .call(() -> queries.renew(webhook, lease, until) ? queries.findNext(webhook, now) : Optional.empty());
    }

    private void note(Job job, Attempt attempt) {
        Instant now = now();
        QuarkusTransaction.requiringNew().run(() -> {
            switch (attempt) {
                case Attempt.Delivered(int status) -> queries.noteDelivered(job, status, now);
                case Attempt.Declined(int status) -> noteFailed(job, status, "answered " + status, now);
                case Attempt.Unanswered(String why) -> noteFailed(job, null, why, now);
                case Attempt.GivenBack() -> LOG.infof("delivery %d is left to another process", job.delivery());
            }
        });
    }

    private void noteFailed(Job job, @org.jspecify.annotations.Nullable Integer status, String error, Instant now) {
        boolean ping = job.kind().equals(Delivery.PING);
        queries.noteFailed(job, status, error, ping ? 1 : config.attempts(), config, now);
        if (!ping) {
            losePatience(Webhook.getLocked(job.webhook()), now);
        }
    }

    private void losePatience(Webhook webhook, Instant now) {
        if (webhook.failingSince == null) {
            webhook.failingSince = now;
        } else if (webhook.disabledAt == null
                && webhook.failingSince.plus(config.patience()).isBefore(now)) {
            String before = webhook.json();
            webhook.disable(now, "nothing has arrived since " + webhook.failingSince);
            audit.record(SYSTEM, "webhook.disabled", null, before, webhook.json());
        }
    }

    /** Forgets what ended long ago. */
    public void forgetOld() {
        QuarkusTransaction.requiringNew().run(() -> queries.forget(now().minus(config.keep())));
    }

    /**
     * Nothing new is begun; whoever comes next finds no lease that nobody holds. Before anything is closed: the later event comes when
     * the connections to receivers are cut already.
     */
    void end(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        ending = true;
        if (!isIdleWithin(FAREWELL)) {
            sendDelivery.giveBack();
            isIdleWithin(FAREWELL);
        }
    }

    private boolean isIdleWithin(Duration patience) throws InterruptedException {
        boolean idle = workers.tryAcquire(config.workers(), patience.toMillis(), TimeUnit.MILLISECONDS);
        if (idle) {
            workers.release(config.workers());
        }
        return idle;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
