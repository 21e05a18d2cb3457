package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database on a full disk fails in ways that are hard to read, so it is not started on one. */
final class DiskSpace {
    static final long NEEDED = 1L << 30;

    private DiskSpace() {}

    static void check(Path folder) {
        try {
            check(folder, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            throw new Trouble("Cannot tell how much space is free for " + folder + ": " + Failure.reason(e));
        }
    }

    static void check(Path folder, long usable) {
        if (usable < NEEDED) {
            throw new Trouble("The disk of %s is full: %s free, %s needed; make room or choose another --home"
                    .formatted(folder, megabytes(usable), megabytes(NEEDED)));
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
