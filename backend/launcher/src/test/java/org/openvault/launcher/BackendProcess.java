package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged backend as an operator starts it: its settings, what it says, how it ends. */
record BackendProcess(Process process, int port, int managementPort, Path out, Path err) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static BackendProcess start(Home home, Map<String, String> settings, String... arguments) {
        int port = Port.anyFree().number();
        int managementPort = Port.anyFree().number();
        var application = new Application(
                "backend", Jars.of(System.getenv()).backend(), port, managementPort, "320m", List.of(), Map.of());
        var environment = new HashMap<String, String>();
        environment.put("OV_HTTP_HOST", "127.0.0.1");
        environment.put("OV_HTTP_PORT", Integer.toString(port));
        environment.put("OV_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("OV_MEDIA_DIR", home.media().toString());
        environment.putAll(settings);
        try {
            Path out = Files.createTempFile(home.logs(), "backend", ".out");
            Path err = Files.createTempFile(home.logs(), "backend", ".err");
            var builder = new ProcessBuilder(application.command(home, List.of(arguments)))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("OV_"));
            builder.environment().putAll(environment);
            return new BackendProcess(builder.start(), port, managementPort, out, err);
        } catch (IOException e) {
            throw new Trouble("Cannot start the backend: " + Failure.reason(e));
        }
    }

    /** @return its exit code */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError("it has not ended");
        return process.exitValue();
    }

    BackendProcess awaitReady() throws IOException {
        if (!Await.until(PATIENCE, () -> !process.isAlive() || Application.isReady(managementPort))
                || !process.isAlive()) throw new AssertionError("it is not ready: " + said() + complaints());
        return this;
    }

    int status(String path) {
        return Http.get("http://127.0.0.1:" + port + path, Map.of()).status();
    }

    Http.Answer management(String path) {
        return Http.get(Application.management(managementPort) + path, Map.of());
    }

    List<String> said() throws IOException {
        return Files.readAllLines(out);
    }

    List<String> complaints() throws IOException {
        return Files.readAllLines(err);
    }

    @Override
    public void close() {
        Child.stop(process.toHandle());
    }
}
