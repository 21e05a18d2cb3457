package org.openvault.backend.admin.settings;

import static org.openvault.backend.admin.settings.SettingsForm.text;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.form.SubmissionTable;
import org.openvault.backend.page.TrashEntry;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.redirect.ImportRedirects;
import org.openvault.backend.redirect.ListRedirects;
import org.openvault.backend.redirect.ListRedirects.Part;
import org.openvault.backend.redirect.ListRedirects.Row;
import org.openvault.backend.redirect.WantedRedirect;
import org.openvault.backend.redirect.WriteRedirect;

/** Old addresses, and where they lead. */
@Path("/admin/settings/redirects")
@Produces("text/html; charset=utf-8")
public class RedirectsResource {

    private static final String HERE = "/admin/settings/redirects";
    private static final long LARGEST_FILE = 2_000_000;

    @CheckedTemplate(basePath = "admin/settings")
    static class Templates {
        static native TemplateInstance redirects(
                Part part, String q, String following, WantedRedirect typed, Refusal refusal);

        static native TemplateInstance redirect(Row redirect, WantedRedirect typed, Refusal refusal);

        static native TemplateInstance imported(ImportRedirects.Report report);
    }

    @Inject
    ListRedirects listRedirects;

    @Inject
    WriteRedirect writeRedirect;

    @Inject
    ImportRedirects importRedirects;

    @Inject
    TrashEntry trashEntry;

    @Inject
    SettingsFrame frame;

    @GET
    @RunOnVirtualThread
    public Response list(@RestQuery @Nullable String q, @RestQuery @Nullable Long before) {
        return list(text(q), before, new WantedRedirect("", "", true), Refusal.NONE);
    }

    private Response list(String q, @Nullable Long before, WantedRedirect typed, Refusal refusal) {
        Part part = listRedirects.list(frame.actor(), q, before, SettingsForm.PAGE);
        String following = part.next() == null
                ? ""
                : HERE + "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + "&before=" + part.next();
        return frame.show(Templates.redirects(part, q, following, typed, refusal), refusal);
    }

    @POST
    @RunOnVirtualThread
    public Response create(
            @RestForm @Nullable String from, @RestForm @Nullable String to, @RestForm @Nullable String permanent) {
        var typed = new WantedRedirect(text(from), text(to), permanent != null);
        try {
            writeRedirect.write(frame.actor(), null, typed);
            return SettingsFrame.saved(HERE, frame.words().saved());
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            return list("", null, typed, Refusal.of(refused));
        }
    }

    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response get(long id) {
        Row row = listRedirects.get(frame.actor(), id);
        var typed = new WantedRedirect(row.source(), row.target(), row.permanent());
        return frame.show(Templates.redirect(row, typed, Refusal.NONE), Refusal.NONE);
    }

    @POST
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response update(
            long id,
            @RestForm @Nullable String from,
            @RestForm @Nullable String to,
            @RestForm @Nullable String permanent) {
        var typed = new WantedRedirect(text(from), text(to), permanent != null);
        try {
            writeRedirect.write(frame.actor(), id, typed);
            return SettingsFrame.saved(HERE, frame.words().saved());
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            Refusal refusal = Refusal.of(refused);
            return frame.show(Templates.redirect(listRedirects.get(frame.actor(), id), typed, refusal), refusal);
        }
    }

    /** Into the trash, from where it comes back. */
    @POST
    @Path("/{id:[0-9]{1,18}}/end")
    @RunOnVirtualThread
    public Response delete(long id) {
        listRedirects.get(frame.actor(), id);
        trashEntry.trash(frame.actor(), id, true);
        return SettingsFrame.saved(HERE, frame.words().removed());
    }

    @POST
    @Path("/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    public Response importFile(@RestForm("file") @Nullable FileUpload file) throws IOException {
        if (file == null || file.size() > LARGEST_FILE) {
            throw new Problem.BadRequest("a CSV file of at most two megabytes is needed");
        }
        String csv = new String(Files.readAllBytes(file.uploadedFile()), StandardCharsets.UTF_8);
        return frame.show(Templates.imported(importRedirects.run(frame.actor(), csv)), Refusal.NONE);
    }

    /** All of them, part by part: how many there are costs no memory. */
    @GET
    @Path("/export.csv")
    @Produces("text/csv")
    @RunOnVirtualThread
    public Response export() {
        Actor.Person actor = frame.actor();
        Part first = listRedirects.list(actor, "", null, 500);
        StreamingOutput all = out -> write(actor, first, out);
        return Response.ok(all, "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"redirects.csv\"")
                .build();
    }

    private void write(Actor.Person actor, Part first, OutputStream out) throws IOException {
        out.write("from,to,permanent\r\n".getBytes(StandardCharsets.UTF_8));
        for (Part part = first; ; part = listRedirects.list(actor, "", part.next(), 500)) {
            var lines = new StringBuilder();
            part.rows().forEach(row -> lines.append(SubmissionTable.cell(row.source()))
                    .append(',')
                    .append(SubmissionTable.cell(row.target()))
                    .append(',')
                    .append(row.permanent())
                    .append("\r\n"));
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            if (part.next() == null) {
                return;
            }
        }
    }
}
