package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.page.Spot;

/** Who wants an action done to which entry, and how. */
record Request(Actor.Person actor, long id, String type, JsonNode json, HttpHeaders headers) {

    private static final List<String> SPOT = List.of("parent_id", "position", "before", "after");

    /** @param keys all that the action knows */
    Body body(String... keys) {
        return Body.of(json, keys);
    }

    /** For actions that need a place among others too: see {@link #spot}. */
    Body bodyWithSpot(String... keys) {
        var all = new ArrayList<>(SPOT);
        all.addAll(List.of(keys));
        return Body.of(json, all.toArray(String[]::new));
    }

    boolean hasSpot() {
        return SPOT.stream().anyMatch(json::has);
    }

    /** {@code {"parent_id", "position": "first" | "last"}}, or beside another page: {@code {"before"}}, {@code {"after"}}. */
    static Spot spot(Body body) {
        var parent = body.findId("parent_id");
        var before = body.findId("before");
        var after = body.findId("after");
        var position = body.findText("position");
        long given = List.of(parent, before, after).stream()
                .filter(each -> each.isPresent())
                .count();
        if (given != 1) {
            throw body.fault("parent_id", "one of parent_id, before and after says where");
        }
        if (position.isPresent() && parent.isEmpty()) {
            throw body.fault("position", "goes with parent_id");
        }
        if (parent.isEmpty()) {
            return before.<Spot>map(Spot.Before::new).orElseGet(() -> new Spot.After(after.orElseThrow()));
        }
        return switch (position.orElse("last")) {
            case "first" -> new Spot.FirstBelow(parent.get());
            case "last" -> new Spot.LastBelow(parent.get());
            default -> throw body.fault("position", "must be first or last");
        };
    }

    static Response ok(JsonNode body) {
        return Response.ok(body.toString(), "application/json").build();
    }
}
