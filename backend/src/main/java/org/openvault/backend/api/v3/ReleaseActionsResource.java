package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.release.PublishRelease;

/**
 * Tries, publishes and reverts releases. Each answers what it does to readers, entry by entry; when it cannot be, that comes with
 * 422 (the content will not do) or 409 (something else has an address), and nothing was done. Who only validates gets 200.
 */
@Idempotent
@Path("/api/v3/releases/{id:[0-9]{1,18}}/actions/{act:validate|publish|revert}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReleaseActionsResource {

    @Inject
    ApiActor actor;

    @Inject
    PublishRelease publishRelease;

    @Inject
    EntryQueries queries;

    @POST
    @RunOnVirtualThread
    public Response act(long id, String act, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        return switch (act) {
            case "validate" ->
                Response.ok(shape(publishRelease.validate(asking, id, at(json))))
                        .build();
            case "publish" -> publish(asking, id, at(json));
            default -> revert(asking, id, json);
        };
    }

    private Response publish(Actor.Person asking, long id, @Nullable Instant at) {
        var report = publishRelease.publish(asking, id, at);
        return answer(report.timetable(), shape(report));
    }

    private Response revert(Actor.Person asking, long id, @Nullable JsonNode json) {
        if (json != null) {
            Body.of(json);
        }
        TimetableReport report = publishRelease.revert(asking, id);
        return answer(report, shape(report));
    }

    private static @Nullable Instant at(@Nullable JsonNode json) {
        return json == null ? null : Body.of(json, "at").findInstant("at").orElse(null);
    }

    private ObjectNode shape(PublishRelease.Report report) {
        ObjectNode json = shape(report.timetable());
        ReleaseShapes.addConflicts(json, report.conflicts());
        return json;
    }

    private ObjectNode shape(TimetableReport report) {
        return ReportOutput.of(report, queries.numbers(ReportOutput.revisions(report)));
    }

    private static Response answer(TimetableReport report, ObjectNode shape) {
        if (report.isPossible()) {
            return Response.ok(shape).build();
        }
        ObjectNode body = report.faults().isEmpty()
                ? ProblemJson.body(409, "Conflict", "something else stands at an address of this release")
                : ProblemJson.body(422, "Invalid content", "what is in the release cannot be published as it is");
        body.set("report", shape);
        return ProblemJson.answer(body).build();
    }
}
