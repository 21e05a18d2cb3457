package org.openvault.backend.admin.settings;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.webhook.CancelDelivery;
import org.openvault.backend.webhook.PingWebhook;
import org.openvault.backend.webhook.ReplayDelivery;

/** What a webhook was to be told: tried, called off, and told again. */
@Path("/admin/settings/webhooks/{webhook:[0-9]{1,18}}")
public class DeliveriesResource {

    @Inject
    PingWebhook pingWebhook;

    @Inject
    ReplayDelivery replayDelivery;

    @Inject
    CancelDelivery cancelDelivery;

    @Inject
    SettingsFrame frame;

    @POST
    @Path("/pings")
    @RunOnVirtualThread
    public Response ping(long webhook) {
        return said(webhook, frame.words().pinged(), () -> pingWebhook.ping(frame.actor(), webhook));
    }

    @POST
    @Path("/replays")
    @RunOnVirtualThread
    public Response replayDead(long webhook) {
        return said(webhook, frame.words().sentAgain(), () -> replayDelivery.replayDead(frame.actor(), webhook));
    }

    @POST
    @Path("/deliveries/{id:[0-9]{1,18}}/replays")
    @RunOnVirtualThread
    public Response replay(long webhook, long id) {
        return said(webhook, frame.words().sentAgain(), () -> replayDelivery.replay(frame.actor(), webhook, id));
    }

    @POST
    @Path("/deliveries/{id:[0-9]{1,18}}/end")
    @RunOnVirtualThread
    public Response cancel(long webhook, long id) {
        return said(webhook, frame.words().cancelled(), () -> cancelDelivery.cancel(frame.actor(), webhook, id));
    }

    private static Response said(long webhook, String message, Runnable act) {
        String shown = message;
        try {
            act.run();
        } catch (Problem.Conflict conflict) {
            shown = conflict.getMessage();
        }
        return SettingsFrame.saved(WebhooksResource.HERE + "/" + webhook, shown);
    }
}
