package org.openvault.backend.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.problem.Problem;

/** Sends a receiver something that means nothing, to see whether it arrives. It is tried once. */
@ApplicationScoped
public class PingWebhook {

    @Inject
    ManagedWebhooks webhooks;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @throws Problem.Conflict when the webhook is switched off */
    @Transactional
    public Delivery ping(Actor actor, long id) {
        Webhook webhook = webhooks.getLocked(actor, id);
        if (webhook.disabledAt != null) {
            throw new Problem.Conflict("webhook " + id + " is switched off");
        }
        var ping = new Delivery();
        ping.webhookId = id;
        ping.kind = Delivery.PING;
        ping.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ping.dueAt = ping.at;
        ping.persist();
        audit.record(actor, "webhook.pinged", null, null, ping.json());
        return ping;
    }
}
