package org.openvault.backend.api.v3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.audit.AuditEntry;
import org.openvault.backend.audit.ReadHistory;
import org.openvault.backend.problem.Problem;

/** The log of what was done, the newest first, in parts: {@code next} is the cursor of the following one. */
@Path("/api/v3/history")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private static final String[] PARAMETERS = {"entry", "user", "action", "since", "until", "cursor"};

    @Inject
    ApiActor actor;

    @Inject
    ReadHistory readHistory;

    @Inject
    ObjectMapper json;

    /**
     * Filters: {@code entry} (only what became of it: whoever may see it may ask), {@code user}, {@code action} (such as
     * {@code page.moved}), {@code since} and {@code until}, the latter not included.
     */
    @GET
    @RunOnVirtualThread
    public ObjectNode list(@Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Part part = Part.of(uri, PARAMETERS);
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        if (given.containsKey("offset")) {
            throw new Problem.BadRequest("the log is read on by 'cursor', not by 'offset'");
        }
        var parameters = new Parameters(uri);
        var question = new ReadHistory.Question(
                parameters.id("entry").orElse(null),
                parameters.id("user").orElse(null),
                word(given.getFirst("action")),
                parameters.instant("since").orElse(null),
                parameters.instant("until").orElse(null));
        return shape(readHistory.read(asking, question, parameters.id("cursor").orElse(null), part.limit()));
    }

    private static @Nullable String word(@Nullable String action) {
        if (action != null && !action.matches("[a-z_]{1,40}[.][a-z_]{1,40}")) {
            throw new Problem.BadRequest("'action' is a word of the log such as page.moved");
        }
        return action;
    }

    private ObjectNode shape(ReadHistory.Part part) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var items = body.putArray("items");
        part.entries().forEach(entry -> items.add(shape(entry)));
        return body.put("next", part.next() == null ? null : part.next().toString());
    }

    private ObjectNode shape(AuditEntry entry) {
        ObjectNode shape = JsonNodeFactory.instance
                .objectNode()
                .put("id", entry.id)
                .put("at", entry.at.toString())
                .put("actor", entry.actor)
                .put("user_id", entry.userId)
                .put("action", entry.action)
                .put("entry_id", entry.entryId);
        shape.set("before", read(entry.before));
        shape.set("after", read(entry.after));
        return shape;
    }

    private @Nullable JsonNode read(@Nullable String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("jsonb that is no JSON", impossible);
        }
    }
}
