package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openvault.backend.change.Changes;

/** Whether the API can answer: it asks the database. */
@Path("/api/v2/health")
public class HealthResource {

    @Inject
    Changes changes;

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @GET
    @Path("/")
    @RunOnVirtualThread
    public ObjectNode health() throws SQLException {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", "ok")
                .put("version", version)
                .put("sequence", changes.head());
    }
}
