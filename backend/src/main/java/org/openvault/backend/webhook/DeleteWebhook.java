package org.openvault.backend.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;

/** Removes a webhook with all its deliveries. */
@ApplicationScoped
public class DeleteWebhook {

    @Inject
    ManagedWebhooks webhooks;

    @Inject
    AuditLog audit;

    @Transactional
    public void delete(Actor actor, long id) {
        Webhook webhook = webhooks.getLocked(actor, id);
        String before = webhook.json();
        webhook.delete();
        audit.record(actor, "webhook.deleted", null, before, null);
    }
}
