package org.openvault.launcher;

import java.time.Duration;
import java.util.List;

/** Ends what runs in a home, whoever started it. */
final class Stop {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Stop() {}

    static int run(Home home) {
        RunFile run = RunFile.read(home).orElse(RunFile.empty());
        var launcher = run.running("launcher");
        boolean anything = List.of("launcher", "frontend", "backend", "database").stream()
                .anyMatch(name -> run.running(name).isPresent());
        launcher.ifPresent(mark -> {
            Signals.send(mark, "TERM");
            Await.until(PATIENCE, () -> !mark.isAlive());
        });
        leftovers(run);
        System.out.println(anything ? "stopped" : "nothing runs in " + home.folder());
        return 0;
    }

    /** What a launcher that was killed has left running. */
    static void leftovers(RunFile run) {
        for (String name : List.of("frontend", "backend")) {
            run.running(name).flatMap(ProcessMark::find).ifPresent(Child::stop);
        }
        run.running("database").ifPresent(EmbeddedDatabase::stop);
    }
}
