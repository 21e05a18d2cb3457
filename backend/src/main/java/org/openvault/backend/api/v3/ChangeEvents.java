package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.openvault.backend.change.Change;

/** What stands in a stream of changes. The id of an event is its sequence: what {@code Last-Event-ID} says on return. */
record ChangeEvents(Sse sse) {

    static ObjectNode json(Change change) {
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("sequence", change.sequence())
                .put("at", change.at().toString())
                .put("kind", change.kind());
        var tags = result.putArray("tags");
        change.tags().forEach(tags::add);
        return result;
    }

    OutboundSseEvent change(Change change) {
        return event("change", change.sequence(), json(change));
    }

    /** Where the stream begins, for whoever did not say where. */
    OutboundSseEvent head(long sequence) {
        return event("head", sequence, JsonNodeFactory.instance.objectNode().put("sequence", sequence));
    }

    OutboundSseEvent keepAlive() {
        return sse.newEventBuilder().comment("").build();
    }

    private OutboundSseEvent event(String name, long sequence, ObjectNode data) {
        return sse.newEventBuilder()
                .name(name)
                .id(String.valueOf(sequence))
                .data(data.toString())
                .build();
    }
}
