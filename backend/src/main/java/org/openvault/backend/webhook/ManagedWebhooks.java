package org.openvault.backend.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;

/** Webhooks, for those who may look after them. */
@ApplicationScoped
class ManagedWebhooks {

    @Inject
    Access access;

    void require(Actor actor) {
        access.requireRight(actor, Right.MANAGE_WEBHOOKS);
    }

    Webhook get(Actor actor, long id) {
        require(actor);
        return Webhook.get(id);
    }

    Webhook getLocked(Actor actor, long id) {
        require(actor);
        return Webhook.getLocked(id);
    }
}
