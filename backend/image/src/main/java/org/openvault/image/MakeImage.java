package org.openvault.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ./ov image}: one of the two applications as an image, without a Docker daemon. */
public final class MakeImage {
    private static final List<String> WITH_VALUE = List.of("--tar", "--to", "--digest-file", "--base");

    private final Map<String, String> environment;
    private final Path checkout;

    private MakeImage(Map<String, String> environment) {
        this.environment = environment;
        this.checkout = Path.of(environment.getOrDefault("OV_CHECKOUT", "")).toAbsolutePath();
    }

    public static void main(String... arguments) {
        try {
            new MakeImage(System.getenv()).run(Arrays.asList(arguments));
        } catch (Trouble trouble) {
            System.err.println("ov image: " + trouble.getMessage());
            System.exit(1);
        }
    }

    private void run(List<String> arguments) {
        if (arguments.isEmpty()) throw new Trouble("which one: backend or frontend");
        Part part = Part.of(arguments.getFirst());
        Map<String, String> options = options(arguments.subList(1, arguments.size()));
        if (options.containsKey("--tar") == options.containsKey("--to"))
            throw new Trouble("either --tar FILE or --to REGISTRY/NAME:TAG says where it goes");
        Path folder = checkout.resolve(".ov/image").resolve(part.name());
        Stage stage = new Stage(folder).fill(checkout.resolve(part.name()).resolve("target/quarkus-app"));
        if (!options.containsKey("--no-aot")) {
            System.out.println("  letting the JDK learn of the " + part.name() + " …");
            new Training(checkout, folder.resolveSibling(part.name() + "-training")).perform(part, stage);
        }
        var image = new Image(
                part,
                stage,
                options.getOrDefault("--base", base()),
                architecture(),
                environment.getOrDefault("OV_VERSION", "0.1.0-SNAPSHOT"),
                environment.getOrDefault("OV_COMMIT", "unknown"));
        String digest = image.build(target(part, options));
        System.out.println(
                options.getOrDefault("--to", options.getOrDefault("--tar", "")) + " is " + part.name() + "@" + digest);
        if (options.containsKey("--digest-file")) write(Path.of(options.get("--digest-file")), digest + "\n");
    }

    private static Map<String, String> options(List<String> arguments) {
        var options = new HashMap<String, String>();
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String name = rest.poll();
            if (name.equals("--no-aot")) options.put(name, "");
            else if (WITH_VALUE.contains(name) && !rest.isEmpty()) options.put(name, rest.poll());
            else throw new Trouble("it does not know '" + name + "', or misses what it is");
        }
        return options;
    }

    private Containerizer target(Part part, Map<String, String> options) {
        Path cache = Path.of(environment.getOrDefault(
                        "OV_CACHE", checkout.resolve(".ov/cache").toString()))
                .resolve("jib");
        try {
            if (options.containsKey("--to")) return Target.registry(options.get("--to"), environment, cache);
            Path file = Path.of(options.get("--tar")).toAbsolutePath();
            Files.deleteIfExists(file);
            return Target.tar(file, part, cache);
        } catch (InvalidImageReferenceException | IOException e) {
            throw new Trouble(e.getMessage(), e);
        }
    }

    private String base() {
        Path file = checkout.resolve(".ci/base-image");
        try {
            // With its tag, for people and for what proposes newer ones; the digest alone decides.
            return Files.readString(file).strip().replaceFirst(":[^@/]+@", "@");
        } catch (IOException e) {
            throw new Trouble("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") ? "arm64" : name;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Trouble("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
