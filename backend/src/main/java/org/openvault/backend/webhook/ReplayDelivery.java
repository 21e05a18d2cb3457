package org.openvault.backend.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;

/** Sends again what was given up, called off or sent already, as if it had never been tried; what waits is tried now. */
@ApplicationScoped
public class ReplayDelivery {

    @Inject
    ManagedWebhooks webhooks;

    @Inject
    WebhookQueries queries;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Transactional
    public Delivery replay(Actor actor, long webhookId, long id) {
        webhooks.get(actor, webhookId);
        Delivery delivery = Delivery.getLocked(webhookId, id);
        String before = delivery.json();
        delivery.state = Delivery.State.waiting;
        delivery.attempts = 0;
        delivery.dueAt = now();
        delivery.endedAt = null;
        audit.record(actor, "webhook.delivery_replayed", null, before, delivery.json());
        return delivery;
    }

    /** All that was given up. @return how many */
    @Transactional
    public int replayDead(Actor actor, long webhookId) {
        webhooks.get(actor, webhookId);
        int count = queries.replayDead(webhookId, now());
        audit.record(
                actor,
                "webhook.dead_replayed",
                null,
                null,
                "{\"webhook\":%d,\"count\":%d}".formatted(webhookId, count));
        return count;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
