package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.openvault.backend.user.ChangePassword;
import org.openvault.backend.user.CreateUser;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.UpdateUser;
import org.openvault.backend.user.User;

@Idempotent
@Path("/api/v3/users")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

    @Inject
    ApiActor actor;

    @Inject
    Directory directory;

    @Inject
    CreateUser createUser;

    @Inject
    UpdateUser updateUser;

    @Inject
    ChangePassword changePassword;

    @GET
    @RunOnVirtualThread
    public ObjectNode list(@Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Part part = Part.of(uri);
        var users = directory.users(asking, part.offset(), part.limit());
        return Part.list(users.count(), users.items(), PeopleShapes::of);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode get(long id) {
        return PeopleShapes.of(directory.user(actor.require(), id));
    }

    @POST
    @RunOnVirtualThread
    public Response create(@Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "name", "display_name", "password", "superuser");
        User user = createUser.create(
                asking,
                new CreateUser.NewUser(
                        body.text("name"),
                        body.findText("display_name").orElse(body.text("name")),
                        body.text("password"),
                        body.findFlag("superuser").orElse(false)));
        return Response.status(201)
                .entity(PeopleShapes.of(directory.user(asking, user.id)))
                .build();
    }

    @PATCH
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode update(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "display_name", "superuser", "enabled");
        updateUser.update(
                asking,
                id,
                new UpdateUser.Changes(
                        body.findText("display_name").orElse(null),
                        body.findFlag("superuser").orElse(null),
                        body.findFlag("enabled").orElse(null)));
        return PeopleShapes.of(directory.user(asking, id));
    }

    /** One's own needs {@code old_password} too. */
    @PUT
    @Path("/{id:[0-9]{1,18}}/password")
    @RunOnVirtualThread
    public void changePassword(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "old_password", "password");
        changePassword.change(asking, id, body.findText("old_password").orElse(null), body.text("password"));
    }
}
