package org.openvault.backend.api.v2;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Live pages of every type, in the order of the tree. */
@Path("/api/v2/pages")
public class PagesResource {

    @Inject
    Answers answers;

    @Inject
    Find find;

    @GET
    @Path("/")
    @RunOnVirtualThread
    public Response list(@Context UriInfo uri) {
        return answers.list(Endpoint.PAGES, uri);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}/")
    @RunOnVirtualThread
    public Response detail(long id, @Context UriInfo uri) {
        return answers.detail(Endpoint.PAGES, id, uri);
    }

    @GET
    @Path("/find/")
    @RunOnVirtualThread
    public Response find(@Context UriInfo uri) {
        return find.find(Endpoint.PAGES, uri);
    }
}
