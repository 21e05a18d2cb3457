package org.openvault.backend.admin.settings;

import static org.openvault.backend.admin.settings.SettingsForm.lines;
import static org.openvault.backend.admin.settings.SettingsForm.text;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.form.ConfigureForm;
import org.openvault.backend.form.DeleteSubmission;
import org.openvault.backend.form.ListForms;
import org.openvault.backend.form.ReadSubmissions;
import org.openvault.backend.form.Submission;
import org.openvault.backend.form.SubmissionTable;
import org.openvault.backend.problem.Problem;

/** What readers send by forms, and who is told of it. The forms themselves are pages. */
@Path("/admin/settings/forms")
@Produces("text/html; charset=utf-8")
public class FormsResource {

    private static final String HERE = "/admin/settings/forms";

    /** What a form is set to, as it is typed. */
    public record Typed(String recipients, String subject, String days) {
        static final Typed UNSAID = new Typed("", "", "365");
    }

    public record Answer(String label, String value) {}

    public record SubmissionRow(long id, Instant at, Instant keepUntil, List<Answer> answers) {

        public String number() {
            return String.valueOf(id);
        }

        static SubmissionRow of(Submission submission) {
            return new SubmissionRow(
                    submission.id(),
                    submission.at(),
                    submission.keepUntil(),
                    StreamSupport.stream(submission.answers().spliterator(), false)
                            .map(answer -> new Answer(
                                    answer.path("label").asText(),
                                    answer.path("value").asText()))
                            .toList());
        }
    }

    @CheckedTemplate(basePath = "admin/settings")
    static class Templates {
        static native TemplateInstance forms(List<ListForms.Row> forms);

        static native TemplateInstance form(
                long id,
                List<SubmissionRow> submissions,
                int page,
                boolean hasNext,
                String base,
                Typed typed,
                Refusal refusal);
    }

    @Inject
    ListForms listForms;

    @Inject
    ReadSubmissions readSubmissions;

    @Inject
    ConfigureForm configureForm;

    @Inject
    DeleteSubmission deleteSubmission;

    @Inject
    SettingsFrame frame;

    @GET
    @RunOnVirtualThread
    public Response list() {
        return frame.show(Templates.forms(listForms.list(frame.actor())), Refusal.NONE);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response get(long id, @RestQuery @Nullable Integer page) {
        Typed said = configureForm
                .find(frame.actor(), id)
                .map(setting -> new Typed(
                        String.join("\n", setting.recipients()),
                        setting.subject,
                        String.valueOf(setting.retentionDays)))
                .orElse(Typed.UNSAID);
        return show(id, SettingsForm.page(page), said, Refusal.NONE);
    }

    private Response show(long id, int page, Typed typed, Refusal refusal) {
        var part = readSubmissions.list(frame.actor(), id, (page - 1) * SettingsForm.PAGE, SettingsForm.PAGE);
        boolean hasNext = part.count() > (long) page * SettingsForm.PAGE;
        return frame.show(
                Templates.form(
                        id,
                        part.items().stream().map(SubmissionRow::of).toList(),
                        page,
                        hasNext,
                        HERE + "/" + id + "?",
                        typed,
                        refusal),
                refusal);
    }

    @POST
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response configure(
            long id,
            @RestForm @Nullable String recipients,
            @RestForm @Nullable String subject,
            @RestForm("retention_days") @Nullable String days) {
        var typed = new Typed(text(recipients), text(subject), text(days));
        try {
            int kept = typed.days().matches("[0-9]{1,5}") ? Integer.parseInt(typed.days()) : 0;
            configureForm.configure(
                    frame.actor(), id, new ConfigureForm.Wanted(lines(recipients), typed.subject(), kept));
            return SettingsFrame.saved(HERE + "/" + id, frame.words().saved());
        } catch (Problem.InvalidContent refused) {
            return show(id, 1, typed, Refusal.of(refused));
        }
    }

    @POST
    @Path("/{id:[0-9]{1,18}}/submissions/{submission:[0-9]{1,18}}/end")
    @RunOnVirtualThread
    public Response delete(long id, long submission) {
        deleteSubmission.delete(frame.actor(), id, submission);
        return SettingsFrame.saved(HERE + "/" + id, frame.words().removed());
    }

    @GET
    @Path("/{id:[0-9]{1,18}}/submissions.csv")
    @Produces("text/csv")
    @RunOnVirtualThread
    public Response export(long id) {
        String csv = SubmissionTable.csv(readSubmissions.export(frame.actor(), id));
        return Response.ok("\uFEFF" + csv, "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"submissions-%d.csv\"".formatted(id))
                .build();
    }
}
