package org.openvault.launcher;

import java.io.IOException;

/** What Java's process handles cannot send. */
final class Signals {
    private Signals() {}

    static void send(ProcessMark process, String signal) {
        if (!process.isAlive()) return;
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Trouble("Cannot send a signal to process " + process.pid() + ": " + Failure.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
