package org.openvault.backend.api.v2;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Live documents: files to be fetched. */
@Path("/api/v2/documents")
public class DocumentsResource {

    @Inject
    Answers answers;

    @Inject
    Find find;

    @GET
    @Path("/")
    @RunOnVirtualThread
    public Response list(@Context UriInfo uri) {
        return answers.list(Endpoint.DOCUMENTS, uri);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}/")
    @RunOnVirtualThread
    public Response detail(long id, @Context UriInfo uri) {
        return answers.detail(Endpoint.DOCUMENTS, id, uri);
    }

    @GET
    @Path("/find/")
    @RunOnVirtualThread
    public Response find(@Context UriInfo uri) {
        return find.find(Endpoint.DOCUMENTS, uri);
    }
}
