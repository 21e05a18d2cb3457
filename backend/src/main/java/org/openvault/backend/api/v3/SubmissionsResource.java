package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.form.ConfigureForm;
import org.openvault.backend.form.DeleteSubmission;
import org.openvault.backend.form.FormSetting;
import org.openvault.backend.form.ReadSubmissions;
import org.openvault.backend.form.Submission;
import org.openvault.backend.form.SubmissionTable;
import org.openvault.backend.problem.Problem;

/** What came in by a form, and who is told of it. */
@Path("/api/v3/forms/{id:[0-9]{1,18}}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SubmissionsResource {

    @Inject
    ApiActor actor;

    @Inject
    ReadSubmissions readSubmissions;

    @Inject
    DeleteSubmission deleteSubmission;

    @Inject
    ConfigureForm configureForm;

    /** The newest first. */
    @GET
    @Path("/submissions")
    @RunOnVirtualThread
    public ObjectNode list(long id, @Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Part part = Part.of(uri);
        var submissions = readSubmissions.list(asking, id, part.offset(), part.limit());
        return Part.list(submissions.count(), submissions.items(), SubmissionsResource::shape);
    }

    /** The newest ten thousand, as a table for spreadsheets. */
    @GET
    @Path("/submissions.csv")
    @Produces("text/csv")
    @RunOnVirtualThread
    public Response export(long id, @Context UriInfo uri) {
        Parameters.of(uri);
        String csv = SubmissionTable.csv(readSubmissions.export(actor.require(), id));
        return Response.ok("\uFEFF" + csv, "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"submissions-%d.csv\"".formatted(id))
                .build();
    }

    @GET
    @Path("/submissions/{submission:[0-9]{1,18}}")
    @RunOnVirtualThread
    public ObjectNode get(long id, long submission) {
        return shape(readSubmissions.get(actor.require(), id, submission));
    }

    @DELETE
    @Path("/submissions/{submission:[0-9]{1,18}}")
    @RunOnVirtualThread
    public void delete(long id, long submission) {
        deleteSubmission.delete(actor.require(), id, submission);
    }

    @GET
    @Path("/settings")
    @RunOnVirtualThread
    public ObjectNode settings(long id) {
        return configureForm
                .find(actor.require(), id)
                .map(SubmissionsResource::shape)
                .orElseThrow(() -> new Problem.NotFound("form " + id + " has no settings of its own"));
    }

    /** {@code {"recipients": [address], "subject", "retention_days"}} */
    @PUT
    @Path("/settings")
    @RunOnVirtualThread
    public ObjectNode configure(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "recipients", "subject", "retention_days");
        List<String> recipients = body.findList("recipients").orElse(List.of()).stream()
                .map(address -> {
                    if (!address.isTextual()) {
                        throw body.fault("recipients", "must be a list of texts");
                    }
                    return address.textValue();
                })
                .toList();
        long days = body.id("retention_days");
        return shape(configureForm.configure(
                asking,
                id,
                new ConfigureForm.Wanted(
                        recipients, body.findText("subject").orElse(""), (int) Math.min(days, Integer.MAX_VALUE))));
    }

    private static ObjectNode shape(FormSetting setting) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        setting.recipients().forEach(body.putArray("recipients")::add);
        return body.put("subject", setting.subject)
                .put("retention_days", setting.retentionDays)
                .put("by", setting.by)
                .put("at", setting.at.toString());
    }

    private static ObjectNode shape(Submission submission) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("id", submission.id())
                .put("form", submission.formTitle())
                .put("at", submission.at().toString())
                .put("keep_until", submission.keepUntil().toString())
                .put("mail", submission.mail())
                .put("mail_error", submission.mailError());
        body.set("answers", submission.answers());
        return body;
    }
}
