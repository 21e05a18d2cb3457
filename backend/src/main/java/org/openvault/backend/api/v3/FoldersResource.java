package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.document.Fault;
import org.openvault.backend.entry.CreateFolder;
import org.openvault.backend.entry.ListFolders;
import org.openvault.backend.entry.MediaFolder;
import org.openvault.backend.entry.MoveFolder;
import org.openvault.backend.problem.Problem;

/** The folders of the media library. */
@Idempotent
@Path("/api/v3/folders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FoldersResource {

    @Inject
    ApiActor actor;

    @Inject
    ListFolders listFolders;

    @Inject
    CreateFolder createFolder;

    @Inject
    MoveFolder moveFolder;

    /** The whole tree, as far as the asker may see it: each folder after the one that it lies in. */
    @GET
    @RunOnVirtualThread
    public ObjectNode list(@Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Parameters.of(uri);
        List<ListFolders.Listed> folders = listFolders.list(asking);
        return Part.list(folders.size(), folders, folder -> shape(folder.id(), folder.parentId(), folder.name())
                .put("depth", folder.depth()));
    }

    @POST
    @RunOnVirtualThread
    public Response create(@Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "parent_id", "name");
        long parent = body.findId("parent_id")
                .orElseThrow(() -> new Problem.InvalidContent(List.of(new Fault(List.of("parent_id"), "is required"))));
        MediaFolder folder = createFolder.create(asking, parent, body.text("name"));
        return Response.status(201)
                .entity(shape(folder.id, folder.parentId, folder.name))
                .build();
    }

    @PATCH
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode move(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "parent_id", "name");
        MediaFolder folder = moveFolder.move(
                asking,
                id,
                body.findId("parent_id").orElse(null),
                body.findText("name").orElse(null));
        return shape(folder.id, folder.parentId, folder.name);
    }

    private static ObjectNode shape(long id, @Nullable Long parent, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("parent_id", parent)
                .put("name", name);
    }
}
