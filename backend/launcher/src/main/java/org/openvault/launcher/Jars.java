package org.openvault.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the two applications lie: in the checkout that {@code ./ov} names, or where a test says. */
record Jars(Path backend, Path frontend) {
    private static final String BUILT = "target/quarkus-app/quarkus-run.jar";

    static Jars of(Map<String, String> environment) {
        Path checkout = Path.of(environment.getOrDefault("OV_CHECKOUT", "")).toAbsolutePath();
        return new Jars(
                jar(environment, "OV_BACKEND_JAR", checkout.resolve("backend").resolve(BUILT)),
                jar(environment, "OV_FRONTEND_JAR", checkout.resolve("frontend").resolve(BUILT)));
    }

    private static Path jar(Map<String, String> environment, String key, Path built) {
        Path jar = environment.containsKey(key) ? Path.of(environment.get(key)).toAbsolutePath() : built;
        if (!Files.isRegularFile(jar)) throw new Trouble(jar + " is not built; ./ov up builds it");
        return jar;
    }
}
