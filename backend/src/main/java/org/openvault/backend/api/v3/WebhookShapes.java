package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.webhook.Delivery;
import org.openvault.backend.webhook.Webhook;

/** Webhooks as answers. */
final class WebhookShapes {

    private WebhookShapes() {}

    static ObjectNode of(Webhook webhook) {
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("id", webhook.id)
                .put("name", webhook.name)
                .put("url", webhook.url)
                .put("enabled", webhook.disabledAt == null)
                .put("disabled_because", webhook.disabledBecause)
                .put("disabled_at", text(webhook.disabledAt))
                .put("failing_since", text(webhook.failingSince))
                .put("former_secret_until", text(webhook.formerSecretUntil))
                .put("sequence", webhook.cursor)
                .put("created_at", webhook.createdAt.toString())
                .put("created_by", webhook.createdBy);
        var kinds = result.putArray("kinds");
        List.of(webhook.kinds).forEach(kinds::add);
        var tags = result.putArray("tags");
        List.of(webhook.tags).forEach(tags::add);
        return result;
    }

    static ObjectNode of(Delivery delivery) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", delivery.id)
                .put("sequence", delivery.sequence)
                .put("kind", delivery.kind)
                .put("at", delivery.at.toString())
                .put("state", delivery.state.name())
                .put("attempts", delivery.attempts)
                .put("due_at", delivery.endedAt == null ? delivery.dueAt.toString() : null)
                .put("last_at", text(delivery.lastAt))
                .put("last_status", delivery.lastStatus)
                .put("last_error", delivery.lastError)
                .put("ended_at", text(delivery.endedAt));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
