package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What one folder of manifests comes to. */
record Overlay(String name, String text, List<Manifest> manifests) {
    static final Path FOLDER = Path.of("").toAbsolutePath();
    static final List<String> NAMESPACES = List.of("ov", "ov-demo");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, Overlay> BUILT = new ConcurrentHashMap<>();

    static Overlay of(String namespace) {
        return BUILT.computeIfAbsent(namespace, each -> read(each, build(FOLDER.resolve("overlays/" + each))));
    }

    static Stream<Overlay> all() {
        return NAMESPACES.stream().map(Overlay::of);
    }

    private static Overlay read(String name, String text) {
        return new Overlay(name, text, manifests(text));
    }

    static List<Manifest> manifests(String text) {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            var manifests = new ArrayList<Manifest>();
            values.forEachRemaining(node -> manifests.add(new Manifest(node)));
            return List.copyOf(manifests);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Without the network: what is not here cannot be built. */
    static String build(Path folder) {
        List<String> command = new ArrayList<>(kustomize());
        command.add(folder.toString());
        try {
            var builder = new ProcessBuilder(command);
            for (String variable : List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")) {
                builder.environment().put(variable, "http://127.0.0.1:9");
            }
            builder.redirectErrorStream(false);
            Path errors = Files.createTempFile("kustomize", ".txt");
            builder.redirectError(errors.toFile());
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("%s: %s", folder, Files.readString(errors))
                    .isZero();
            Files.delete(errors);
            return text;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** {@code ./ov test} names the pinned one; kubectl brings one too. */
    private static List<String> kustomize() {
        String given = System.getenv("OV_KUSTOMIZE");
        if (given != null && !given.isBlank()) {
            return List.of(given, "build");
        }
        boolean isThere = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        assumeTrue(isThere, "there is no kustomize here: neither OV_KUSTOMIZE nor kubectl");
        return List.of("kubectl", "kustomize");
    }

    Stream<Manifest> kinds(String... kinds) {
        return manifests.stream().filter(manifest -> List.of(kinds).contains(manifest.kind()));
    }

    Stream<Manifest> workloads() {
        return manifests.stream().filter(Manifest::isWorkload);
    }

    Manifest get(String kind, String name) {
        return manifests.stream()
                .filter(manifest ->
                        manifest.kind().equals(kind) && manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this.name + " has no " + kind + " " + name));
    }

    @Override
    public String toString() {
        return name;
    }
}
