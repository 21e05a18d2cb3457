package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.page.EmptyTrash;
import org.openvault.backend.page.ListTrash;
import org.openvault.backend.problem.Problem;

/** What was thrown away, and is not gone for good yet. To take something out: the entry's own action. */
@Path("/api/v3/trash")
@Produces(MediaType.APPLICATION_JSON)
public class TrashResource {

    private static final int MOST_ROOTS = 100;

    @Inject
    ApiActor actor;

    @Inject
    ListTrash listTrash;

    @Inject
    EmptyTrash emptyTrash;

    /** Of the thousand things thrown away last, those that the asker may see. */
    @GET
    @RunOnVirtualThread
    public ObjectNode list(@Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Part part = Part.of(uri);
        ListTrash.Part trash = listTrash.list(asking, part.offset(), part.limit());
        return Part.list(trash.count(), trash.thrown(), TrashResource::shape);
    }

    private static ObjectNode shape(ListTrash.Thrown thrown) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("entry_id", thrown.entryId())
                .put("kind", thrown.kind())
                .put("type", thrown.type())
                .put("title", thrown.title())
                .put("at", thrown.at().toString())
                .put("by", thrown.by())
                .put("entries", thrown.entries());
    }

    /**
     * Removes for good: what {@code root} names, with all that went with it, or everything where no root is named. They are taken
     * from the address itself: a {@code root=} of nothing is a mistake, and not everything.
     */
    @DELETE
    @RunOnVirtualThread
    public ObjectNode empty(@Context UriInfo uri) {
        Actor.Person asking = actor.require();
        Parameters.of(uri, "root");
        Set<Long> roots = ids(uri.getQueryParameters().getOrDefault("root", List.of()));
        int erased = emptyTrash.empty(asking, roots.isEmpty() ? null : roots);
        if (erased == 0 && !roots.isEmpty()) {
            throw new Problem.NotFound("nothing of that is in the trash");
        }
        return JsonNodeFactory.instance.objectNode().put("erased", erased);
    }

    private static Set<Long> ids(List<String> texts) {
        var ids = new LinkedHashSet<Long>();
        for (String text : texts) {
            if (!text.matches("[0-9]{1,18}") || texts.size() > MOST_ROOTS) {
                throw new Problem.BadRequest("'root' is the id of something thrown away, at most 100 of them");
            }
            ids.add(Long.valueOf(text));
        }
        return ids;
    }
}
