package org.openvault.frontend.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Steps that one thread takes in the order in which they were added; of several on one file only the last is taken. When
 * more wait than the memory should hold, the cheaper form of a step is taken.
 */
final class WriteBehind implements AutoCloseable {
    /** Something with a file. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    private static final Logger LOG = Logger.getLogger(WriteBehind.class);
    private static final int MOST = 20_000;

    private final Map<Path, Step> pending = new LinkedHashMap<>();
    private final Thread thread;
    private boolean busy;
    private boolean closed;
    private boolean failing;

    WriteBehind() {
        thread = Thread.ofPlatform().daemon().name("page-disk").start(this::work);
    }

    /** @param cheaper taken instead of the step when too much waits: it must hold nothing large */
    synchronized void add(Path file, Step step, Step cheaper) {
        pending.remove(file); // so that it comes after all that is there now
        pending.put(file, pending.size() < MOST ? step : cheaper);
        notifyAll();
    }

    /** For what a waiting step on the file does anyway. */
    synchronized void addUnlessPending(Path file, Step step) {
        if (pending.putIfAbsent(file, step) == null) {
            notifyAll();
        }
    }

    synchronized void flush() {
        while ((busy || !pending.isEmpty()) && thread.isAlive()) {
            try {
                wait(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Takes what waits, then ends. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Step step = next(); step != null; step = next()) {
                take(step);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Step next() throws InterruptedException {
        busy = false;
        notifyAll();
        while (pending.isEmpty()) {
            if (closed) {
                return null;
            }
            wait();
        }
        busy = true;
        return pending.remove(pending.keySet().iterator().next());
    }

    /** A full disk must cost nobody a page. */
    private void take(Step step) {
        try {
            step.run();
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                LOG.warnf("Pages cannot be written to disk: %s", e);
            }
            failing = true;
        }
    }
}
