package org.openvault.launcher;

import java.time.Duration;

/** What a process and its children have used of the processor. */
final class CpuTime {
    private CpuTime() {}

    static Duration of(ProcessHandle process) {
        Duration own = process.info().totalCpuDuration().orElse(Duration.ZERO);
        return process.children().map(CpuTime::of).reduce(own, Duration::plus);
    }

    /** Resident memory in megabytes; 0 where the system does not say. */
    static long residentMegabytes(ProcessHandle process) {
        try (var lines =
                java.nio.file.Files.lines(java.nio.file.Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (java.io.IOException e) {
            return 0;
        }
    }
}
