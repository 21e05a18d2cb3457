package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.v2.V2.Part;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Snapshot.Filter;
import org.openvault.backend.delivery.Snapshot.Order;
import org.openvault.backend.problem.Problem;

/** Live pages of every type, in tree order. */
@Path("/api/v2/pages")
public class PagesResource {

    private static final Set<String> PARAMETERS = Set.of("limit", "offset", "type", "child_of", "slug");

    @Inject
    Reader reader;

    @GET
    @Path("/")
    @RunOnVirtualThread
    public Response list(@Context UriInfo uri) {
        V2.requireKnown(uri, PARAMETERS);
        Part part = Part.of(uri);
        try (V2 v2 = reader.open()) {
            var filter = new Filter(
                    "page",
                    types(uri, v2),
                    parent(uri),
                    uri.getQueryParameters().getFirst("slug"));
            return v2.list(
                    v2.snapshot().list(filter, Order.TREE, part.offset(), part.limit()),
                    page -> v2.item(page, "pages").put("title", page.title()));
        }
    }

    private static List<String> types(UriInfo uri, V2 v2) {
        String names = uri.getQueryParameters().getFirst("type");
        List<String> types = names == null ? List.of() : List.of(names.split(","));
        for (String type : types) {
            if (v2.types().find(type).isEmpty()) {
                throw new Problem.BadRequest("type doesn't exist");
            }
            v2.dependsOn("type:" + type);
        }
        return types;
    }

    private static @Nullable Long parent(UriInfo uri) {
        String id = uri.getQueryParameters().getFirst("child_of");
        if (id == null) {
            return null;
        }
        if (!id.matches("[0-9]{1,18}")) {
            throw new Problem.BadRequest("child_of must be a positive integer");
        }
        return Long.valueOf(id);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}/")
    @RunOnVirtualThread
    public Response detail(long id) {
        try (V2 v2 = reader.open()) {
            var page = v2.snapshot()
                    .document("page", id)
                    .orElseThrow(() -> new Problem.NotFound("there is no page " + id));
            JsonNode document = Documents.read(page);
            Details details = Details.load(v2, page.live(), document);
            ObjectNode body = details.identity("pages");
            details.fields(body);
            return v2.answer(body);
        }
    }

    static JsonNode parent(V2 v2, Live page) {
        if (page.parentId() == null) {
            return NullNode.instance;
        }
        return v2.expansion()
                .find(page.parentId())
                .<JsonNode>map(parent -> {
                    ObjectNode result = v2.item(parent, "pages");
                    ObjectNode meta = (ObjectNode) result.get("meta");
                    meta.remove(List.of("slug", "first_published_at"));
                    return result.put("title", parent.title());
                })
                .orElse(NullNode.instance);
    }
}
