package org.openvault.backend.permission;

import static org.openvault.backend.SampleSite.EDITOR;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiConsumer;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Policy.Need;
import org.openvault.backend.permission.Policy.Subject;
import org.openvault.backend.preview.CreatePreviewLink;
import org.openvault.backend.webhook.CancelDelivery;
import org.openvault.backend.webhook.CreateWebhook;
import org.openvault.backend.webhook.CreateWebhook.NewWebhook;
import org.openvault.backend.webhook.DeleteWebhook;
import org.openvault.backend.webhook.FindWebhooks;
import org.openvault.backend.webhook.PingWebhook;
import org.openvault.backend.webhook.ReplayDelivery;
import org.openvault.backend.webhook.RotateSecret;
import org.openvault.backend.webhook.UpdateWebhook;

/** Telling others of changes, and showing them drafts. */
@Singleton
class WebhookActs extends PermissionActs {

    private static final List<Need> MANAGES = List.of(right(Right.MANAGE_WEBHOOKS));

    @Inject
    PermissionWorld world;

    @Inject
    FindWebhooks findWebhooks;

    @Inject
    CreateWebhook createWebhook;

    @Inject
    UpdateWebhook updateWebhook;

    @Inject
    DeleteWebhook deleteWebhook;

    @Inject
    RotateSecret rotateSecret;

    @Inject
    PingWebhook pingWebhook;

    @Inject
    ReplayDelivery replayDelivery;

    @Inject
    CancelDelivery cancelDelivery;

    @Inject
    CreatePreviewLink createPreviewLink;

    @Override
    protected void addAll() {
        world.get();
        webhooks();
        deliveries();
        act(
                "make a link to a page's draft",
                on(Verb.VIEW, world.thePage()),
                actor -> createPreviewLink.create(actor, world.page, null));
    }

    private void webhooks() {
        act("list the webhooks", MANAGES.getFirst(), actor -> findWebhooks.list(actor, 0, 5));
        act("create a webhook", MANAGES.getFirst(), this::create);
        withWebhook("look a webhook up", (actor, subject) -> findWebhooks.get(actor, subject.id));
        withWebhook(
                "rename a webhook",
                (actor, subject) -> updateWebhook.update(
                        actor, subject.id, new UpdateWebhook.Changes("Renamed", null, null, null, null)));
        withWebhook("delete a webhook", (actor, subject) -> deleteWebhook.delete(actor, subject.id));
        withWebhook("change a webhook's secret", (actor, subject) -> rotateSecret.rotate(actor, subject.id, true));
        withWebhook("ping a webhook", (actor, subject) -> pingWebhook.ping(actor, subject.id));
    }

    private void deliveries() {
        withWebhook(
                "list a webhook's deliveries",
                (actor, subject) -> findWebhooks.deliveries(actor, subject.id, null, 0, 5));
        withWebhook(
                "send all again that was given up", (actor, subject) -> replayDelivery.replayDead(actor, subject.id));
        withWebhook(
                "look a delivery up", (actor, subject) -> findWebhooks.delivery(actor, subject.id, delivery(subject)));
        withWebhook(
                "send a delivery again",
                (actor, subject) -> replayDelivery.replay(actor, subject.id, delivery(subject)));
        withWebhook(
                "call a delivery off", (actor, subject) -> cancelDelivery.cancel(actor, subject.id, delivery(subject)));
    }

    private void withWebhook(String name, BiConsumer<Actor.Person, Subject> deed) {
        act(
                name,
                MANAGES,
                (actor, subject) -> {
                    subject.id = create(EDITOR);
                    pingWebhook.ping(EDITOR, subject.id);
                },
                deed);
    }

    private long create(Actor actor) {
        return createWebhook
                .create(actor, new NewWebhook("Made", "https://made.example/", List.of(), List.of()))
                .webhook()
                .id;
    }

    private long delivery(Subject subject) {
        return findWebhooks.deliveries(EDITOR, subject.id, null, 0, 1).items().getFirst().id;
    }
}
