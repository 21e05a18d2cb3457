package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.user.CreateGroup;
import org.openvault.backend.user.DeleteGroup;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.Grant;
import org.openvault.backend.user.RenameGroup;
import org.openvault.backend.user.SetMembers;
import org.openvault.backend.user.SetPermissions;

/** Groups, with who is in them ({@code members}) and what they may do ({@code permissions}), both replaced whole. */
@Idempotent
@Path("/api/v3/groups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GroupsResource {

    private static final String[] KEYS = {"name", "members", "permissions"};

    @Inject
    ApiActor actor;

    @Inject
    Directory directory;

    @Inject
    CreateGroup createGroup;

    @Inject
    RenameGroup renameGroup;

    @Inject
    DeleteGroup deleteGroup;

    @Inject
    SetMembers setMembers;

    @Inject
    SetPermissions setPermissions;

    @GET
    @RunOnVirtualThread
    public ObjectNode list(@Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Part part = Part.of(uri);
        var groups = directory.groups(asking, part.offset(), part.limit());
        return Part.list(groups.count(), groups.items(), PeopleShapes::of);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode get(long id) {
        return PeopleShapes.of(directory.group(actor.require(), id));
    }

    @POST
    @RunOnVirtualThread
    @Transactional
    public Response create(@Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, KEYS);
        long id = createGroup.create(asking, body.text("name")).id;
        fill(asking, id, body);
        return Response.status(201)
                .entity(PeopleShapes.of(directory.group(asking, id)))
                .build();
    }

    @PATCH
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    @Transactional
    public ObjectNode update(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, KEYS);
        body.findText("name").ifPresent(name -> renameGroup.rename(asking, id, name));
        fill(asking, id, body);
        return PeopleShapes.of(directory.group(asking, id));
    }

    @DELETE
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public void delete(long id) {
        deleteGroup.delete(actor.require(), id);
    }

    private void fill(Actor.Person asking, long id, Body body) {
        body.findIds("members").ifPresent(members -> setMembers.set(asking, id, members));
        body.findList("permissions").ifPresent(list -> setPermissions.set(asking, id, grants(list)));
    }

    private static List<Grant> grants(List<JsonNode> list) {
        var grants = new ArrayList<Grant>();
        for (int index = 0; index < list.size(); index++) {
            grants.add(PeopleShapes.grant(list.get(index), index));
        }
        return grants;
    }
}
