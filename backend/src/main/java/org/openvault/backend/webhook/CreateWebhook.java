package org.openvault.backend.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.problem.Problem;

/** Has an address told of what changes from now on. The secret that signs is told once. */
@ApplicationScoped
public class CreateWebhook {

    private static final int MOST = 100;

    /** @param kinds of changes, {@code page.published} or {@code page.*}; none for all. @param tags likewise */
    public record NewWebhook(String name, String url, Collection<String> kinds, Collection<String> tags) {}

    public record Created(Webhook webhook, String secret) {}

    @Inject
    ManagedWebhooks webhooks;

    @Inject
    WebhookQueries queries;

    @Inject
    SendDelivery sendDelivery;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @throws Problem.InvalidContent also for an address that is not of the public internet */
    @Transactional
    public Created create(Actor actor, NewWebhook wanted) {
        webhooks.require(actor);
        if (Webhook.count() >= MOST) {
            throw new Problem.Conflict("there are " + MOST + " webhooks already, as many as there may be");
        }
        var webhook = new Webhook();
        webhook.name = wanted.name();
        webhook.url = wanted.url();
        webhook.kinds = wanted.kinds().stream().distinct().toArray(String[]::new);
        webhook.tags = wanted.tags().stream().distinct().toArray(String[]::new);
        WebhookRules.require(webhook, sendDelivery.addresses());
        webhook.secret = WebhookSecret.next();
        webhook.cursor = queries.head();
        webhook.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        webhook.createdBy = actor.name();
        webhook.persist();
        audit.record(actor, "webhook.created", null, null, webhook.json());
        return new Created(webhook, webhook.secret);
    }
}
