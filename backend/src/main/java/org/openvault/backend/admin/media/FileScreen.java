package org.openvault.backend.admin.media;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.media.LibraryQueries.FileRow;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.document.Fault;
import org.openvault.backend.entry.ListFolders;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.entry.ReadDraft.Draft;
import org.openvault.backend.media.ImageDescription;
import org.openvault.backend.media.Rendition;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.FindUsages;
import org.openvault.backend.publishing.FindUsages.Usage;

/** The screen of one file, as it is or with what was refused. */
@RequestScoped
class FileScreen {

    /** @param spec as in the address of the rendition */
    public record Shown(String spec, int width, int height) {}

    /** @param address of the screen of what names the file; empty for what one may not see */
    public record Use(String title, String type, String address, boolean live) {}

    public record Wrong(String field, String message) {}

    /** @param wrong what is wrong, one for each field. @param places the fields that the type has */
    public record Screen(
            FileRow row,
            FileForm form,
            List<Wrong> wrong,
            boolean conflict,
            Set<String> places,
            boolean stored,
            List<Shown> shown,
            List<Use> uses,
            List<ListFolders.Listed> folders,
            boolean mayEdit,
            boolean mayDelete,
            boolean askTrash) {

        public boolean has(String field) {
            return places.contains(field);
        }

        /** What is wrong with a field; empty where nothing is. */
        public String fault(String field) {
            return wrong.stream()
                    .filter(one -> one.field().equals(field))
                    .map(Wrong::message)
                    .findFirst()
                    .orElse("");
        }
    }

    @CheckedTemplate(basePath = "admin/media")
    static class Templates {
        static native TemplateInstance file(Screen screen);
    }

    @Inject
    LibraryQueries queries;

    @Inject
    ReadDraft readDraft;

    @Inject
    FindUsages findUsages;

    @Inject
    ListFolders listFolders;

    @Inject
    ContentTypes types;

    @Inject
    Access access;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    Response show(long id, boolean askTrash) {
        Draft draft = readDraft.latest(signedIn.actor(), id);
        return screen(200, id, FileForm.of(draft.document(), draft.version().toString()), List.of(), false, askTrash);
    }

    Response refused(long id, FileForm form, List<Fault> faults) {
        return screen(422, id, form, faults, false, false);
    }

    Response conflicting(long id, FileForm form, List<Fault> changed) {
        return screen(409, id, form, changed, true, false);
    }

    long folderOf(long id) {
        return row(id).folderId();
    }

    private FileRow row(long id) {
        return queries.find(id).orElseThrow(() -> new Problem.NotFound("there is no file " + id));
    }

    private Response screen(
            int status, long id, FileForm form, List<Fault> faults, boolean conflict, boolean askTrash) {
        Actor.Person actor = signedIn.actor();
        Draft draft = readDraft.latest(actor, id);
        FileRow row = row(id);
        boolean stored = draft.document().path("file").isObject();
        Set<String> places =
                types.get(draft.type()).fields().stream().map(Field::name).collect(Collectors.toSet());
        var screen = new Screen(
                row,
                form,
                byField(faults),
                conflict,
                places,
                stored,
                stored ? shown(ImageDescription.of(id, draft.document())) : List.of(),
                uses(actor, id),
                listFolders.list(actor),
                access.may(actor, Verb.EDIT, id),
                access.may(actor, Verb.DELETE, id),
                askTrash);
        return Response.status(status)
                .type("text/html; charset=utf-8")
                .entity(shell.render(Templates.file(screen)))
                .build();
    }

    private static List<Wrong> byField(List<Fault> faults) {
        var byField = new LinkedHashMap<String, String>();
        faults.forEach(fault -> byField.merge(
                fault.at().isEmpty() ? "" : fault.at().getFirst().toString(),
                fault.message(),
                (one, other) -> one + "; " + other));
        return byField.entrySet().stream()
                .map(entry -> new Wrong(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Shown> shown(ImageDescription image) {
        return image.size().stream()
                .flatMap(size -> Rendition.DECLARED.stream().map(rendition -> {
                    Rendition.Size made = rendition.of(size);
                    return new Shown(rendition.spec(), made.width(), made.height());
                }))
                .toList();
    }

    /** That something names it is no secret; what a hidden draft is called stays one. */
    private List<Use> uses(Actor.Person actor, long id) {
        List<Usage> usages = findUsages.of(actor, id);
        Set<Long> visible = access.which(
                actor, Verb.VIEW, usages.stream().map(Usage::entryId).toList());
        return usages.stream()
                .map(usage -> visible.contains(usage.entryId())
                        ? new Use(usage.title(), label(usage.type()), address(usage), usage.live())
                        : new Use("", label(usage.type()), "", usage.live()))
                .toList();
    }

    private String label(String type) {
        return types.find(type).map(ContentType::label).orElse(type);
    }

    private static String address(Usage usage) {
        return switch (usage.kind()) {
            case "page" -> "/admin/pages/" + usage.entryId();
            case "snippet" -> "/admin/snippets/" + usage.type() + "/" + usage.entryId();
            default -> "/admin/media/" + usage.entryId();
        };
    }
}
