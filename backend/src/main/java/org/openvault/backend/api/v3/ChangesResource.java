package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.sql.SQLException;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.change.Changes;
import org.openvault.backend.problem.Problem;

/** The change feed: gapless, in the order of commits, resumable by sequence. */
@Path("/api/v3/changes")
public class ChangesResource {

    private static final int MOST = 500;

    @Inject
    Changes changes;

    @Inject
    ChangeStreams streams;

    /** @return those after the sequence {@code after}, 0 when it is not said, at most {@code limit}; and the newest sequence */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @RunOnVirtualThread
    public ObjectNode list(@Context UriInfo uri) throws SQLException {
        Parameters given = Parameters.of(uri, "after", "limit");
        long after = given.id("after").orElse(0L);
        int limit = limit(given);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var list = body.putArray("changes");
        changes.after(after, limit).forEach(change -> list.add(ChangeEvents.json(change)));
        return body.put("head", changes.head());
    }

    private static int limit(Parameters given) {
        long limit = given.id("limit").orElse((long) MOST);
        if (limit < 1 || limit > MOST) {
            throw new Problem.BadRequest("'limit' is a number from 1 to " + MOST);
        }
        return (int) limit;
    }

    /**
     * Without a sequence to go on from the stream begins at the head, and says so first.
     *
     * @param lastEventId what a reader says who comes back by themselves to the address of before; it is newer than {@code after}
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> stream(
            @RestHeader("Last-Event-ID") @Nullable String lastEventId,
            @Context UriInfo uri,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        Long after = Parameters.of(uri, "after").id("after").orElse(null);
        Long resumed = lastEventId == null || lastEventId.isEmpty() ? after : Long.valueOf(sequence(lastEventId));
        return streams.open(resumed, sse, () -> request.response().reset());
    }

    private static long sequence(String lastEventId) {
        if (!lastEventId.matches("[0-9]{1,18}")) {
            throw new Problem.BadRequest("'Last-Event-ID' is a sequence of the feed");
        }
        return Long.parseLong(lastEventId);
    }
}
