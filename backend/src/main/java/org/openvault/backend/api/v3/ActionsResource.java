package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.problem.Problem;

/** What is done to an entry beside changing what it says. Each action is refused as a whole, or done as a whole. */
@Idempotent
@Path("/api/v3")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ActionsResource {

    private static final String NAMES = "publish|unpublish|expire|cancel|reschedule|move|rename|copy|create_alias"
            + "|convert_alias|convert_type|copy_for_translation|trash|delete|restore|revert|lock|unlock";

    @Inject
    ApiActor actor;

    @Inject
    ContentTypes types;

    @Inject
    Drafts drafts;

    @Inject
    ReaderActions readers;

    @Inject
    TreeActions tree;

    @Inject
    DraftActions draft;

    @Inject
    IfMatch ifMatch;

    @POST
    @Path(Shelf.ENTRY + "/actions/{action:" + NAMES + "}")
    @RunOnVirtualThread
    @Transactional
    public Response act(
            String shelf,
            long id,
            String action,
            @Nullable JsonNode json,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Parameters.of(uri);
        var request = new Request(
                actor.require(),
                id,
                drafts.identity(Shelf.of(shelf, types), id).type(),
                json == null || json.isNull() ? JsonNodeFactory.instance.objectNode() : json,
                headers);
        if (!action.equals("revert")) { // which merges what was saved since
            ifMatch.require(request.actor(), id, headers);
        }
        return switch (action) {
            case "publish" -> readers.publish(request);
            case "unpublish" -> readers.unpublish(request);
            case "expire" -> readers.expire(request);
            case "cancel" -> readers.cancel(request);
            case "reschedule" -> readers.reschedule(request);
            case "move" -> readers.move(request);
            case "rename" -> readers.rename(request);
            case "copy" -> tree.copy(request);
            case "create_alias" -> tree.createAlias(request);
            case "convert_alias" -> tree.convertAlias(request);
            case "convert_type" -> tree.convertType(request);
            case "copy_for_translation" -> tree.copyForTranslation(request);
            case "trash", "delete" -> tree.trash(request);
            case "restore" -> tree.restore(request);
            case "revert" -> draft.revert(request);
            case "lock" -> draft.lock(request);
            case "unlock" -> draft.unlock(request);
            default -> throw new Problem.NotFound("there is no action '" + action + "'");
        };
    }
}
