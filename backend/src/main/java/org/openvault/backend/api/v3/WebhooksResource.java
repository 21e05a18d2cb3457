package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.webhook.CreateWebhook;
import org.openvault.backend.webhook.CreateWebhook.Created;
import org.openvault.backend.webhook.DeleteWebhook;
import org.openvault.backend.webhook.FindWebhooks;
import org.openvault.backend.webhook.RotateSecret;
import org.openvault.backend.webhook.UpdateWebhook;

/** Who is told of changes by a request to an address of theirs. */
@Idempotent
@Path("/api/v3/webhooks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {

    @Inject
    ApiActor actor;

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

    @GET
    @RunOnVirtualThread
    public ObjectNode list(@Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Part part = Part.of(uri);
        var webhooks = findWebhooks.list(asking, part.offset(), part.limit());
        return Part.list(webhooks.count(), webhooks.items(), WebhookShapes::of);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode get(long id) {
        return WebhookShapes.of(findWebhooks.get(actor.require(), id));
    }

    /** The answer holds the secret, this one time. */
    @POST
    @RunOnVirtualThread
    public Response create(@Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "name", "url", "kinds", "tags");
        return withSecret(createWebhook.create(
                asking,
                new CreateWebhook.NewWebhook(
                        body.text("name"),
                        body.text("url"),
                        texts(body, "kinds").orElse(List.of()),
                        texts(body, "tags").orElse(List.of()))));
    }

    private static Response withSecret(Created created) {
        return Response.status(201)
                .header("Cache-Control", "no-store")
                .entity(WebhookShapes.of(created.webhook()).put("secret", created.secret()))
                .build();
    }

    private static Optional<List<String>> texts(Body body, String key) {
        return body.findList(key).map(list -> list.stream()
                .map(item -> {
                    if (!item.isTextual() || item.textValue().indexOf('\0') >= 0) {
                        throw body.fault(key, "must be a list of texts");
                    }
                    return item.textValue();
                })
                .toList());
    }

    @PATCH
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode update(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "name", "url", "kinds", "tags", "enabled");
        return WebhookShapes.of(updateWebhook.update(
                asking,
                id,
                new UpdateWebhook.Changes(
                        body.findText("name").orElse(null),
                        body.findText("url").orElse(null),
                        texts(body, "kinds").orElse(null),
                        texts(body, "tags").orElse(null),
                        body.findFlag("enabled").orElse(null))));
    }

    @DELETE
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public void delete(long id) {
        deleteWebhook.delete(actor.require(), id);
    }

    /** Another secret, told this one time; the former signs too for a while, unless {@code at_once} is true. */
    @POST
    @Path("/{id:[0-9]{1,18}}/secrets")
    @RunOnVirtualThread
    public Response rotate(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        return withSecret(
                rotateSecret.rotate(asking, id, Body.of(json, "at_once").flag("at_once")));
    }
}
