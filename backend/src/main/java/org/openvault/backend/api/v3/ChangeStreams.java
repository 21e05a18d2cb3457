package org.openvault.backend.api.v3;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.change.ChangeSignal;
import org.openvault.backend.change.Changes;

/** Lets a bounded number of readers follow the change feed as it grows. */
@ApplicationScoped
class ChangeStreams {

    @Inject
    Changes changes;

    @Inject
    ChangeSignal signal;

    private final ChangesConfig config;
    private final Semaphore places;

    ChangeStreams(ChangesConfig config) {
        this.config = config;
        this.places = new Semaphore(config.streams());
    }

    /**
     * @param after the sequence that the reader saw last; null to begin at the head
     * @param cut what ends the connection of a reader who takes nothing
     * @throws Refusal when there are as many readers as there may be
     */
    Multi<OutboundSseEvent> open(@Nullable Long after, Sse sse, Runnable cut) {
        if (!places.tryAcquire()) {
            throw Refusal.of(503, "Service unavailable", "as many follow the feed as may: come back later, or poll");
        }
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            var stream = new ChangeStream(changes, signal, config, new ChangeEvents(sse), emitter, cut);
                            Thread.ofVirtual().name("change-stream").start(() -> {
                                try {
                                    stream.follow(after);
                                } finally {
                                    places.release();
                                }
                            });
                        },
                        BackPressureStrategy.IGNORE); // a stream emits what was asked for and no more
    }

    int free() {
        return places.availablePermits();
    }
}
