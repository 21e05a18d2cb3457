package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an application's own build says of it: the manifests that the Kubernetes extension of Quarkus makes (profile {@code witness} of
 * Maven), and the settings that the page made of its code lists. Nothing here is ever deployed.
 *
 * @param application backend or frontend
 * @param settings names in the environment that it asks for
 */
record Witness(String application, List<Manifest> manifests, Set<String> settings) {
    private static final Path CHECKOUT = Overlay.FOLDER.getParent();
    private static final List<String> APPLICATIONS = List.of("backend", "frontend");
    private static final long MOST_MINUTES = 10;
    /** The first cell of a row of the page: the name itself, or the key and then its name in the environment. */
    private static final Pattern NAME = Pattern.compile("(?m)^\\| (?:`[^`]*`<br>)?`(OV_[A-Z0-9_]+)` \\|");

    private static final Map<String, Witness> HEARD = new ConcurrentHashMap<>();

    /** Only Quarkus' own step, on the classes that are there: half a minute instead of all that a build is. */
    static void build() {
        String maven = System.getProperty("maven.home", "");
        assumeTrue(!maven.isEmpty(), "no Maven runs this, so that there is none to build with");
        for (String each : APPLICATIONS) {
            assumeTrue(
                    Files.isDirectory(CHECKOUT.resolve(each).resolve("target/classes")),
                    "the applications are not compiled: ./ov test does that first");
        }
        try {
            for (String each : APPLICATIONS)
                Files.deleteIfExists(CHECKOUT.resolve(each).resolve("target/kubernetes/kubernetes.yml"));
            Path log = Files.createDirectories(Overlay.FOLDER.resolve("target")).resolve("witness.log");
            var builder = new ProcessBuilder(
                            Path.of(maven, "bin", "mvn").toString(),
                            "-B",
                            "-Pwitness",
                            "-pl",
                            String.join(",", APPLICATIONS),
                            "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                            "quarkus:build")
                    .directory(CHECKOUT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            // It runs once and is gone: to compile it well costs more than it saves. What it unpacks for a while is its
            // own: another
            // build, or the backend's tests, may be at it beside.
            Path scratch = Files.createDirectories(log.resolveSibling("witness-scratch"));
            builder.environment()
                    .put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.io.tmpdir=" + scratch);
            Process process = builder.start();
            boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
            if (!ended) process.destroy();
            assertThat(ended ? process.exitValue() : 124)
                    .as("the build of the witness: %s", Files.readString(log))
                    .isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static Witness of(String application) {
        return HEARD.computeIfAbsent(application, Witness::read);
    }

    private static Witness read(String application) {
        try {
            String made = Files.readString(CHECKOUT.resolve(application).resolve("target/kubernetes/kubernetes.yml"));
            return new Witness(application, Overlay.manifests(made), settings(application));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** ConfigurationPageTest keeps the page as the code is. */
    private static Set<String> settings(String application) throws IOException {
        String title = "## " + Character.toUpperCase(application.charAt(0)) + application.substring(1) + ":";
        String page = Files.readString(CHECKOUT.resolve("docs/reference/configuration.md"));
        return Pattern.compile("(?m)^(?=## )")
                .splitAsStream(page)
                .filter(part -> part.startsWith(title))
                .flatMap(part -> NAME.matcher(part).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    Manifest deployment() {
        return get("Deployment");
    }

    Manifest get(String kind) {
        return manifests.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the extension makes no " + kind + " of the " + application));
    }

    /** Names in the environment that the extension itself gives its pods. */
    Set<String> environment() {
        return deployment().containers().stream()
                .flatMap(container -> Manifest.elements(container.path("env")).stream())
                .map(variable -> variable.path("name").asText())
                .collect(Collectors.toSet());
    }

    /** Number of each port by its name. */
    static Map<String, Integer> ports(Manifest workload) {
        Map<String, Integer> ports = new TreeMap<>();
        for (JsonNode container : workload.containers()) {
            for (JsonNode port : Manifest.elements(container.path("ports"))) {
                ports.put(port.path("name").asText(), port.path("containerPort").asInt());
            }
        }
        return ports;
    }

    /** Where each probe asks, such as {@code http 9000 /q/health/live}: a name of a port is what the pod says it is. */
    static Map<String, String> probes(Manifest workload) {
        JsonNode container = workload.containers().getFirst();
        Map<String, String> probes = new TreeMap<>();
        for (String name : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            JsonNode get = container.path(name).path("httpGet");
            probes.put(
                    name,
                    "%s %d %s"
                            .formatted(
                                    get.path("scheme").asText("HTTP"),
                                    number(workload, get.path("port")),
                                    get.path("path").asText()));
        }
        return probes;
    }

    static int number(Manifest workload, JsonNode port) {
        return port.isInt() ? port.asInt() : workload.port(port.asText());
    }
}
