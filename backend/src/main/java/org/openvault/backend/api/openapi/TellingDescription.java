package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.EntriesDescription.listOf;
import static org.openvault.backend.api.openapi.Schema.anyOf;
import static org.openvault.backend.api.openapi.Schema.count;
import static org.openvault.backend.api.openapi.Schema.flag;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.whole;
import static org.openvault.backend.api.openapi.Schema.word;

import jakarta.inject.Singleton;
import java.util.List;

/** How others are told of changes, and shown drafts. */
@Singleton
class TellingDescription implements ApiDescription {

    private static final String WEBHOOKS = "/api/v3/webhooks";
    private static final String WEBHOOK = WEBHOOKS + "/{id}";
    private static final String OF_ONE = WEBHOOKS + "/{webhook}";

    @Override
    public void describe(ApiDocument api) {
        shapes(api);
        webhooks(api);
        deliveries(api);
        previews(api);
    }

    private static void webhooks(ApiDocument api) {
        Schema filters = object().may("kinds", list(text())).may("tags", list(text()));
        api.tag("webhooks", "Receivers who are told of changes by signed requests");
        api.get(WEBHOOKS, "webhooks.list")
                .says("List webhooks")
                .with("limit", "offset")
                .answers(200, listOf(ref("Webhook")));
        api.get(WEBHOOK, "webhooks.get").says("One webhook").answers(200, ref("Webhook"));
        api.post(WEBHOOKS, "webhooks.create")
                .says("Make a webhook; its secret is shown this one time")
                .takes(filters.has("name", text(100)).has("url", text()).closed())
                .answers(201, ref("WebhookWithSecret"))
                .refused(409);
        api.patch(WEBHOOK, "webhooks.update")
                .says("Change it, or switch it off or on again")
                .takes(filters.may("name", text(100))
                        .may("url", text())
                        .may("enabled", flag())
                        .closed())
                .answers(200, ref("Webhook"))
                .refused(409);
        api.delete(WEBHOOK, "webhooks.delete").says("Delete it").answersNothing();
        api.post(WEBHOOK + "/secrets", "webhooks.rotate")
                .says("Another secret; the former signs too for a while, unless at_once is true")
                .takes(object().may("at_once", flag()).closed())
                .answers(201, ref("WebhookWithSecret"));
    }

    private static void deliveries(ApiDocument api) {
        api.parameter("path.webhook", whole(1, 999_999_999_999_999_999L), "The webhook's id");
        api.parameter(
                "query.state.delivery",
                word("waiting", "delivered", "dead", "cancelled"),
                "Only deliveries in this state");
        String one = OF_ONE + "/deliveries/{id}";
        api.get(OF_ONE + "/deliveries", "webhooks.deliveries")
                .says("What became of what it was to be told")
                .with("limit", "offset", "state.delivery")
                .answers(200, listOf(ref("Delivery")));
        api.get(one, "webhooks.delivery").says("One delivery").answers(200, ref("Delivery"));
        api.delete(one, "webhooks.cancel")
                .says("Call a delivery off")
                .answers(200, ref("Delivery"))
                .refused(409);
        api.post(one + "/replays", "webhooks.replay")
                .says("Deliver it once more")
                .mayTake(object().closed())
                .answers(201, ref("Delivery"))
                .refused(409);
        api.post(OF_ONE + "/replays", "webhooks.replay_dead")
                .says("Deliver once more all that was given up")
                .mayTake(object().closed())
                .answers(201, object().has("count", count()))
                .refused(409);
        api.post(OF_ONE + "/pings", "webhooks.ping")
                .says("Send it a ping")
                .mayTake(object().closed())
                .answers(201, ref("Delivery"))
                .refused(409);
    }

    private static void previews(ApiDocument api) {
        api.tag("preview", "Links by which a frontend shows a draft, for a short while");
        api.parameter("path.token", text(), "The link's token");
        api.requiredParameter("query.token", text(), "The link's token");
        api.requiredParameter(
                "query.content_type", text().example("exhibits.exhibitpage"), "Of the page, in whatever case");
        api.post("/api/v3/pages/{id}/preview_links", "preview.create")
                .says("A link to the latest draft, or to a version")
                .mayTake(object().may("version", ref("Version")).closed())
                .answers(
                        201,
                        object().has("token", text())
                                .has("url", text())
                                .has("version", ref("Version"))
                                .has("expires_at", instant()));
        api.post("/api/v3/preview_links", "preview.create_of_instant")
                .says("A link to the whole site as it stood or will stand at an instant")
                .takes(object().has("as_of", instant()).closed())
                .answers(
                        201,
                        object().has("token", text())
                                .has("url", text())
                                .has("as_of", instant())
                                .has("expires_at", instant()));
        api.parameter("query.path.preview", text(2048), "The address, in a preview of the whole site");
        api.schema(
                "Previewed",
                object().has("kind", word("draft", "instant"))
                        .has("expires_at", instant())
                        .may("title", text())
                        .may("path", text())
                        .may("version", ref("Version"))
                        .may("saved_at", instant())
                        .may("as_of", instant()));
        api.get("/api/v3/preview/{token}", "preview.get")
                .says("The page as resolve would answer it, were that version live; or any, at another instant")
                .forAnybody()
                .with("page", "path.preview", "host")
                .answers(200, anyOf(List.of(ref("ResolvedPage"), ref("ResolvedRedirect"))))
                .refused(410);
        for (String path : new String[] {"/api/v2/page_preview/", "/api/v2/page_preview/{id}/"}) {
            api.get(path, "preview.v2" + (path.contains("{") ? ".get" : ".find"))
                    .says("The same, in the way that today's clients know")
                    .forAnybody()
                    .with("content_type", "token")
                    .answers(200, ref("V2AnyPage"))
                    .refused(404);
        }
    }

    private static void shapes(ApiDocument api) {
        Schema webhook = object().has("id", id())
                .has("name", text())
                .has("url", text())
                .has("enabled", flag())
                .has("disabled_because", text().orNull())
                .has("disabled_at", instant().orNull())
                .has("failing_since", instant().orNull())
                .has("former_secret_until", instant().orNull())
                .has("sequence", count())
                .has("created_at", instant())
                .has("created_by", text())
                .has("kinds", list(text()))
                .has("tags", list(text()));
        api.schema("Webhook", webhook);
        api.schema("WebhookWithSecret", webhook.has("secret", text()));
        api.schema(
                "Delivery",
                object().has("id", id())
                        .has("sequence", count().orNull().described("of the change; null for a ping"))
                        .has("kind", text())
                        .has("at", instant())
                        .has("state", word("waiting", "delivered", "dead", "cancelled"))
                        .has("attempts", count())
                        .has("due_at", instant().orNull())
                        .has("last_at", instant().orNull())
                        .has("last_status", whole(100, 599).orNull())
                        .has("last_error", text().orNull())
                        .has("ended_at", instant().orNull()));
    }
}
