package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.JsonSchema;
import org.openvault.backend.entry.CountEntries;
import org.openvault.backend.problem.Problem;

/** The content types, and the JSON Schema of each: forms, clients and types in other languages can be made from it. */
@Path("/api/v3/schema")
@Produces(MediaType.APPLICATION_JSON)
public class SchemaResource {

    @Inject
    ApiActor actor;

    @Inject
    ContentTypes types;

    @Inject
    CountEntries countEntries;

    /** All of them; a type's {@code count} is of what anybody can read. */
    @GET
    @RunOnVirtualThread
    public ObjectNode list(@Context UriInfo uri) {
        actor.require();
        Parameters.of(uri);
        Map<String, Long> counts = countEntries.liveByType();
        List<ContentType> all = types.list().stream()
                .sorted(Comparator.comparing(ContentType::name))
                .toList();
        return Part.list(all.size(), all, type -> shape(type).put("count", counts.getOrDefault(type.name(), 0L)));
    }

    private ObjectNode shape(ContentType type) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", type.name())
                .put("kind", type.kind().value())
                .put("label", type.label())
                .put("version", type.version())
                .put("title_field", type.titleField())
                .put("may_be_root", type.allowsParent(ContentType.ROOT))
                .put("schema", "/api/v3/schema/" + type.name());
        add(
                json,
                "parents",
                type.parents().stream()
                        .filter(parent -> !parent.equals(ContentType.ROOT))
                        .toList());
        add(json, "children", children(type));
        return json;
    }

    /** Both sides have to agree. */
    private List<String> children(ContentType parent) {
        return types.list().stream()
                .filter(type -> type.allowsParent(parent.name()) && parent.allowsChild(type.name()))
                .map(ContentType::name)
                .toList();
    }

    private static void add(ObjectNode json, String key, Collection<String> names) {
        new TreeSet<>(names).forEach(json.putArray(key)::add);
    }

    @GET
    @Path("/{type}")
    @Produces("application/schema+json")
    @RunOnVirtualThread
    public Response get(String type, @Context UriInfo uri) {
        actor.require();
        Parameters.of(uri);
        return Response.ok(types.find(type)
                        .map(JsonSchema::of)
                        .orElseThrow(() -> new Problem.NotFound("there is no content type '" + type + "'"))
                        .toString())
                .build();
    }
}
