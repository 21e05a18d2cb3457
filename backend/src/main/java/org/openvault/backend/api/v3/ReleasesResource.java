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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.release.FindReleases;
import org.openvault.backend.release.GatherRelease;
import org.openvault.backend.release.Release;
import org.openvault.backend.release.ReleaseItem;

/** Releases, and what is in them. What they do to readers: {@link ReleaseActionsResource}. */
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

    @Inject
    ReleaseItems items;

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

    /** With the first hundred of its items; all of them: {@link #items}. */
    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode get(long id, @Context UriInfo uri) {
        KnownParameters.require(uri);
        return detail(actor.require(), id);
    }

    private ObjectNode detail(Actor.Person asking, long id) {
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

    @GET
    @Path("/{id:[0-9]{1,18}}/items")
    @RunOnVirtualThread
    public ObjectNode items(long id, @Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Part part = Part.of(uri);
        long count = findReleases.get(asking, id).items();
        return Part.list(count, findReleases.items(asking, id, part.offset(), part.limit()), ReleaseShapes::of);
    }

    /** Adds; one for the same entry and act replaces the one before. */
    @POST
    @Path("/{id:[0-9]{1,18}}/items")
    @RunOnVirtualThread
    @Transactional
    public ObjectNode add(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        gatherRelease.add(asking, id, read(asking, id, json));
        return detail(asking, id);
    }

    /** These, and no others. */
    @PUT
    @Path("/{id:[0-9]{1,18}}/items")
    @RunOnVirtualThread
    @Transactional
    public ObjectNode replace(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        gatherRelease.replace(asking, id, read(asking, id, json));
        return detail(asking, id);
    }

    /** Whoever may not manage releases does not even learn which revisions and pages there are. */
    private List<ReleaseItem> read(Actor.Person asking, long id, @Nullable JsonNode json) {
        findReleases.get(asking, id);
        return items.read(json);
    }

    @DELETE
    @Path("/{id:[0-9]{1,18}}/items/{entry:[0-9]{1,18}}")
    @RunOnVirtualThread
    public void remove(long id, long entry) {
        gatherRelease.remove(actor.require(), id, entry);
    }
}
