package org.openvault.launcher;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;

/** Runs a command of the backend against the home's database, which is started for it where nothing runs. */
final class BackendCommand {
    private BackendCommand() {}

    /** @return the command's exit code */
    static int run(Home home, List<String> arguments) {
        if (Database.isGiven(System.getenv())) {
            return start(home, Database.given(System.getenv()).access(), arguments);
        }
        RunFile run = RunFile.read(home).orElse(RunFile.empty());
        return run.running("launcher").isPresent()
                ? start(home, EmbeddedDatabase.running(home, run.databasePort()), arguments)
                : withDatabase(home, run, arguments);
    }

    private static int withDatabase(Home home, RunFile run, List<String> arguments) {
        home.create();
        try (HomeLock lock = HomeLock.take(home)) {
            Stop.leftovers(run);
            DiskSpace.check(home.folder());
            EmbeddedDatabase database = EmbeddedDatabase.start(home, run.databasePort());
            try {
                return start(home, database.access(), arguments);
            } finally {
                database.stop();
            }
        }
    }

    private static int start(Home home, DatabaseAccess database, List<String> arguments) {
        var environment = new HashMap<String, String>();
        database.addTo(environment);
        environment.put("OV_MEDIA_DIR", home.media().toString());
        environment.put("OV_MIGRATE_AT_START", "true");
        var backend =
                new Application("backend", Jars.of(System.getenv()).backend(), 0, 0, "640m", List.of(), environment);
        var builder = new ProcessBuilder(backend.command(home, arguments)).inheritIO();
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new Trouble("Cannot start the backend: " + Failure.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Trouble.INTERRUPTED;
        }
    }
}
