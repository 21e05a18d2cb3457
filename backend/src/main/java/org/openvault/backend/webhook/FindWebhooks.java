package org.openvault.backend.webhook;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;

/** Webhooks, and what became of what they were to be told. */
@ApplicationScoped
public class FindWebhooks {

    public record Part<T>(long count, List<T> items) {
        public Part {
            items = List.copyOf(items);
        }
    }

    @Inject
    ManagedWebhooks webhooks;

    @Transactional
    public Part<Webhook> list(Actor actor, int offset, int limit) {
        webhooks.require(actor);
        return part(Webhook.find("order by id"), offset, limit);
    }

    @Transactional
    public Webhook get(Actor actor, long id) {
        return webhooks.get(actor, id);
    }

    /** The newest first. @param state only those in it; null for all */
    @Transactional
    public Part<Delivery> deliveries(
            Actor actor, long webhookId, Delivery.@Nullable State state, int offset, int limit) {
        webhooks.get(actor, webhookId);
        return part(
                state == null
                        ? Delivery.find("webhookId = ?1 order by id desc", webhookId)
                        : Delivery.find("webhookId = ?1 and state = ?2 order by id desc", webhookId, state),
                offset,
                limit);
    }

    @Transactional
    public Delivery delivery(Actor actor, long webhookId, long id) {
        webhooks.get(actor, webhookId);
        return Delivery.get(webhookId, id);
    }

    private static <T> Part<T> part(PanacheQuery<T> query, int offset, int limit) {
        long count = query.count();
        return new Part<>(count, query.range(offset, offset + limit - 1).list());
    }
}
