package org.openvault.launcher;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sun.misc.Signal;

/** Ctrl-C and its relatives, as something that can be waited for. The second one does not wait for anybody. */
final class StopRequest {
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private volatile Runnable insist = () -> {};

    /** @return one that the signals of this process complete */
    static StopRequest bySignal() {
        var request = new StopRequest();
        request.listen("INT", Trouble.INTERRUPTED);
        request.listen("TERM", 0);
        request.listen("HUP", 0);
        return request;
    }

    private void listen(String signal, int code) {
        Signal.handle(new Signal(signal), received -> {
            if (!exitCode.complete(code)) {
                insist.run();
                Runtime.getRuntime().halt(Trouble.INTERRUPTED);
            }
        });
    }

    void onSecond(Runnable action) {
        insist = action;
    }

    boolean isMade() {
        return exitCode.isDone();
    }

    int exitCode() {
        return exitCode.getNow(0);
    }

    /** @return whether the stop was asked for within the time */
    boolean await(Duration time) {
        try {
            exitCode.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
