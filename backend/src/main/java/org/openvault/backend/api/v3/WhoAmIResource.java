package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.user.Directory;

/** Who a token speaks for, and what they may do. */
@Path("/api/v3/whoami")
@Produces(MediaType.APPLICATION_JSON)
public class WhoAmIResource {

    @Inject
    ApiActor actor;

    @Inject
    Directory directory;

    @GET
    @RunOnVirtualThread
    public ObjectNode get() {
        return PeopleShapes.of(directory.self(actor.require()));
    }
}
