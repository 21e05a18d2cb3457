package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Runs an importer of the backend against the home's database, which is started for it where nothing runs. */
final class Import {
    private Import() {}

    static int run(Options options) {
        if (options.rest().size() != 2 || !options.rest().getFirst().equals("openvault3")) {
            throw new Trouble(
                    Trouble.WRONG_USE, "say what to import from where: ./ov import openvault3 DIR [--dry-run]");
        }
        Path folder = Path.of(options.rest().get(1)).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) throw new Trouble("there is no folder " + folder);
        var arguments = new ArrayList<>(List.of("import", "openvault3", folder.toString()));
        if (options.has("--dry-run")) arguments.add("--dry-run");
        Home home = options.home();
        if (!home.exists())
            throw new Trouble("there is nothing in " + home.folder() + " yet; ./ov up makes a site to import into");
        if (Database.isGiven(System.getenv())) {
            return runBackend(home, Database.given(System.getenv()).access(), arguments);
        }
        RunFile run = RunFile.read(home).orElse(RunFile.empty());
        return run.running("launcher").isPresent()
                ? runBackend(home, EmbeddedDatabase.running(home, run.databasePort()), arguments)
                : withDatabase(home, run, arguments);
    }

    private static int withDatabase(Home home, RunFile run, List<String> arguments) {
        home.create();
        try (HomeLock lock = HomeLock.take(home)) {
            Stop.leftovers(run);
            DiskSpace.check(home.folder());
            EmbeddedDatabase database = EmbeddedDatabase.start(home, run.databasePort());
            try {
                return runBackend(home, database.access(), arguments);
            } finally {
                database.stop();
            }
        }
    }

    private static int runBackend(Home home, DatabaseAccess database, List<String> arguments) {
        var environment = new HashMap<String, String>();
        database.addTo(environment);
        environment.put("OV_MEDIA_DIR", home.media().toString());
        environment.put("OV_MIGRATE_AT_START", "true");
        var backend = new Application("backend", Jars.of(System.getenv()).backend(), 0, "640m", environment);
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
