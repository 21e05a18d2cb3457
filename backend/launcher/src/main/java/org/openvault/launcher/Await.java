package org.openvault.launcher;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what tells nobody when it happens: a process that is not our child, a port, a file. */
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    static boolean until(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) return false;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
