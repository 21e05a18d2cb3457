package org.openvault.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where an image goes: into a file, or to a registry. */
final class Target {
    private Target() {}

    static Containerizer tar(Path file, Part part, Path cache) throws InvalidImageReferenceException {
        return cached(Containerizer.to(TarImage.at(file).named("openvault/" + part.name())), cache);
    }

    /** Who may: OV_REGISTRY_USER and OV_REGISTRY_PASSWORD, or whoever is signed in as Docker's own tools keep it. */
    static Containerizer registry(String reference, Map<String, String> environment, Path cache)
            throws InvalidImageReferenceException {
        ImageReference image = ImageReference.parse(reference);
        String password = environment.getOrDefault("OV_REGISTRY_PASSWORD", "");
        RegistryImage registry = RegistryImage.named(image)
                .addCredentialRetriever(() -> password.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Credential.from(environment.getOrDefault("OV_REGISTRY_USER", ""), password)))
                .addCredentialRetriever(
                        CredentialRetrieverFactory.forImage(image, event -> {}).dockerConfig());
        // Without TLS only to this machine, as tests do.
        boolean here = image.getRegistry().matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
        return cached(Containerizer.to(registry), cache).setAllowInsecureRegistries(here);
    }

    private static Containerizer cached(Containerizer target, Path cache) {
        return target.setBaseImageLayersCache(cache.resolve("base")).setApplicationLayersCache(cache.resolve("layers"));
    }
}
