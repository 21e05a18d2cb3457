package org.openvault.backend.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.problem.Problem;

/** Calls off what has not arrived yet. What is on its way at that instant arrives all the same. */
@ApplicationScoped
public class CancelDelivery {

    @Inject
    ManagedWebhooks webhooks;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @throws Problem.Conflict when it is not waiting */
    @Transactional
    public Delivery cancel(Actor actor, long webhookId, long id) {
        webhooks.get(actor, webhookId);
        Delivery delivery = Delivery.getLocked(webhookId, id);
        if (delivery.state != Delivery.State.waiting) {
            throw new Problem.Conflict("delivery %d is %s, not waiting".formatted(id, delivery.state));
        }
        String before = delivery.json();
        delivery.state = Delivery.State.cancelled;
        delivery.endedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        audit.record(actor, "webhook.delivery_cancelled", null, before, delivery.json());
        return delivery;
    }
}
