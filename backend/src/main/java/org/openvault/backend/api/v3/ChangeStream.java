package org.openvault.backend.api.v3;

import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.change.Change;
import org.openvault.backend.change.ChangeSignal;
import org.openvault.backend.change.Changes;

/**
 * One reader who follows the feed. An event is sent when the one before has left for the reader, so that at most one part of
 * the feed is held for them, however slow they are.
 */
final class ChangeStream {

    private static final int PART = 100;

    private static final class TakesNothing extends Exception {}

    private final Changes changes;
    private final ChangeSignal signal;
    private final ChangesConfig config;
    private final ChangeEvents events;
    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private final Runnable cut;

    /** For whatever happens: a change, the end of the reader or of this process, ... */
    private final Semaphore woken = new Semaphore(0);

    /** ... and for when the reader can take more. */
    private final Semaphore asked = new Semaphore(0);

    ChangeStream(
            Changes changes,
            ChangeSignal signal,
            ChangesConfig config,
            ChangeEvents events,
            MultiEmitter<? super OutboundSseEvent> emitter,
            Runnable cut) {
        this.changes = changes;
        this.signal = signal;
        this.config = config;
        this.events = events;
        this.emitter = emitter;
        this.cut = cut;
        emitter.onRequest(count -> asked.release());
        emitter.onTermination(() -> {
            woken.release();
            asked.release();
        });
    }

    /** Until the reader goes, or this process ends: then the stream ends as a whole one. */
    void follow(@Nullable Long after) {
        try (var listening = signal.listen(this::wake)) {
            emit(events.keepAlive()); // the reader sees at once that they are in
            long last = after == null ? sendHead() : after;
            while (isOpen()) {
                last = sendAfter(last);
            }
            emitter.complete();
        } catch (SQLException away) {
            emitter.fail(away); // the reader comes back with the sequence that they saw last
        } catch (TakesNothing slow) {
            cut.run(); // nothing more is said: what is said last would wait behind all that was not taken
        } catch (InterruptedException stop) {
            emitter.complete();
        }
    }

    private void wake() {
        woken.release();
        asked.release();
    }

    private boolean isOpen() {
        return !emitter.isCancelled() && !signal.isStopped();
    }

    private long sendHead() throws SQLException, InterruptedException, TakesNothing {
        long head = changes.head();
        emit(events.head(head));
        return head;
    }

    private long sendAfter(long last) throws SQLException, InterruptedException, TakesNothing {
        woken.drainPermits(); // what comes from here on is not in the part that is read next
        List<Change> part = changes.after(last, PART);
        for (Change change : part) {
            emit(events.change(change));
        }
        if (part.isEmpty()) {
            if (!woken.tryAcquire(config.keepAlive().toMillis(), TimeUnit.MILLISECONDS)) {
                emit(events.keepAlive());
            }
            return last;
        }
        return part.getLast().sequence();
    }

    private void emit(OutboundSseEvent event) throws InterruptedException, TakesNothing {
        long end = System.nanoTime() + config.patience().toNanos();
        while (isOpen() && emitter.requested() == 0) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new TakesNothing();
            }
            boolean unused =
                    asked.tryAcquire(Math.min(left, Duration.ofSeconds(1).toNanos()), TimeUnit.NANOSECONDS);
        }
        if (isOpen()) {
            emitter.emit(event);
        }
    }
}
