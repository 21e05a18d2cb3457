package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that we started, writing to its own log. */
record Child(String name, Process process, LogFile log) {
    private static final Duration GRACE = Duration.ofSeconds(15);

    /**
     * Ctrl-C reaches every process of a terminal at once, but the order of stopping is ours. A signal that is ignored at
     * the start stays ignored by the JVM; SIGTERM works as ever.
     */
    private static final List<String> DEAF_TO_TERMINAL = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    static Child start(String name, Path log, List<String> command, Map<String, String> environment) {
        var deaf = new ArrayList<>(DEAF_TO_TERMINAL);
        deaf.addAll(command);
        var builder = new ProcessBuilder(deaf)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new Child(name, builder.start(), new LogFile(log));
        } catch (IOException e) {
            throw new Trouble("Cannot start the " + name + ": " + Failure.reason(e));
        }
    }

    ProcessMark mark() {
        return ProcessMark.of(process.toHandle());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void stop() {
        stop(process.toHandle());
    }

    /** Asks, waits, and only then insists. */
    static void stop(ProcessHandle process) {
        process.destroy();
        var mark = ProcessMark.of(process);
        if (Await.until(GRACE, () -> !mark.isAlive())) return;
        kill(process);
    }

    static void kill(ProcessHandle process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        var mark = ProcessMark.of(process);
        Await.until(Duration.ofSeconds(5), () -> !mark.isAlive());
    }

    boolean hasEnded(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }
}
