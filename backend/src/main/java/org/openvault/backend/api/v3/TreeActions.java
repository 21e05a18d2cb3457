package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.page.ConvertAlias;
import org.openvault.backend.page.ConvertPageType;
import org.openvault.backend.page.CopyForTranslation;
import org.openvault.backend.page.CopyPage;
import org.openvault.backend.page.CreateAlias;
import org.openvault.backend.page.RestoreEntry;

/** What makes pages of pages, and what throws entries away and takes them back. */
@ApplicationScoped
class TreeActions {

    @Inject
    CopyPage copyPage;

    @Inject
    CreateAlias createAlias;

    @Inject
    ConvertAlias convertAlias;

    @Inject
    ConvertPageType convertPageType;

    @Inject
    CopyForTranslation copyForTranslation;

    @Inject
    RestoreEntry restoreEntry;

    @Inject
    Trash trash;

    @Inject
    Drafts drafts;

    @Inject
    EntryQueries queries;

    /** A spot, {@code {"slug", "recursive", "published"}}. */
    @Transactional
    public Response copy(Request request) {
        Body body = request.bodyWithSpot("slug", "recursive", "published");
        var options = new CopyPage.Options(
                body.findText("slug").orElse(null), body.flag("recursive"), body.flag("published"));
        var copied = copyPage.copy(request.actor(), request.id(), Request.spot(body), options);
        return Drafts.created(detail(request, copied.pageId()).put("pages", copied.pages()));
    }

    /** A spot, {@code {"slug"}}. */
    @Transactional
    public Response createAlias(Request request) {
        Body body = request.bodyWithSpot("slug");
        var alias = createAlias.create(
                request.actor(),
                request.id(),
                Request.spot(body),
                body.findText("slug").orElse(null));
        return Drafts.created(detail(request, alias.entryId));
    }

    @Transactional
    public Response convertAlias(Request request) {
        request.body();
        convertAlias.convert(request.actor(), request.id());
        return Drafts.answer(detail(request, request.id()));
    }

    /** {@code {"type", "even_if_losing"}} */
    @Transactional
    public Response convertType(Request request) {
        Body body = request.body("type", "even_if_losing");
        var outcome =
                convertPageType.convert(request.actor(), request.id(), body.text("type"), body.flag("even_if_losing"));
        return switch (outcome) {
            case ConvertPageType.Outcome.Converted(Revision revision, List<String> lost) -> {
                ObjectNode detail = detail(request, request.id());
                lost.forEach(detail.putArray("lost")::add);
                yield Drafts.answer(detail);
            }
            case ConvertPageType.Outcome.WouldLose(List<String> fields) -> {
                ObjectNode lost = JsonNodeFactory.instance.objectNode();
                fields.forEach(lost.putArray("fields")::add);
                throw Refusal.conflict(
                                "what these fields hold has no place in the new type: " + String.join(", ", fields))
                        .with(lost);
            }
        };
    }

    /** {@code {"locale", "recursive", "alias"}} */
    @Transactional
    public Response copyForTranslation(Request request) {
        Body body = request.body("locale", "recursive", "alias");
        var options = new CopyForTranslation.Options(body.flag("recursive"), body.flag("alias"));
        List<Long> made = copyForTranslation.copy(request.actor(), request.id(), body.text("locale"), options);
        ObjectNode detail = detail(request, made.getFirst());
        made.forEach(detail.putArray("made")::add);
        return Drafts.created(detail);
    }

    /** {@code {"even_if_used"}} */
    @Transactional
    public Response trash(Request request) {
        Body body = request.body("even_if_used");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode trashed = answer.putArray("trashed");
        trash.throwAway(request.actor(), request.id(), body.flag("even_if_used"))
                .forEach(trashed::add);
        return Request.ok(answer);
    }

    /** A spot, or none for where a page stood. */
    @Transactional
    public Response restore(Request request) {
        Body body = request.bodyWithSpot();
        int restored =
                restoreEntry.restore(request.actor(), request.id(), request.hasSpot() ? Request.spot(body) : null);
        return Request.ok(JsonNodeFactory.instance.objectNode().put("restored", restored));
    }

    private ObjectNode detail(Request request, long id) {
        queries.forget();
        return drafts.latest(request.actor(), id);
    }
}
