package org.openvault.backend.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.webhook.CreateWebhook.Created;

/** Gives a webhook another secret. Both sign for a while, so that the receiver can change over without missing anything. */
@ApplicationScoped
public class RotateSecret {

    private final WebhookConfig config;

    @Inject
    ManagedWebhooks webhooks;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    RotateSecret(WebhookConfig config) {
        this.config = config;
    }

    /** @param atOnce when the former secret is known to whom it should not be: it signs no more */
    @Transactional
    public Created rotate(Actor actor, long id, boolean atOnce) {
        Webhook webhook = webhooks.getLocked(actor, id);
        webhook.formerSecret = atOnce ? null : webhook.secret;
        webhook.formerSecretUntil =
                atOnce ? null : clock.instant().plus(config.rotation()).truncatedTo(ChronoUnit.MICROS);
        webhook.secret = WebhookSecret.next();
        audit.record(actor, "webhook.secret_rotated", null, null, "{\"id\":%d,\"at_once\":%s}".formatted(id, atOnce));
        return new Created(webhook, webhook.secret);
    }
}
