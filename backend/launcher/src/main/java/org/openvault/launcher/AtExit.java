package org.openvault.launcher;

/** What is left to do when this process is told to end in the middle: what it started does not hear of that. */
record AtExit(Thread thread) implements AutoCloseable {

    static AtExit run(Runnable action) {
        var thread = new Thread(action, "at-exit");
        Runtime.getRuntime().addShutdownHook(thread);
        return new AtExit(thread);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException ending) {
            // it runs already
        }
    }
}
