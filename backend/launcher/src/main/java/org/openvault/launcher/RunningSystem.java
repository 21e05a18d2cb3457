package org.openvault.launcher;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Database, backend and frontend of one home, started by this process and stopped in the other order. */
final class RunningSystem implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Home home;
    private final HomeLock lock;
    private final Applications applications;
    private RunFile run;
    private Database database;
    private Child backend;
    private Child frontend;

    private RunningSystem(Home home, HomeLock lock, Applications applications, RunFile run) {
        this.home = home;
        this.lock = lock;
        this.applications = applications;
        this.run = run;
    }

    /**
     * @param say told of each step
     * @param cancelled asked while waiting; starting is given up when it says yes
     */
    static RunningSystem start(
            Home home,
            Jars jars,
            int sitePort,
            int backendPort,
            boolean demo,
            boolean fresh,
            Consumer<String> say,
            BooleanSupplier cancelled) {
        home.create();
        HomeLock lock = HomeLock.take(home);
        RunFile before = RunFile.read(home).orElse(RunFile.empty());
        Stop.leftovers(before);
        if (fresh) home.startOver();
        DiskSpace.check(home.folder());
        new Port(sitePort).mustBeFree("site", "--site-port");
        new Port(backendPort).mustBeFree("backend", "--backend-port");
        var ports = Applications.Ports.of(sitePort, backendPort);
        RunFile run = RunFile.empty()
                .withPorts(ports)
                .withDatabase(before.databasePort(), "")
                .with("launcher", ProcessMark.own())
                .write(home);
        var system = new RunningSystem(home, lock, new Applications(home, jars, ports), run);
        try {
            system.startAll(demo, say, cancelled);
            return system;
        } catch (RuntimeException failed) {
            system.close();
            throw failed;
        }
    }

    private void startAll(boolean demo, Consumer<String> say, BooleanSupplier cancelled) {
        say.accept("database");
        database = Database.isGiven(System.getenv())
                ? Database.given(System.getenv())
                : EmbeddedDatabase.start(home, run.databasePort());
        int port = database instanceof EmbeddedDatabase embedded ? embedded.port() : 0;
        run = run.withDatabase(port, database.version());
        database.process().ifPresent(mark -> run = run.with("database", mark));
        run.write(home);
        say.accept("backend and site");
        backend = start(applications.backend(database.access(), FirstLogin.of(home), demo));
        frontend = start(applications.frontend());
        await(applications.backend(database.access(), FirstLogin.of(home), demo), cancelled);
        await(applications.frontend(), cancelled);
        run = run.withReady().write(home);
    }

    private Child start(Application application) {
        Child child = Child.start(
                application.name(),
                LogFile.startNew(home, application.name()),
                application.command(home, List.of()),
                application.environment());
        run = run.with(application.name(), child.mark()).write(home);
        return child;
    }

    private void await(Application application, BooleanSupplier cancelled) {
        boolean came = Await.until(PATIENCE, () -> cancelled.getAsBoolean() || isBroken() || application.isReady());
        if (cancelled.getAsBoolean()) throw new Trouble(Trouble.INTERRUPTED, "stopped while starting");
        if (isBroken()) throw ended();
        if (!came)
            throw new Trouble("The " + application.name() + " is not ready after three minutes; see "
                    + home.log(application.name()));
    }

    /** Whether something that should run has ended by itself. */
    boolean isBroken() {
        return !backend.isAlive()
                || !frontend.isAlive()
                || database.process().map(mark -> !mark.isAlive()).orElse(false);
    }

    /** Says which part ended, and its last words. */
    Trouble ended() {
        Child dead = !backend.isAlive() ? backend : !frontend.isAlive() ? frontend : null;
        if (dead == null) return new Trouble("The database has ended by itself; see " + home.log(EmbeddedDatabase.LOG));
        if (dead.log().saysDiskIsFull()) return LogFile.diskIsFull(home);
        String words = dead.log()
                .lastLine("ERROR", "Error:", "Caused by:", "Exception")
                .orElse("");
        return new Trouble("The " + dead.name() + " has ended by itself (exit code "
                + dead.process().exitValue() + ")" + (words.isEmpty() ? "" : ": " + words) + "; see "
                + dead.log().path());
    }

    String site() {
        return Applications.site(run.ports().site());
    }

    String backendUrl() {
        return "http://localhost:" + run.ports().backend();
    }

    String databaseVersion() {
        return run.databaseVersion();
    }

    Child backend() {
        return backend;
    }

    Child frontend() {
        return frontend;
    }

    /** Lets the next start of this build be faster. */
    Rehearsal rehearse() {
        return Rehearsal.begin(
                home,
                List.of(applications.frontend(), applications.backend(database.access(), FirstLogin.of(home), false)));
    }

    /** At once, for a process that is about to end. */
    void abandon() {
        kill();
        database.process().ifPresent(mark -> Signals.send(mark, "QUIT"));
    }

    @Override
    public void close() {
        if (frontend != null) frontend.stop();
        if (backend != null) backend.stop();
        if (database != null) database.stop();
        run.stopped().write(home);
        lock.close();
    }

    void kill() {
        if (frontend != null) Child.kill(frontend.process().toHandle());
        if (backend != null) Child.kill(backend.process().toHandle());
    }
}
