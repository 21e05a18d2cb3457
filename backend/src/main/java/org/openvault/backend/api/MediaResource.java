package org.openvault.backend.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.delivery.Snapshots;
import org.openvault.backend.media.ImageDescription;
import org.openvault.backend.media.Renditions;
import org.openvault.backend.problem.Problem;

/** Picture files. An address names the file's digest, so what it answers never changes. */
@Path("/media/images/{id:[0-9]{1,18}}/{version}/{name:[a-z0-9-]+[.](?:jpg|png|webp)}")
public class MediaResource {

    @Inject
    Snapshots snapshots;

    @Inject
    Renditions renditions;

    @GET
    @RunOnVirtualThread
    public Response get(long id, String version, String name) throws IOException {
        Live image = liveImage(id).orElseThrow(() -> new Problem.NotFound("there is no such image"));
        if (!(ImageDescription.of(id, image.summary()).source() instanceof ImageDescription.Stored stored)
                || !stored.version().equals(version)) {
            throw new Problem.NotFound("there is no such form of this image");
        }
        var file = renditions
                .find(stored, image.summary(), name)
                .orElseThrow(() -> new Problem.NotFound("there is no rendition '" + name + "'"));
        return Response.ok(file.toFile(), type(name))
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Cache-Tag", image.tag())
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return extension.equals("jpg") ? "image/jpeg" : "image/" + extension;
    }

    private Optional<Live> liveImage(long id) {
        try (Snapshot snapshot = snapshots.open()) {
            return snapshot.byIds(java.util.List.of(id)).stream()
                    .filter(entry -> entry.kind().equals(EntryKind.IMAGE.value()))
                    .findFirst();
        }
    }
}
