package org.openvault.backend.media;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Makes a declared rendition when it is first asked for, and keeps it. */
@ApplicationScoped
public class Renditions {

    /** Each holds an unpacked picture of up to a few hundred megabytes. */
    private final Semaphore atOnce = new Semaphore(2);

    @Inject
    ImageStore store;

    /**
     * @param image the live image's document
     * @param name {@code original.jpg}, or the file name of a rendition
     * @return where the file is; empty when there is no such form of the picture
     */
    public Optional<Path> find(ImageDescription.Stored image, JsonNode document, String name) throws IOException {
        if (name.equals("original." + image.extension())) {
            return Optional.of(store.path(image.key()));
        }
        Optional<Rendition> rendition = Rendition.find(name)
                .or(() -> Rendition.find(name.replace("." + image.extension(), "")))
                .filter(found -> found.fileName(image.extension()).equals(name));
        if (rendition.isEmpty()) {
            return Optional.empty();
        }
        String key = "renditions/%s/%s/%s".formatted(image.version().substring(0, 2), image.version(), name);
        if (!store.has(key)) {
            make(image, document, rendition.get(), key);
        }
        return Optional.of(store.path(key));
    }

    private void make(ImageDescription.Stored image, JsonNode document, Rendition rendition, String key)
            throws IOException {
        atOnce.acquireUninterruptibly();
        try {
            if (!store.has(key)) {
                JsonNode focus = document.path("focal_point");
                byte[] original = Files.readAllBytes(store.path(image.key()));
                store.put(
                        key,
                        Pictures.render(
                                original,
                                rendition,
                                focus.path("x").asDouble(0.5),
                                focus.path("y").asDouble(0.5)));
            }
        } finally {
            atOnce.release();
        }
    }
}
