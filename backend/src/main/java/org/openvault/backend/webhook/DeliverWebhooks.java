package org.openvault.backend.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
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

    DeliverWebhooks(WebhookConfig config) {
        this.config = config;
        this.workers = new Semaphore(config.workers());
    }

    /** Notes what is to be sent, and has as much of it sent as there are workers; they go on when this is over. */
    public void deliver() {
        if (!config.enabled()) {
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
            job = now().isBefore(end) ? next(webhook, lease) : Optional.empty();
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
