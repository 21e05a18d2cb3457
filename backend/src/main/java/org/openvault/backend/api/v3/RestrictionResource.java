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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.restriction.FindRestriction;
import org.openvault.backend.restriction.OpenPage;
import org.openvault.backend.restriction.RestrictPage;
import org.openvault.backend.restriction.Restriction;

/** To whom a page, with all below it, is open: a resource that is there only while it is not for everybody. */
@Path("/api/v3/pages/{id:[0-9]{1,18}}/restriction")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RestrictionResource {

    @Inject
    ApiActor actor;

    @Inject
    FindRestriction findRestriction;

    @Inject
    RestrictPage restrictPage;

    @Inject
    OpenPage openPage;

    /** The page's own; one above it is that page's. */
    @GET
    @RunOnVirtualThread
    public ObjectNode get(long id, @Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Parameters.of(uri);
        return shape(asking, id);
    }

    @PUT
    @RunOnVirtualThread
    @Transactional
    public ObjectNode restrict(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        restrictPage.restrict(asking, id, restriction(json));
        return shape(asking, id);
    }

    private static Restriction restriction(@Nullable JsonNode json) {
        String kind = Body.of(json, "kind", "groups", "password").text("kind");
        return switch (kind) {
            case "login" -> {
                Body.of(json, "kind");
                yield new Restriction.Login();
            }
            case "groups" ->
                new Restriction.Groups(
                        Body.of(json, "kind", "groups").findIds("groups").orElse(Set.of()));
            case "password" ->
                new Restriction.Password(Body.of(json, "kind", "password").text("password"));
            default ->
                throw new Problem.InvalidContent(
                        List.of(new Fault(List.of("kind"), "must be login, groups or password")));
        };
    }

    @DELETE
    @RunOnVirtualThread
    public void open(long id) {
        if (!openPage.open(actor.require(), id)) {
            throw unrestricted(id);
        }
    }

    private ObjectNode shape(Actor.Person asking, long id) {
        FindRestriction.Found found = findRestriction.find(asking, id).orElseThrow(() -> unrestricted(id));
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("page_id", found.pageId())
                .put("kind", found.kind())
                .put("by", found.by())
                .put("at", found.at().toString());
        found.groups().forEach(json.putArray("groups")::add);
        return json;
    }

    private static Problem.NotFound unrestricted(long id) {
        return new Problem.NotFound("page " + id + " has no restriction of its own");
    }
}
