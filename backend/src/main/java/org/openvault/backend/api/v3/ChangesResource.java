package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.change.Change;
import org.openvault.backend.change.ChangeSignal;
import org.openvault.backend.change.Changes;

/** The change feed: gapless, in the order of commits, resumable by sequence. */
@Path("/api/v3/changes")
public class ChangesResource {

    private static final int MOST = 500;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

    @Inject
    Changes changes;

    @Inject
    ChangeSignal signal;

    @Inject
    ObjectMapper json;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public ObjectNode list(@RestQuery @Nullable Long after) throws SQLException {
        ObjectNode body = json.createObjectNode();
        var list = body.putArray("changes");
        changes.after(after == null ? 0 : after, MOST).forEach(change -> list.add(toJson(change)));
        return body.put("head", changes.head());
    }

    /** Without {@code after} the stream begins at the head, and says so first. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@RestQuery @Nullable Long after, @Context Sse sse) {
        return Multi.createFrom().emitter(emitter -> {
            Thread follower = Thread.ofVirtual().name("change-stream").start(() -> follow(after, sse, emitter));
            emitter.onTermination(follower::interrupt);
        });
    }

    private void follow(@Nullable Long after, Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) {
        try {
            long last = after == null ? sendHead(sse, emitter) : after;
            while (!emitter.isCancelled() && !signal.isStopped()) {
                long seen = signal.seen();
                List<Change> batch = changes.after(last, MOST);
                for (Change change : batch) {
                    emitter.emit(event(sse, change));
                    last = change.sequence();
                }
                if (batch.isEmpty()) {
                    signal.await(seen, KEEP_ALIVE);
                    emitter.emit(sse.newEventBuilder().comment("").build());
                }
            }
            emitter.complete();
        } catch (SQLException away) {
            emitter.fail(away); // the reader comes back with the sequence that it saw last
        } catch (InterruptedException gone) {
            emitter.complete();
        }
    }

    private long sendHead(Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) throws SQLException {
        long head = changes.head();
        emitter.emit(sse.newEventBuilder()
                .name("head")
                .id(String.valueOf(head))
                .data("{\"sequence\":%d}".formatted(head))
                .build());
        return head;
    }

    private OutboundSseEvent event(Sse sse, Change change) {
        return sse.newEventBuilder()
                .name("change")
                .id(String.valueOf(change.sequence()))
                .data(toJson(change).toString())
                .build();
    }

    private ObjectNode toJson(Change change) {
        ObjectNode result = json.createObjectNode()
                .put("sequence", change.sequence())
                .put("at", change.at().toString())
                .put("kind", change.kind());
        change.tags().forEach(result.withArrayProperty("tags")::add);
        return result;
    }
}
