package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Names a process across launcher runs. A process id alone is not enough: it is given to a stranger after a while.
 *
 * @param startedAt milliseconds since 1970; 0 where the system does not tell
 */
record ProcessMark(long pid, long startedAt) {
    /** The system derives the start from its boot time, which moves a little when the clock is set. */
    private static final long TOLERANCE = Duration.ofSeconds(2).toMillis();

    static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), start(process));
    }

    static ProcessMark own() {
        return of(ProcessHandle.current());
    }

    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(start(process) - startedAt) <= TOLERANCE)
                .filter(process -> !isZombie());
    }

    boolean isAlive() {
        return find().isPresent();
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
    }

    /** In a container nobody may collect the ended database, whose parent is gone; it then looks alive for ever. */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
