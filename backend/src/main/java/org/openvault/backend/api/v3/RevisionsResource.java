package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.CompareRevisions;
import org.openvault.backend.entry.ListRevisions;
import org.openvault.backend.entry.NameRevision;
import org.openvault.backend.problem.Problem;

/** An entry's history: what it said, when, by whom, and what was different. */
@Path("/api/v3")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RevisionsResource {

    private static final String REVISIONS = Shelf.ENTRY + "/revisions";
    private static final String NAME = REVISIONS + "/{number:[1-9][0-9]{0,8}}/name";

    @Inject
    ApiActor actor;

    @Inject
    ContentTypes types;

    @Inject
    Drafts drafts;

    @Inject
    ListRevisions listRevisions;

    @Inject
    CompareRevisions compareRevisions;

    @Inject
    NameRevision nameRevision;

    /** The newest first; {@code next_cursor} is what {@code ?cursor=} is to say for the following part. */
    @GET
    @Path(REVISIONS)
    @RunOnVirtualThread
    public ObjectNode list(String shelf, long id, @Context UriInfo uri) {
        Actor.Person asking = require(shelf, id);
        Parameters parameters = Parameters.of(uri, "cursor", "limit");
        int limit = Part.of(uri, "cursor").limit();
        var page = listRevisions.list(asking, id, cursor(parameters), limit);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("items");
        page.revisions().forEach(revision -> items.add(DraftShapes.revision(revision)));
        return body.put("next_cursor", page.next() == null ? null : page.next().toString());
    }

    private static @Nullable Integer cursor(Parameters parameters) {
        long cursor = parameters.id("cursor").orElse(0L);
        if (cursor > Integer.MAX_VALUE) {
            throw new Problem.BadRequest("'cursor' is what a list said as next_cursor");
        }
        return cursor == 0 ? null : (int) cursor;
    }

    /** @param version a revision's number, or exactly one version such as {@code 12.3} */
    @GET
    @Path(REVISIONS + "/{version:[0-9][0-9.]*}")
    @RunOnVirtualThread
    public Response get(String shelf, long id, String version, @Context UriInfo uri) {
        Parameters.of(uri);
        return Drafts.answer(drafts.version(require(shelf, id), id, version));
    }

    /** {@code ?from=3&to=7}: revisions, or exact versions. */
    @GET
    @Path(REVISIONS + "/compare")
    @RunOnVirtualThread
    @Transactional
    public ObjectNode compare(String shelf, long id, @Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri, "from", "to");
        Actor.Person asking = require(shelf, id);
        var changes = compareRevisions.compare(
                asking,
                id,
                Drafts.exact(id, required(parameters, "from")),
                Drafts.exact(id, required(parameters, "to")));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(
                "changes",
                DraftShapes.changes(
                        changes,
                        types.get(drafts.identity(Shelf.of(shelf, types), id).type())));
        return body;
    }

    private static String required(Parameters parameters, String name) {
        return parameters.text(name).orElseThrow(() -> new Problem.BadRequest("'" + name + "' is required"));
    }

    /** {@code {"name"}}: a revision that is still open is sealed. */
    @PUT
    @Path(NAME)
    @RunOnVirtualThread
    public void name(String shelf, long id, int number, @Nullable JsonNode json, @Context UriInfo uri) {
        Parameters.of(uri);
        nameRevision.name(require(shelf, id), id, number, Body.of(json, "name").text("name"));
    }

    @DELETE
    @Path(NAME)
    @RunOnVirtualThread
    public void removeName(String shelf, long id, int number, @Context UriInfo uri) {
        Parameters.of(uri);
        nameRevision.removeName(require(shelf, id), id, number);
    }

    private Actor.Person require(String shelf, long id) {
        Actor.Person asking = actor.require();
        drafts.identity(Shelf.of(shelf, types), id);
        return asking;
    }
}
