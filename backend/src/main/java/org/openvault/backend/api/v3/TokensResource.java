package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.user.CreateToken;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.Directory.Token;
import org.openvault.backend.user.RevokeToken;

/** Tokens: one's own, and with the right to manage users anybody's. */
@Idempotent
@Path("/api/v3/tokens")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

    @Inject
    ApiActor actor;

    @Inject
    Directory directory;

    @Inject
    CreateToken createToken;

    @Inject
    RevokeToken revokeToken;

    /** {@code ?user=} says whose; one's own when it is not said. */
    @GET
    @RunOnVirtualThread
    public ObjectNode list(@Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Part part = Part.of(uri, "user");
        long user = new Parameters(uri).id("user").orElse(asking.userId());
        var tokens = directory.tokens(asking, user, part.offset(), part.limit());
        return Part.list(tokens.count(), tokens.items(), PeopleShapes::of);
    }

    /** The answer holds the secret as {@code token}, this one time. */
    @POST
    @RunOnVirtualThread
    public Response create(@Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "name", "user_id");
        var created = createToken.create(asking, body.findId("user_id").orElse(asking.userId()), body.text("name"));
        return Response.status(201)
                .header("Cache-Control", "no-store")
                .entity(PeopleShapes.of(Token.of(created.token())).put("token", created.secret()))
                .build();
    }

    @DELETE
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public void revoke(long id) {
        revokeToken.revoke(actor.require(), id);
    }
}
