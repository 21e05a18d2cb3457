package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.openvault.backend.delivery.CacheTags;
import org.openvault.backend.delivery.Planned;
import org.openvault.backend.delivery.Snapshot;

/** An answer with what a cache must know of it: what it depends on, how new it is, and until when it holds. */
final class Answer {

    /** How long an answer holds at most, although the change feed would tell: a feed may be cut. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private Answer() {}

    static Response of(int status, ObjectNode body, Snapshot snapshot, Snapshot.Found found, CacheTags tags) {
        Planned planned = Planned.of(snapshot, found, tags);
        Duration age = planned.nextChange() == null ? LONGEST : Duration.between(snapshot.at(), planned.nextChange());
        long seconds = Math.clamp(age.toSeconds(), 0, LONGEST.toSeconds());
        return Response.status(status)
                .type(status < 400 ? "application/json" : "application/problem+json")
                .header("Cache-Control", "public, max-age=" + seconds)
                .header("Cache-Tag", tags.header())
                .header("Ov-Sequence", found.sequence())
                .header("Ov-Next-Change", planned.nextChange() == null ? "none" : planned.nextChange())
                .header("Ov-Gone-At", planned.goneAt())
                .header("Ov-Hosts", String.join(" ", found.otherHosts()))
                .entity(body.toString())
                .build();
    }
}
