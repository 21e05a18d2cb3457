package org.openvault.backend.openvault.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.openvault.backend.api.v2.V2;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Snapshot.Order;
import org.openvault.backend.openvault.OpenVaultExtension;

/** Exhibits, featured first, then newest. */
@Path("/api/v2/exhibits")
public class ExhibitsResource extends ListAndDetail {

    ExhibitsResource() {
        super("page", OpenVaultExtension.EXHIBIT, Order.FEATURED_THEN_NEWEST);
    }

    @GET
    @Path("/")
    @RunOnVirtualThread
    @Override
    public Response list(@Context UriInfo uri) {
        return super.list(uri);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}/")
    @RunOnVirtualThread
    @Override
    public Response detail(long id) {
        return super.detail(id);
    }

    @Override
    ObjectNode item(V2 v2, Live entry) {
        return Shapes.exhibit(v2, entry);
    }

    @Override
    void addDetail(V2 v2, ObjectNode detail, ObjectNode fields) {
        detail.set("body", fields.get("body"));
        detail.set("footnotes", Shapes.footnotes(fields.path("footnotes")));
        detail.set("other_exhibits", Shapes.otherExhibits(v2, fields.path("other_exhibits")));
    }
}
