package org.openvault.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lets the JDK learn (JEP 483, 514, 515; docs/decisions/0016) of an application as it lies in the image: it runs beside the demo
 * site of {@code ./ov up}, is asked what readers ask, and writes down on its way out what it learned.
 */
final class Training {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ROUNDS = 20;

    private final Path checkout;
    private final Path home;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param home of a system of its own; thrown away afterwards */
    Training(Path checkout, Path home) {
        this.checkout = checkout;
        this.home = home;
    }

    void perform(Part part, Stage stage) {
        try {
            int site = freePort();
            int backend = freePort();
            try {
                up(site, backend);
                learn(part, stage, environment(part, backend));
            } finally {
                launcher("stop", "--home", home.toString());
                new Stage(home).clear();
            }
            stage.settle();
        } catch (IOException e) {
            throw new Trouble("the JDK has not learned of the " + part.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }

    private void up(int site, int backend) throws IOException, InterruptedException {
        int code = launcher(
                "up",
                "--background",
                "--home",
                home.toString(),
                "--site-port",
                Integer.toString(site),
                "--backend-port",
                Integer.toString(backend));
        if (code != 0) throw new Trouble("the demo site, beside which the JDK learns, does not start; see " + log());
    }

    private Map<String, String> environment(Part part, int backendPort) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("OV_HTTP_HOST", "127.0.0.1");
        environment.put("OV_MANAGEMENT_PORT", Integer.toString(freePort()));
        if (part == Part.FRONTEND) {
            environment.put("OV_BACKEND_URL", "http://127.0.0.1:" + backendPort);
            environment.put("OV_CACHE_DIR", home.resolve("cache-of-training").toString());
            return environment;
        }
        JsonNode run = new ObjectMapper().readTree(home.resolve("run.json").toFile());
        environment.put(
                "OV_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + run.path("databasePort").asInt() + "/openvault");
        environment.put("OV_DB_USER", "openvault");
        environment.put(
                "OV_DB_PASSWORD", Files.readString(home.resolve("db-password")).strip());
        environment.put("OV_MEDIA_DIR", home.resolve("media").toString());
        // Nothing runs by the clock, and nothing is written.
        environment.put("OV_ROLES", "api,admin");
        environment.put("OV_MIGRATE_AT_START", "false");
        return environment;
    }

    private void learn(Part part, Stage stage, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = freePort();
        var command =
                new ProcessBuilder(new Command(stage.root().toString()).with("-XX:AOTCacheOutput=" + stage.learned()));
        command.environment().keySet().removeIf(key -> key.startsWith("OV_")); // as little as a pod is told
        command.environment().putAll(environment);
        command.environment().put("OV_HTTP_PORT", Integer.toString(port));
        Process process =
                command.redirectErrorStream(true).redirectOutput(log().toFile()).start();
        try {
            exercise(part, process, "http://127.0.0.1:" + port);
            process.destroy(); // what it learned it writes now, which takes a while
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !Files.isRegularFile(stage.learned()))
                throw new Trouble("the JDK has written down nothing of the " + part.name() + "; see " + log());
        } finally {
            process.destroyForcibly();
        }
    }

    private void exercise(Part part, Process process, String address) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(address + part.exercises().getFirst())) {
            if (!process.isAlive() || System.nanoTime() > end)
                throw new Trouble("the " + part.name() + " does not answer; see " + log());
            Thread.sleep(200);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : part.exercises()) {
                // What does not answer as it does for readers would teach the wrong thing.
                if (!answers(address + path)) throw new Trouble("the " + part.name() + " fails at " + path);
            }
        }
    }

    private boolean answers(String address) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept-Encoding", "gzip")
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Not by {@code ./ov}, which might build anew below our feet. */
    private int launcher(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                checkout.resolve("backend/launcher/target/openvault-launcher.jar")
                        .toString(),
                "org.openvault.launcher.Launcher"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command);
        process.environment().put("OV_AOT", "off"); // it would learn beside us, and for itself
        return process.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start()
                .waitFor();
    }

    private Path log() {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
