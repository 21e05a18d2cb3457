package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.entry.Version;

/** Pages, snippets, images, documents and redirects, each on its shelf: lists, one, new ones, changes, and the trash. */
@Idempotent
@Path("/api/v3")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EntriesResource {

    @Inject
    ApiActor actor;

    @Inject
    ContentTypes types;

    @Inject
    EntryReading reading;

    @Inject
    Drafts drafts;

    @Inject
    Writing writing;

    @Inject
    Trash trash;

    @Inject
    IfMatch ifMatch;

    @Inject
    Patches patches;

    /** With a token the drafts that one may view, else what readers see; {@code ?version=live|draft} asks for one of them. */
    @GET
    @Path(Shelf.LISTED)
    @RunOnVirtualThread
    public ObjectNode list(String shelf, @Context UriInfo uri) {
        return reading.list(actor.find(), Shelf.of(shelf, types), uri);
    }

    @POST
    @Path(Shelf.LISTED)
    @RunOnVirtualThread
    @Transactional
    public Response create(String shelf, @Nullable JsonNode json, @Context UriInfo uri) {
        Parameters.of(uri);
        Actor.Person asking = actor.require();
        long id = writing.create(asking, Shelf.of(shelf, types), json, null);
        return Drafts.created(drafts.latest(asking, id));
    }

    /** What readers see; {@code ?as_of=} at another time; {@code ?version=draft}, or any version, for whoever may view. */
    @GET
    @Path(Shelf.ENTRY)
    @RunOnVirtualThread
    public Response get(String shelf, long id, @Context UriInfo uri) {
        Shelf place = Shelf.of(shelf, types);
        Parameters parameters = place.kind() == EntryKind.IMAGE
                ? Parameters.of(uri, "version", "as_of", "fields", WantedRenditions.PARAMETER)
                : Parameters.of(uri, "version", "as_of", "fields");
        var version = parameters.text("version").filter(text -> !text.equals(EntryReading.LIVE));
        if (version.isEmpty()) {
            return reading.live(actor, place, id, parameters);
        }
        Parameters.of(uri, "version");
        Actor.Person asking = actor.require();
        drafts.identity(place, id);
        return Drafts.answer(drafts.version(asking, id, version.get()));
    }

    /** {@code If-Match} says what the change is based on; what others saved since is merged in, or told as a conflict. */
    @PATCH
    @Path(Shelf.ENTRY)
    @Consumes({MediaType.APPLICATION_JSON, Patches.MERGE, Patches.JSON_PATCH})
    @RunOnVirtualThread
    @Transactional
    public Response update(
            String shelf, long id, @Nullable JsonNode json, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = Parameters.of(uri, "autosave");
        Actor.Person asking = actor.require();
        var entry = drafts.identity(Shelf.of(shelf, types), id);
        Version seen = ifMatch.seen(id, headers);
        JsonNode patch = patches.plain(asking, entry, json, seen, headers.getMediaType());
        return Drafts.answer(writing.patch(asking, entry, patch, seen, parameters.flag("autosave")));
    }

    /** Into the trash. {@code ?even_if_used=true} where others name it. */
    @DELETE
    @Path(Shelf.ENTRY)
    @RunOnVirtualThread
    @Transactional
    public void delete(String shelf, long id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = Parameters.of(uri, "even_if_used");
        Actor.Person asking = actor.require();
        drafts.identity(Shelf.of(shelf, types), id);
        ifMatch.require(asking, id, headers);
        trash.throwAway(asking, id, parameters.flag("even_if_used"));
    }

    /** Who names it, in drafts or before readers; at most 200. */
    @GET
    @Path(Shelf.ENTRY + "/usages")
    @RunOnVirtualThread
    public ObjectNode usages(String shelf, long id, @Context UriInfo uri) {
        Parameters.of(uri);
        Actor.Person asking = actor.require();
        drafts.identity(Shelf.of(shelf, types), id);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("items", trash.usages(asking, id));
        return body;
    }

    @GET
    @Path(Shelf.ENTRY + "/translations")
    @RunOnVirtualThread
    public ObjectNode translations(String shelf, long id, @Context UriInfo uri) {
        Parameters.of(uri);
        return reading.translations(actor.find(), Shelf.of(shelf, types), id);
    }
}
