package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.http.StrictJson;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.Fault;
import org.openvault.backend.media.StoreImage;
import org.openvault.backend.problem.Problem;

/** Pictures that come with their file: as a form of {@code file} and {@code json}, or as the file alone. */
@Idempotent
@Path("/api/v3")
@Produces(MediaType.APPLICATION_JSON)
public class ImagesResource {

    private static final String FILE = "file";
    private static final String BODY = "json";
    private static final String SHELF = "images";

    @Inject
    ApiActor actor;

    @Inject
    ContentTypes types;

    @Inject
    StoreImage storeImage;

    @Inject
    Writing writing;

    @Inject
    Drafts drafts;

    @Inject
    EntryQueries queries;

    @Inject
    ObjectMapper mapper;

    /** {@code json} says what a body of JSON would; its title is the file's name where it has none. */
    @POST
    @Path(Shelf.LISTED)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    public Response upload(String shelf, MultipartFormDataInput form, @Context UriInfo uri) throws IOException {
        Parameters.of(uri);
        requireImages(shelf);
        requireKnown(form.getValues());
        FormValue file = one(form.getValues(), FILE);
        if (file == null || !file.isFileItem()) {
            throw fault(FILE, "is required, with a file's name");
        }
        ObjectNode json = json(one(form.getValues(), BODY));
        if (!json.has("title") && file.getFileName() != null) {
            json.put("title", StoreImage.title(file.getFileName()));
        }
        try (InputStream content = file.getFileItem().getInputStream()) {
            return create(content.readAllBytes(), json);
        }
    }

    /** The file alone; {@code ?title=} names it. */
    @POST
    @Path(Shelf.LISTED)
    @Consumes({"image/jpeg", "image/png"})
    @RunOnVirtualThread
    public Response upload(String shelf, byte[] content, @Context UriInfo uri) throws IOException {
        requireImages(shelf);
        ObjectNode json = mapper.createObjectNode();
        Parameters.of(uri, "title").text("title").ifPresent(title -> json.put("title", title));
        return create(content, json);
    }

    private static void requireImages(String shelf) {
        if (!shelf.equals(SHELF)) {
            throw new NotSupportedException();
        }
    }

    private Response create(byte[] content, ObjectNode json) throws IOException {
        Actor.Person asking = actor.require();
        ObjectNode file = storeImage.store(asking, queries.mediaRoot(), content);
        long id = writing.create(asking, Shelf.of(SHELF, types), json, file);
        return Drafts.created(drafts.latest(asking, id));
    }

    private static void requireKnown(Map<String, Collection<FormValue>> parts) {
        Set<String> unknown = new TreeSet<>(parts.keySet());
        unknown.removeAll(Set.of(FILE, BODY));
        if (!unknown.isEmpty()) {
            throw fault(unknown.iterator().next(), "there is no such part of the form");
        }
    }

    private static @Nullable FormValue one(Map<String, Collection<FormValue>> parts, String name) {
        Collection<FormValue> values = parts.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw fault(name, "is there more than once");
        }
        return values.stream().findFirst().orElse(null);
    }

    private ObjectNode json(@Nullable FormValue part) throws IOException {
        if (part == null) {
            return mapper.createObjectNode();
        }
        String text = part.isFileItem()
                ? new String(part.getFileItem().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                : part.getValue();
        try {
            if (StrictJson.read(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (Problem.BadRequest unreadable) {
            throw fault(BODY, unreadable.getMessage());
        }
        throw fault(BODY, "must be a JSON object");
    }

    private static Problem.InvalidContent fault(String at, String message) {
        return new Problem.InvalidContent(List.of(new Fault(List.of(at), message)));
    }
}
