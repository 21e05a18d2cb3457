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
import org.openvault.backend.admin.Bundles;
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

/** One file of the media library: what is said of it, where it is used, and what becomes of it. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class FileResource {

    /** Not of the class: a class with it would hide what others have below. */
    private static final String FILE = "/media/{id:[0-9]{1,18}}";

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
    TrashEntry trashEntry;

    @Inject
    SignedIn signedIn;

    @Inject
    Bundles bundles;

    /** @param trash yes, where somebody has been told that it is used, and is asked again */
    @GET
    @Path(FILE)
    @RunOnVirtualThread
    public Response show(long id, @RestQuery @Nullable String trash) {
        return screen.show(id, "yes".equals(trash));
    }

    @POST
    @Path(FILE)
    @RunOnVirtualThread
    public Response save(long id, @BeanParam FileForm form) {
        Actor.Person actor = signedIn.actor();
        List<Fault> faults = form.faults(words().focalFault());
        if (!faults.isEmpty()) {
            return screen.refused(id, form, faults);
        }
        Version seen = Version.parse(form.version);
        Draft draft = readDraft.find(actor, id, seen).orElseGet(() -> readDraft.latest(actor, id));
        try {
            return switch (saveDraft.save(actor, id, form.over(draft.document()), seen, "", false)) {
                case SaveOutcome.Saved saved -> back(id, words().saved());
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
                        words().changedMeanwhile(conflict.latest().author, text(change.after()))))
                .toList();
        return screen.conflicting(id, form, changed);
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "–" : value.isTextual() ? value.asText() : value.toString();
    }

    /** Another file in the place of this one: whoever names the picture shows that from its publication on. */
    @POST
    @Path(FILE + "/file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    public Response replace(long id, @RestForm("file") @Nullable FileUpload file) throws IOException {
        Actor.Person actor = signedIn.actor();
        if (file == null) {
            return back(id, words().noPicture());
        }
        Draft draft = readDraft.latest(actor, id);
        try {
            ObjectNode document = draft.document().deepCopy();
            byte[] content = Files.readAllBytes(file.uploadedFile());
            document.set("file", storeImage.store(actor, screen.folderOf(id), content));
            document.remove(List.of("external_url", "width", "height", "focal_point"));
            return saveDraft.save(actor, id, document, draft.version(), "", false) instanceof SaveOutcome.Saved
                    ? back(id, words().replaced())
                    : back(id, words().meanwhile());
        } catch (Problem.InvalidContent refused) {
            return back(id, words().refused(file.fileName(), words().noPicture()));
        }
    }

    @POST
    @Path(FILE + "/folder")
    @RunOnVirtualThread
    public Response move(long id, @RestForm long folder) {
        moveToFolder.move(signedIn.actor(), id, folder);
        return back(id, words().saved());
    }

    /** @param even yes, where it is no matter that others name it */
    @POST
    @Path(FILE + "/trash")
    @RunOnVirtualThread
    public Response trash(long id, @RestForm @Nullable String even) {
        return switch (trashEntry.trash(signedIn.actor(), id, "yes".equals(even))) {
            case TrashEntry.Outcome.Trashed trashed -> Notice.at("/admin/media", words().trashed());
            case TrashEntry.Outcome.InUse used -> Notice.at("/admin/media/" + id + "?trash=yes", words().inUse());
        };
    }

    private static Response back(long id, String message) {
        return Notice.at("/admin/media/" + id, message);
    }

    private MediaWords words() {
        return bundles.of(MediaWords.class);
    }
}
