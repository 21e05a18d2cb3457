package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A backend with a database of its own, in a folder that is thrown away: for proofs and measurements. There is no frontend,
 * and each of the two can be killed.
 */
final class ScratchBackend implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Home home;
    private final Jars jars;
    private final Applications.Ports ports;
    private final boolean demo;
    private final AtExit abandoning = AtExit.run(this::abandon);
    private EmbeddedDatabase database;
    private Child backend;
    private boolean isOwner = true;

    private ScratchBackend(Home home, boolean demo) {
        this.home = home;
        this.jars = Jars.of(System.getenv());
        int port = Port.anyFree().number();
        this.ports = Applications.Ports.of(port, port);
        this.demo = demo;
    }

    /** @param demo load the demo site; otherwise the database holds nothing but the first user */
    static ScratchBackend start(Path folder, boolean demo) {
        var scratch = new ScratchBackend(new Home(folder), demo);
        scratch.home.create();
        DiskSpace.check(folder);
        try {
            scratch.startDatabase();
            scratch.startBackend();
            return scratch;
        } catch (RuntimeException failed) {
            scratch.close();
            throw failed;
        }
    }

    /** On the database of a home, which is another's to stop. It only answers: nothing is sent to anybody by the clock. */
    static ScratchBackend beside(Home home, EmbeddedDatabase database) {
        var scratch = new ScratchBackend(home, false);
        scratch.database = database;
        scratch.isOwner = false;
        try {
            scratch.startBackend();
            return scratch;
        } catch (RuntimeException failed) {
            scratch.close();
            throw failed;
        }
    }

    void startDatabase() {
        database = EmbeddedDatabase.start(home, database == null ? 0 : database.port());
    }

    void startBackend() {
        Application application = application();
        backend = Child.start(
                application.name(),
                LogFile.startNew(home, application.name()),
                application.command(home, List.of()),
                application.environment());
        boolean came = Await.until(PATIENCE, () -> !backend.isAlive() || application.isReady());
        if (!backend.isAlive())
            throw new Trouble("The backend has ended by itself; see "
                    + backend.log().path() + ": "
                    + backend.log().lastLine("ERROR", "Caused by:").orElse("it said nothing"));
        if (!came) throw new Trouble("The backend is not ready after three minutes");
    }

    private Application application() {
        Application application =
                new Applications(home, jars, ports).backend(database.access(), FirstLogin.of(home), demo);
        return isOwner ? application : application.inRole("api");
    }

    void stopBackend() {
        backend.stop();
    }

    /** Gives it no moment to finish anything. */
    void killBackend() {
        Child.kill(backend.process().toHandle());
    }

    /** The postmaster alone: its processes see that it is gone and end, as in a crash. */
    void killDatabase() {
        Signals.send(database.postmaster(), "KILL");
        database.stop();
    }

    boolean isReady() {
        return application().isReady();
    }

    /** Whether it lives by its own account, whatever it can do. */
    boolean isAlive() {
        return Http.isOk(Application.management(ports.backendManagement()) + "/q/health/live");
    }

    String url() {
        return "http://127.0.0.1:" + ports.backend();
    }

    DatabaseAccess access() {
        return database.access();
    }

    String firstUser() {
        return FirstLogin.of(home).user();
    }

    /** What a command of the backend said. @param exitCode 0 when all was well */
    record Said(int exitCode, String text) {}

    Said command(String... words) {
        var environment = new HashMap<String, String>();
        database.access().addTo(environment);
        environment.put("OV_MEDIA_DIR", home.media().toString());
        var builder = new ProcessBuilder(application().command(home, List.of(words)))
                .redirectError(home.log("command").toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String text = process.inputReader().lines().collect(Collectors.joining("\n"));
            return new Said(process.waitFor(), text.strip());
        } catch (IOException e) {
            throw new Trouble("Cannot start the backend: " + Failure.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.INTERRUPTED, "stopped");
        }
    }

    /** A token of the first user, who may do everything. */
    String token() {
        Said said = command("token", "create", "--user", firstUser(), "--name", "proof");
        if (said.exitCode() != 0) throw new Trouble("There is no token to be had; see " + home.log("command"));
        return said.text();
    }

    @Override
    public void close() {
        if (backend != null) backend.stop();
        if (database != null && isOwner) database.stop();
        abandoning.close();
    }

    /** Ctrl-C does not reach our processes; nothing here is worth a slow goodbye. */
    private void abandon() {
        if (backend != null) Child.kill(backend.process().toHandle());
        if (database != null && isOwner) Signals.send(database.postmaster(), "QUIT");
    }
}
