package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.openvault.backend.release.FindReleases;
import org.openvault.backend.release.GatherRelease;
import org.openvault.backend.release.ReleaseItem;

/** What is in a release. */
@Idempotent
@Path("/api/v3/releases/{id:[0-9]{1,18}}/items")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReleaseItemsResource {

    @Inject
    ApiActor actor;

    @Inject
    FindReleases findReleases;

    @Inject
    GatherRelease gatherRelease;

    @Inject
    ReleaseItems items;

    @GET
    @RunOnVirtualThread
    public ObjectNode list(long id, @Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Part part = Part.of(uri);
        long count = findReleases.get(asking, id).items();
        return Part.list(count, findReleases.items(asking, id, part.offset(), part.limit()), ReleaseShapes::of);
    }

    /** Adds; one for the same entry and act replaces the one before. */
    @POST
    @RunOnVirtualThread
    @Transactional
    public Response add(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        gatherRelease.add(asking, id, read(asking, id, json));
        return Response.ok(ReleasesResource.detail(findReleases, asking, id)).build();
    }

    /** These, and no others. */
    @PUT
    @RunOnVirtualThread
    @Transactional
    public ObjectNode replace(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        gatherRelease.replace(asking, id, read(asking, id, json));
        return ReleasesResource.detail(findReleases, asking, id);
    }

    /** Whoever may not manage releases does not even learn which revisions and pages there are. */
    private List<ReleaseItem> read(Actor.Person asking, long id, @Nullable JsonNode json) {
        findReleases.get(asking, id);
        return items.read(json);
    }

    @DELETE
    @Path("/{entry:[0-9]{1,18}}")
    @RunOnVirtualThread
    public void remove(long id, long entry) {
        gatherRelease.remove(actor.require(), id, entry);
    }
}
