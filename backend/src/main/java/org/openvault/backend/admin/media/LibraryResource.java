package org.openvault.backend.admin.media;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.media.LibraryQueries.FileRow;
import org.openvault.backend.admin.media.UploadPicture.Uploaded;
import org.openvault.backend.document.Fault;
import org.openvault.backend.entry.CreateFolder;
import org.openvault.backend.entry.ListFolders;
import org.openvault.backend.entry.ListFolders.Listed;
import org.openvault.backend.entry.MoveFolder;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** The media library: its folders, what lies in them, and what is brought into them. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class LibraryResource {

    /** @param upload the folder that new files come into; null where there is none */
    public record Library(
            List<Listed> folders,
            @Nullable Listed folder,
            String words,
            String view,
            int page,
            boolean hasNext,
            List<FileRow> rows,
            @Nullable Long upload,
            boolean mayEditFolder) {

        private static final int DEEPEST_SHOWN = 5;

        public boolean isAt(long id) {
            return folder != null && folder.id() == id;
        }

        public int indent(Listed one) {
            return Math.min(one.depth(), DEEPEST_SHOWN);
        }

        public String asGrid() {
            return address("grid", page);
        }

        public String asList() {
            return address("list", page);
        }

        public String before() {
            return address(view, page - 1);
        }

        public String after() {
            return address(view, page + 1);
        }

        private String address(String shown, int number) {
            return "/admin/media?view=" + shown + (folder == null ? "" : "&folder=" + folder.id())
                    + (words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                    + (number == 1 ? "" : "&page=" + number);
        }
    }

    @CheckedTemplate(basePath = "admin/media")
    static class Templates {
        static native TemplateInstance library(Library library);
    }

    @Inject
    LibraryQueries queries;

    @Inject
    ListFolders listFolders;

    @Inject
    CreateFolder createFolder;

    @Inject
    MoveFolder moveFolder;

    @Inject
    UploadPicture uploadPicture;

    @Inject
    Access access;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    Bundles bundles;

    /** @param view list, or a grid of pictures otherwise */
    @GET
    @Path("/media")
    @RunOnVirtualThread
    public String library(
            @RestQuery @Nullable Long folder,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String view,
            @RestQuery @Nullable Integer page) {
        Actor.Person actor = signedIn.actor();
        List<Listed> folders = listFolders.list(actor);
        Listed chosen = folders.stream()
                .filter(one -> folder != null && one.id() == folder)
                .findFirst()
                .orElse(null);
        int number = Math.clamp(page == null ? 1 : page, 1, 1000);
        String words = q == null ? "" : q.strip();
        Collection<Long> in = chosen == null ? ids(folders) : List.of(chosen.id());
        List<FileRow> rows = queries.list(in, words, (number - 1) * LibraryQueries.PAGE);
        boolean hasNext = rows.size() > LibraryQueries.PAGE;
        return shell.render(Templates.library(new Library(
                folders,
                chosen,
                words,
                "list".equals(view) ? "list" : "grid",
                number,
                hasNext,
                hasNext ? rows.subList(0, LibraryQueries.PAGE) : rows,
                uploadTo(actor, folders, chosen),
                chosen != null && chosen.depth() > 0 && access.mayFolder(actor, Verb.EDIT, chosen.id()))));
    }

    private @Nullable Long uploadTo(Actor.Person actor, List<Listed> folders, @Nullable Listed chosen) {
        Set<Long> open = access.whichFolders(actor, Verb.ADD, ids(folders));
        return chosen != null
                ? open.contains(chosen.id()) ? chosen.id() : null
                : folders.stream()
                        .map(Listed::id)
                        .filter(open::contains)
                        .findFirst()
                        .orElse(null);
    }

    private static List<Long> ids(List<Listed> folders) {
        return folders.stream().map(Listed::id).toList();
    }

    /** Several files of a form; what is wrong with one is no hindrance to the others. */
    @POST
    @Path("/media")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces({"text/html; charset=utf-8", MediaType.APPLICATION_JSON})
    @RunOnVirtualThread
    public Response upload(
            @RestForm @Nullable Long folder,
            @RestForm @Nullable String publish,
            @RestForm("file") List<FileUpload> files,
            @HeaderParam("Accept") @Nullable String accept)
            throws IOException {
        if (folder == null || files.isEmpty()) {
            throw new Problem.BadRequest("a form of 'folder' and 'file' is needed");
        }
        if (accept != null && accept.startsWith(MediaType.APPLICATION_JSON)) {
            return answer(folder, files.getFirst(), publish != null);
        }
        var sentences = new ArrayList<String>();
        for (FileUpload file : files) {
            sentences.add(sentence(folder, file, publish != null));
        }
        return Notice.at("/admin/media?folder=" + folder, String.join(" ", sentences));
    }

    private Uploaded store(long folder, FileUpload file, boolean publish) throws IOException {
        byte[] content = Files.readAllBytes(file.uploadedFile());
        return uploadPicture.upload(signedIn.actor(), folder, file.fileName(), content, publish);
    }

    private String sentence(long folder, FileUpload file, boolean publish) throws IOException {
        try {
            return words().uploaded(file.fileName()) + also(store(folder, file, publish), publish);
        } catch (Problem.InvalidContent refused) {
            return words().refused(file.fileName(), words().noPicture());
        } catch (Problem refused) {
            return words().refused(file.fileName(), refused.getMessage());
        }
    }

    private String also(Uploaded uploaded, boolean publish) {
        return publish && !uploaded.published() ? " " + words().notPublished() : "";
    }

    private Response answer(long folder, FileUpload file, boolean publish) throws IOException {
        try {
            return json(store(folder, file, publish));
        } catch (Problem.InvalidContent refused) {
            throw new Problem.InvalidContent(List.of(new Fault(List.of("file"), words().noPicture())));
        }
    }

    private static Response json(Uploaded uploaded) {
        return Response.status(201)
                .type(MediaType.APPLICATION_JSON)
                .entity(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", uploaded.id())
                        .put("title", uploaded.title())
                        .put("published", uploaded.published())
                        .toString())
                .build();
    }

    @POST
    @Path("/media/folders")
    @RunOnVirtualThread
    public Response createFolder(@RestForm long parent, @RestForm @Nullable String name) {
        try {
            long id = createFolder.create(signedIn.actor(), parent, name == null ? "" : name).id;
            return Notice.at("/admin/media?folder=" + id, words().folderMade());
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            return Notice.at("/admin/media?folder=" + parent, refused.getMessage());
        }
    }

    /** @param parent the folder to lie in; as it is where nobody says */
    @POST
    @Path("/media/folders/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response moveFolder(long id, @RestForm @Nullable Long parent, @RestForm @Nullable String name) {
        try {
            moveFolder.move(signedIn.actor(), id, parent, name);
            return Notice.at("/admin/media?folder=" + id, words().saved());
        } catch (Problem.InvalidContent | Problem.Conflict | Problem.BadRequest refused) {
            return Notice.at("/admin/media?folder=" + id, refused.getMessage());
        }
    }

    private MediaWords words() {
        return bundles.of(MediaWords.class);
    }
}
