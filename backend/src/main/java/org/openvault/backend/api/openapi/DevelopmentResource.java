package org.openvault.backend.api.openapi;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What Swagger UI reads while somebody develops. It is not there otherwise: the document is a file among the documentation. */
@IfBuildProfile("dev")
@Path("/dev/openapi.json")
public class DevelopmentResource {

    @Inject
    OpenApi openApi;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String document() {
        return openApi.text();
    }
}
