package org.openvault.backend.openvault.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.openvault.backend.api.v2.Answers;
import org.openvault.backend.api.v2.Find;

/** Exhibits, featured first, then newest. */
@Path("/api/v2/exhibits")
public class ExhibitsResource {

    @Inject
    Answers answers;

    @Inject
    Find find;

    @GET
    @Path("/")
    @RunOnVirtualThread
    public Response list(@Context UriInfo uri) {
        return answers.list(ExhibitShape.ENDPOINT_OF, uri);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}/")
    @RunOnVirtualThread
    public Response detail(long id, @Context UriInfo uri) {
        return answers.detail(ExhibitShape.ENDPOINT_OF, id, uri);
    }

    @GET
    @Path("/find/")
    @RunOnVirtualThread
    public Response find(@Context UriInfo uri) {
        return find.find(ExhibitShape.ENDPOINT_OF, uri);
    }
}
