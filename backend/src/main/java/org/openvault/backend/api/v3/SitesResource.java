package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.Fault;
import org.openvault.backend.page.CreatePage;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.site.CreateSite;
import org.openvault.backend.site.ListSites;
import org.openvault.backend.site.Site;
import org.openvault.backend.site.UpdateSite;

/** Sites. Whoever has a token may see them. */
@Idempotent
@Path("/api/v3/sites")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SitesResource {

    @Inject
    ApiActor actor;

    @Inject
    ListSites listSites;

    @Inject
    CreateSite createSite;

    @Inject
    UpdateSite updateSite;

    @Inject
    CreatePage createPage;

    @Inject
    ContentTypes types;

    @GET
    @RunOnVirtualThread
    public ObjectNode list(@Context UriInfo uri) {
        actor.require();
        Part part = Part.of(uri);
        var sites = listSites.list(part.offset(), part.limit());
        return Part.list(sites.count(), sites.sites(), SitesResource::shape);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode get(long id, @Context UriInfo uri) {
        actor.require();
        Parameters.of(uri);
        return shape(listSites.get(id));
    }

    /** With a root page, as a draft, when its type is given as {@code root_type}. */
    @POST
    @RunOnVirtualThread
    @Transactional
    public Response create(@Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "name", "host", "root_type", "root_title");
        Site site = createSite.create(asking, body.text("name"), body.text("host"));
        Optional<String> title = body.findText("root_title");
        body.findText("root_type").ifPresent(type -> root(asking, site, type, title.orElse(site.name)));
        Site.flush(); // the page is read by SQL
        return Response.status(201).entity(shape(listSites.get(site.id))).build();
    }

    private void root(Actor.Person asking, Site site, String type, String title) {
        if (types.find(type).isEmpty()) {
            throw new Problem.InvalidContent(
                    List.of(new Fault(List.of("root_type"), "there is no content type '" + type + "'")));
        }
        createPage.create(
                asking,
                site,
                null,
                type,
                "",
                JsonNodeFactory.instance.objectNode().put("title", title));
    }

    @PATCH
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode update(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "name", "host", "default");
        updateSite.update(
                asking,
                id,
                new UpdateSite.Changes(
                        body.findText("name").orElse(null),
                        body.findText("host").orElse(null),
                        body.findFlag("default").orElse(null)));
        return shape(listSites.get(id));
    }

    private static ObjectNode shape(ListSites.Listed site) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", site.id())
                .put("name", site.name())
                .put("host", site.host())
                .put("default", site.isDefault())
                .put("locale", site.locale())
                .put("root_page_id", site.rootPage());
    }
}
