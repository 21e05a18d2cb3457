package org.openvault.backend.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Files by key below one folder. A file is whole or absent: it is written beside its place and moved there. */
@ApplicationScoped
public class ImageStore {

    @ConfigProperty(name = "OV_MEDIA_DIR", defaultValue = ".ov/media")
    Path folder;

    /** @throws IllegalArgumentException when the key would lead out of the folder */
    public Path path(String key) {
        Path path = folder.resolve(key).normalize();
        if (!path.startsWith(folder.normalize()) || key.isEmpty()) {
            throw new IllegalArgumentException("no key of a file: " + key);
        }
        return path;
    }

    public boolean has(String key) {
        return Files.isRegularFile(path(key));
    }

    public void put(String key, byte[] content) throws IOException {
        Path target = path(key);
        Files.createDirectories(target.getParent());
        Path part = Files.createTempFile(target.getParent(), ".part", "");
        try {
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
