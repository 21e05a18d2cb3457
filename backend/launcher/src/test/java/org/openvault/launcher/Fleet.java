package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The demo site by several backends and frontends on one database, each behind a {@link Balancer}, as in a cluster. */
final class Fleet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What ends a process that was asked to: 128 and the number of SIGTERM. */
    static final int TERMINATED = 143;

    /** One process. */
    record Member(Child child, int port, int management) {
        boolean isReady() {
            return Application.isReady(management);
        }

        String url() {
            return "http://127.0.0.1:" + port;
        }

        /** As the kubelet asks. */
        void terminate() {
            child.process().destroy();
        }

        void assertEnded() throws InterruptedException {
            assertThat(child.hasEnded(Duration.ofSeconds(35)))
                    .as("%s has ended", child.name())
                    .isTrue();
            assertThat(child.process().exitValue()).as(child.name()).isEqualTo(TERMINATED);
        }
    }

    private final Home home;
    private final Map<String, String> settings;
    private final EmbeddedDatabase database;
    private final List<Child> children = new CopyOnWriteArrayList<>();
    final Balancer backends;
    final Balancer frontends;

    private Fleet(Home home, Map<String, String> settings) throws IOException {
        this.home = home;
        this.settings = Map.copyOf(settings);
        this.database = EmbeddedDatabase.start(home, 0);
        this.backends = Balancer.open();
        this.frontends = Balancer.open();
    }

    /** @param settings for the environment of each process */
    static Fleet on(Path folder, Map<String, String> settings) throws IOException {
        var home = new Home(folder);
        home.create();
        return new Fleet(home, settings);
    }

    /** Not before the balancer yet. */
    Member startBackend() {
        int port = Port.anyFree().number();
        Applications applications = new Applications(home, Jars.of(System.getenv()), Applications.Ports.of(port, port));
        return start(applications.backend(database.access(), FirstLogin.of(home), true), Map.of());
    }

    Member startFrontend() {
        int port = Port.anyFree().number();
        Path own = home.folder().resolve("frontend-" + port);
        new Home(own).create();
        Applications applications =
                new Applications(new Home(own), Jars.of(System.getenv()), Applications.Ports.of(port, 0));
        return start(applications.frontend(), Map.of("OV_BACKEND_URL", backends.url()));
    }

    private Member start(Application application, Map<String, String> others) {
        var environment = new HashMap<>(application.environment());
        environment.put("OV_HTTP_RATE_EXEMPT", "127.0.0.1/32"); // all readers are one here
        environment.putAll(others);
        environment.putAll(settings);
        Child child = Child.start(
                application.name(),
                LogFile.startNew(home, application.name()),
                application.command(home, List.of()),
                environment);
        children.add(child);
        assertThat(Await.until(PATIENCE, () -> !child.isAlive() || application.isReady()) && child.isAlive())
                .as("%s is ready; see %s", application.name(), child.log().path())
                .isTrue();
        return new Member(child, application.port(), application.managementPort());
    }

    /** A token of the first user, who may do everything. */
    String token() throws IOException, InterruptedException {
        var application = new Applications(home, Jars.of(System.getenv()), Applications.Ports.of(0, 0))
                .backend(database.access(), FirstLogin.of(home), true);
        var builder = new ProcessBuilder(application.command(
                        home,
                        List.of("token", "create", "--user", FirstLogin.of(home).user(), "--name", "test")))
                .redirectError(home.log("command").toFile());
        builder.environment().putAll(application.environment());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    @Override
    public void close() throws IOException {
        frontends.close();
        backends.close();
        children.parallelStream().forEach(child -> Child.kill(child.process().toHandle()));
        database.stop();
    }
}
