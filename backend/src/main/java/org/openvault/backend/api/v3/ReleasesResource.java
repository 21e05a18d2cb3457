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
import java.util.Arrays;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.release.FindReleases;
import org.openvault.backend.release.GatherRelease;
import org.openvault.backend.release.Release;

/** Releases, and what is in them. What they do to readers: {@link ReleaseActionsResource}. */
@Idempotent
@Path("/api/v3/releases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReleasesResource {

    private static final int FIRST_ITEMS = 100;

    @Inject
    ApiActor actor;

    @Inject
    FindReleases findReleases;

    @Inject
    GatherRelease gatherRelease;

    /** @param state gathering, scheduled, published or reverted */
    @GET
    @RunOnVirtualThread
    public ObjectNode list(@RestQuery @Nullable String state, @Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Part part = Part.of(uri, "state");
        var releases = findReleases.list(asking, state(state), part.offset(), part.limit());
        return Part.list(releases.count(), releases.releases(), ReleaseShapes::of);
    }

    private static Release.@Nullable State state(@Nullable String word) {
        return word == null
                ? null
                : Arrays.stream(Release.State.values())
                        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(
                                () -> new Problem.BadRequest("'state' is gathering, scheduled, published or reverted"));
    }

    @POST
    @RunOnVirtualThread
    public Response create(@Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "name", "description");
        Release release = gatherRelease.create(
                asking, body.text("name"), body.findText("description").orElse(""));
        return Response.status(201).entity(detail(asking, release.id)).build();
    }

    /** With the first hundred of its items; all of them: {@link ReleaseItemsResource}. */
    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode get(long id, @Context UriInfo uri) {
        Parameters.of(uri);
        return detail(actor.require(), id);
    }

    private ObjectNode detail(Actor.Person asking, long id) {
        return detail(findReleases, asking, id);
    }

    static ObjectNode detail(FindReleases findReleases, Actor.Person asking, long id) {
        ObjectNode json = ReleaseShapes.of(findReleases.get(asking, id));
        var list = json.putArray("items");
        findReleases.items(asking, id, 0, FIRST_ITEMS).forEach(item -> list.add(ReleaseShapes.of(item)));
        ReleaseShapes.addConflicts(json, findReleases.conflicts(asking, id));
        return json;
    }

    @PATCH
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    @Transactional
    public ObjectNode rename(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "name", "description");
        Release release = findReleases.get(asking, id).release();
        gatherRelease.rename(
                asking,
                id,
                body.findText("name").orElse(release.name),
                body.findText("description").orElse(release.description));
        return detail(asking, id);
    }

    @DELETE
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public void delete(long id) {
        gatherRelease.delete(actor.require(), id);
    }
}
