package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.openvault.backend.api.v2.V2.Part;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Snapshot.Filter;
import org.openvault.backend.delivery.Snapshot.Order;
import org.openvault.backend.media.ImageDescription;
import org.openvault.backend.media.Rendition;
import org.openvault.backend.problem.Problem;

/** Live images. */
@Path("/api/v2/images")
public class ImagesResource {

    @Inject
    Reader reader;

    @GET
    @Path("/")
    @RunOnVirtualThread
    public Response list(@Context UriInfo uri) {
        V2.requireKnown(uri, Set.of("limit", "offset"));
        Part part = Part.of(uri);
        try (V2 v2 = reader.open()) {
            v2.dependsOn("type:images.Image");
            var images = v2.snapshot()
                    .list(new Filter("image", List.of(), null, null), Order.ID, part.offset(), part.limit());
            return v2.list(images, image -> shape(v2, image));
        }
    }

    @GET
    @Path("/{id:[0-9]{1,18}}/")
    @RunOnVirtualThread
    public Response detail(long id) {
        try (V2 v2 = reader.open()) {
            var image = v2.snapshot()
                    .document("image", id)
                    .orElseThrow(() -> new Problem.NotFound("there is no image " + id));
            v2.expansion().add(image.live());
            ObjectNode body = shape(v2, image.live());
            ImageDescription description = ImageDescription.of(id, image.live().summary());
            body.put("width", description.size().map(Rendition.Size::width).orElse(null));
            body.put("height", description.size().map(Rendition.Size::height).orElse(null));
            body.put("alt", description.alt())
                    .put("credit", description.credit())
                    .put("licence", description.licence());
            return v2.answer(body);
        }
    }

    private static ObjectNode shape(V2 v2, Live image) {
        ObjectNode result = v2.item(image, "images");
        ImageDescription description = ImageDescription.of(image.entryId(), image.summary());
        String address = description.isExternal() ? description.address() : v2.url() + description.address();
        ((ObjectNode) result.get("meta")).put("download_url", address);
        return result.put("title", image.title());
    }
}
