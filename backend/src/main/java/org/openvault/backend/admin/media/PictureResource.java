package org.openvault.backend.admin.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.media.ImageDescription;
import org.openvault.backend.media.ImageDescription.External;
import org.openvault.backend.media.ImageDescription.Stored;
import org.openvault.backend.media.Renditions;
import org.openvault.backend.problem.Problem;

/** A picture as its draft has it, for those who may see that: readers are shown only what is published. */
@Path("/admin/media/{id:[0-9]{1,18}}/picture/{spec:original|(?:fill-[0-9]+x|width-)[0-9]+}")
public class PictureResource {

    /** For what has no file yet: a list of pictures shows that there is none, and no browser complains. */
    private static final String NONE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\"><path fill=\"#8884\" d=\"M0 0h16v9H0z\"/>"
                    + "<path stroke=\"#888\" stroke-width=\".2\" d=\"m6 2.5 4 4m0-4-4 4\"/></svg>";

    @Inject
    SignedIn signedIn;

    @Inject
    ReadDraft readDraft;

    @Inject
    Renditions renditions;

    @GET
    @RunOnVirtualThread
    public Response get(long id, String spec) throws IOException {
        JsonNode document = readDraft.latest(signedIn.actor(), id).document();
        return switch (ImageDescription.of(id, document).source()) {
            case Stored stored -> file(stored, document, spec);
            case External(String url)
            when url.startsWith("https://") ->
                Response.seeOther(URI.create(url)).build();
            case External nowhere -> Response.ok(NONE, "image/svg+xml").build();
        };
    }

    private Response file(Stored stored, JsonNode document, String spec) throws IOException {
        String name = spec + "." + stored.extension();
        java.nio.file.Path file = renditions
                .find(stored, document, name)
                .orElseThrow(() -> new Problem.NotFound("there is no rendition '" + spec + "'"));
        return Response.ok(file.toFile(), stored.extension().equals("png") ? "image/png" : "image/jpeg")
                .build();
    }
}
