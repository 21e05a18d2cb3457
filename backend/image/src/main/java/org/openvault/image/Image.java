package org.openvault.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * What goes into an image.
 *
 * @param base an image by digest, or {@link #SCRATCH}
 * @param architecture amd64 or arm64, as the stage's Java runtime is
 * @param commit what it was built of, or "unknown"
 */
record Image(Part part, Stage stage, String base, String architecture, String version, String commit) {
    static final String SCRATCH = "scratch";
    /** Nobody: neither root nor anybody that a base image knows. */
    static final String USER = "65532";

    private static final String BY_DIGEST = ".+@sha256:[0-9a-f]{64}";

    Image {
        if (!base.equals(SCRATCH) && !base.matches(BY_DIGEST))
            throw new Trouble("the base image '" + base + "' is not named by its digest");
    }

    /** @return the digest by which it is known wherever it lies */
    String build(Containerizer target) {
        try {
            JibContainer made = describe().containerize(target.setToolName("openvault"));
            return made.getDigest().toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        } catch (ExecutionException e) {
            throw new Trouble("the image was not made: " + e.getCause().getMessage(), e);
        } catch (RegistryException | IOException | CacheDirectoryCreationException | InvalidImageReferenceException e) {
            throw new Trouble("the image was not made: " + e.getMessage(), e);
        }
    }

    private JibContainerBuilder describe() throws InvalidImageReferenceException {
        return (base.equals(SCRATCH) ? Jib.fromScratch() : Jib.from(base))
                .setPlatforms(Set.of(new Platform(architecture, "linux")))
                .setFormat(ImageFormat.OCI)
                .setCreationTime(Stage.TIME)
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(Command.APPLICATION))
                .setFileEntriesLayers(Layers.of(stage))
                .setEntrypoint(Command.inImage().entryPoint(Files.exists(stage.learned())))
                .setProgramArguments()
                .setEnvironment(environment())
                .setExposedPorts(part.ports().stream().map(Port::tcp).collect(Collectors.toSet()))
                .setLabels(labels());
    }

    private Map<String, String> environment() {
        var environment = new TreeMap<>(part.environment());
        environment.put("JAVA_HOME", Command.JAVA);
        // A user that no file knows has no home; what wants one gets the only folder that may be written.
        environment.put("HOME", "/tmp");
        environment.put("LANG", "C.UTF-8");
        environment.put("PATH", Command.JAVA + "/bin:/usr/bin:/bin");
        return environment;
    }

    private Map<String, String> labels() {
        var labels = new TreeMap<String, String>();
        labels.put("org.opencontainers.image.title", "openvault-" + part.name());
        labels.put("org.opencontainers.image.description", part.description());
        labels.put("org.opencontainers.image.licenses", "Apache-2.0");
        labels.put("org.opencontainers.image.version", version);
        labels.put("org.opencontainers.image.revision", commit);
        if (!base.equals(SCRATCH)) {
            labels.put("org.opencontainers.image.base.name", base.substring(0, base.indexOf('@')));
            labels.put("org.opencontainers.image.base.digest", base.substring(base.indexOf('@') + 1));
        }
        return labels;
    }
}
