package org.openvault.backend.admin.settings;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.openvault.backend.admin.May;

/** The first of the settings that somebody may change. */
@Path("/admin/settings")
public class SettingsResource {

    @Inject
    May may;

    @GET
    @RunOnVirtualThread
    public Response first() {
        String first = may.isSites() ? "sites" : may.isWebhooks() ? "webhooks" : may.isForms() ? "forms" : "redirects";
        return Response.seeOther(URI.create("/admin/settings/" + first)).build();
    }
}
