package org.openvault.backend.admin.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.document.Diff;
import org.openvault.backend.document.Fault;
import org.openvault.backend.entry.MoveToFolder;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.entry.ReadDraft.Draft;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.entry.SaveOutcome;
import org.openvault.backend.entry.Version;
import org.openvault.backend.media.StoreImage;
import org.openvault.backend.page.TrashEntry;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.publishing.UnpublishEntry;

/** One file of the media library: what is said of it, where it is used, and what becomes of it. */
@Path("/admin/media/{id:[0-9]{1,18}}")
@Produces("text/html; charset=utf-8")
public class FileResource {

    @Inject
    FileScreen screen;

    @Inject
    ReadDraft readDraft;

    @Inject
    SaveDraft saveDraft;

    @Inject
    StoreImage storeImage;

    @Inject
    MoveToFolder moveToFolder;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    TrashEntry trashEntry;

    @Inject
    SignedIn signedIn;

    @Inject
    MediaMessages messages;

    /** @param trash yes, where somebody has been told that it is used, and is asked again */
    @GET
    @RunOnVirtualThread
    public Response show(long id, @RestQuery @Nullable String trash) {
        return screen.show(id, "yes".equals(trash));
    }

    @POST
    @RunOnVirtualThread
    public Response save(long id, @BeanParam FileForm form) {
        Actor.Person actor = signedIn.actor();
        List<Fault> faults = form.faults(messages.words().focalFault());
        if (!faults.isEmpty()) {
            return screen.refused(id, form, faults);
        }
        Version seen = Version.parse(form.version);
        Draft draft = readDraft.find(actor, id, seen).orElseGet(() -> readDraft.latest(actor, id));
        try {
            return switch (saveDraft.save(actor, id, form.over(draft.document()), seen, "", false)) {
                case SaveOutcome.Saved saved -> back(id, messages.words().saved());
                case SaveOutcome.Conflicting conflict -> conflict(id, form, conflict);
            };
        } catch (Problem.InvalidContent invalid) {
            return screen.refused(id, form, invalid.faults());
        }
    }

    /** What was typed stays; who saves once more has seen what the other wrote. */
    private Response conflict(long id, FileForm form, SaveOutcome.Conflicting conflict) {
        form.version = conflict.latestVersion().toString();
        List<Fault> changed = conflict.changedSince().stream()
                .filter(Diff.FieldChanged.class::isInstance)
                .map(Diff.FieldChanged.class::cast)
                .map(change -> new Fault(
                        List.of(change.field()),
                        messages.words().changedMeanwhile(conflict.latest().author, text(change.after()))))
                .toList();
        return screen.conflicting(id, form, changed);
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "–" : value.isTextual() ? value.asText() : value.toString();
    }

    /** Another file in the place of this one: whoever names the picture shows that from its publication on. */
    @POST
    @Path("/file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    public Response replace(long id, @RestForm("file") @Nullable FileUpload file) throws IOException {
        Actor.Person actor = signedIn.actor();
        if (file == null) {
            return back(id, messages.words().noPicture());
        }
        Draft draft = readDraft.latest(actor, id);
        try {
            ObjectNode document = draft.document().deepCopy();
            byte[] content = Files.readAllBytes(file.uploadedFile());
            document.set("file", storeImage.store(actor, screen.folderOf(id), content));
            document.remove(List.of("external_url", "width", "height", "focal_point"));
            return saveDraft.save(actor, id, document, draft.version(), "", false) instanceof SaveOutcome.Saved
                    ? back(id, messages.words().replaced())
                    : back(id, messages.words().meanwhile());
        } catch (Problem.InvalidContent refused) {
            return back(
                    id,
                    messages.words().refused(file.fileName(), messages.words().noPicture()));
        }
    }

    @POST
    @Path("/folder")
    @RunOnVirtualThread
    public Response move(long id, @RestForm long folder) {
        moveToFolder.move(signedIn.actor(), id, folder);
        return back(id, messages.words().saved());
    }

    @POST
    @Path("/publication")
    @RunOnVirtualThread
    public Response publish(long id) {
        return back(
                id,
                switch (publishEntry.publish(signedIn.actor(), id)) {
                    case PublishOutcome.Published published -> messages.words().published();
                    case PublishOutcome.Unchanged unchanged -> messages.words().unchanged();
                    case PublishOutcome.Refused refused ->
                        String.join(
                                "; ",
                                refused.faults().stream().map(Fault::message).toList());
                    case PublishOutcome.Conflict conflict -> conflict.path();
                });
    }

    @POST
    @Path("/publication/end")
    @RunOnVirtualThread
    public Response unpublish(long id) {
        unpublishEntry.unpublish(signedIn.actor(), id);
        return back(id, messages.words().ended());
    }

    /** @param even yes, where it is no matter that others name it */
    @POST
    @Path("/trash")
    @RunOnVirtualThread
    public Response trash(long id, @RestForm @Nullable String even) {
        return switch (trashEntry.trash(signedIn.actor(), id, "yes".equals(even))) {
            case TrashEntry.Outcome.Trashed trashed ->
                Notice.at("/admin/media", messages.words().trashed());
            case TrashEntry.Outcome.InUse used ->
                Notice.at("/admin/media/" + id + "?trash=yes", messages.words().inUse());
        };
    }

    private static Response back(long id, String message) {
        return Notice.at("/admin/media/" + id, message);
    }
}
