package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.webhook.CancelDelivery;
import org.openvault.backend.webhook.Delivery;
import org.openvault.backend.webhook.FindWebhooks;
import org.openvault.backend.webhook.PingWebhook;
import org.openvault.backend.webhook.ReplayDelivery;

/** What became of what a webhook was to be told. */
@Idempotent
@Path("/api/v3/webhooks/{webhook:[0-9]{1,18}}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class WebhookDeliveriesResource {

    @Inject
    ApiActor actor;

    @Inject
    FindWebhooks findWebhooks;

    @Inject
    PingWebhook pingWebhook;

    @Inject
    ReplayDelivery replayDelivery;

    @Inject
    CancelDelivery cancelDelivery;

    @GET
    @Path("/deliveries")
    @RunOnVirtualThread
    public ObjectNode list(long webhook, @Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Part part = Part.of(uri, "state");
        var deliveries = findWebhooks.deliveries(asking, webhook, state(uri), part.offset(), part.limit());
        return Part.list(deliveries.count(), deliveries.items(), WebhookShapes::of);
    }

    private static Delivery.@Nullable State state(UriInfo uri) {
        String name = uri.getQueryParameters().getFirst("state");
        return name == null
                ? null
                : Arrays.stream(Delivery.State.values())
                        .filter(state -> state.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new Problem.BadRequest("'state' is waiting, delivered, dead or cancelled"));
    }

    @GET
    @Path("/deliveries/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode get(long webhook, long id) {
        return WebhookShapes.of(findWebhooks.delivery(actor.require(), webhook, id));
    }

    /** Calls a delivery off. */
    @DELETE
    @Path("/deliveries/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode cancel(long webhook, long id) {
        return WebhookShapes.of(cancelDelivery.cancel(actor.require(), webhook, id));
    }

    @POST
    @Path("/deliveries/{id:[0-9]{1,18}}/replays")
    @RunOnVirtualThread
    public Response replay(long webhook, long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        requireEmpty(json);
        return created(WebhookShapes.of(replayDelivery.replay(asking, webhook, id)));
    }

    /** All that was given up. */
    @POST
    @Path("/replays")
    @RunOnVirtualThread
    public Response replayDead(long webhook, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        requireEmpty(json);
        return created(JsonNodeFactory.instance.objectNode().put("count", replayDelivery.replayDead(asking, webhook)));
    }

    @POST
    @Path("/pings")
    @RunOnVirtualThread
    public Response ping(long webhook, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        requireEmpty(json);
        return created(WebhookShapes.of(pingWebhook.ping(asking, webhook)));
    }

    private static void requireEmpty(@Nullable JsonNode json) {
        if (json != null) {
            Body.of(json);
        }
    }

    private static Response created(ObjectNode body) {
        return Response.status(201).entity(body).build();
    }
}
