package org.openvault.backend.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;

/** Changes what a webhook is told of and where, or switches it off and on. Switched on, it goes on where it was. */
@ApplicationScoped
public class UpdateWebhook {

    /** What is null stays as it is. */
    public record Changes(
            @Nullable String name,
            @Nullable String url,
            @Nullable Collection<String> kinds,
            @Nullable Collection<String> tags,
            @Nullable Boolean enabled) {}

    @Inject
    ManagedWebhooks webhooks;

    @Inject
    SendDelivery sendDelivery;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Transactional
    public Webhook update(Actor actor, long id, Changes changes) {
        Webhook webhook = webhooks.getLocked(actor, id);
        String before = webhook.json();
        webhook.name = changes.name() == null ? webhook.name : changes.name();
        webhook.url = changes.url() == null ? webhook.url : changes.url();
        webhook.kinds = distinct(changes.kinds(), webhook.kinds);
        webhook.tags = distinct(changes.tags(), webhook.tags);
        WebhookRules.require(webhook, sendDelivery.addresses());
        if (changes.enabled() != null && changes.enabled() != (webhook.disabledAt == null)) {
            enable(actor, webhook, changes.enabled());
        }
        if (!webhook.json().equals(before)) {
            audit.record(actor, "webhook.updated", null, before, webhook.json());
        }
        return webhook;
    }

    private static String[] distinct(@Nullable Collection<String> given, String[] otherwise) {
        return given == null ? otherwise : given.stream().distinct().toArray(String[]::new);
    }

    private void enable(Actor actor, Webhook webhook, boolean enabled) {
        if (enabled) {
            webhook.enable();
        } else {
            webhook.disable(clock.instant().truncatedTo(ChronoUnit.MICROS), "switched off by " + actor.name());
        }
    }
}
