package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.v3.EntryQueries.Identity;
import org.openvault.backend.api.v3.EntryQueries.Row;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.entry.ReadDraft.Draft;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.Version;
import org.openvault.backend.problem.Problem;

/** Drafts as answers: the latest, or any version that is kept. */
@ApplicationScoped
class Drafts {

    static final String LATEST = "draft";

    @Inject
    ContentTypes types;

    @Inject
    EntryQueries queries;

    @Inject
    ReadDraft readDraft;

    /** @throws Problem.NotFound when no such entry stands on the shelf */
    Identity identity(Shelf shelf, long id) {
        return queries.find(id)
                .filter(found -> shelf.holds(found.kind(), found.type()))
                .orElseThrow(() -> new Problem.NotFound("there is nothing at " + shelf.path() + "/" + id));
    }

    ObjectNode latest(Actor actor, long id) {
        return detail(readDraft.latest(actor, id));
    }

    /** @param version {@code draft}, a revision's number, or exactly one version such as {@code 12.3} */
    ObjectNode version(Actor actor, long id, String version) {
        if (version.equals(LATEST)) {
            return latest(actor, id);
        }
        Version wanted = Version.parse(version);
        Optional<Draft> found =
                version.contains(".") ? readDraft.find(actor, id, wanted) : readDraft.find(actor, id, wanted.number());
        return detail(found.orElseThrow(
                () -> new Problem.NotFound("version %s of entry %d is not kept".formatted(version, id))));
    }

    /** Of a version that says its number alone, the revision as it is now is meant. */
    static Version exact(long id, String version) {
        Version given = Version.parse(version);
        return version.contains(".")
                ? given
                : Revision.findNumber(id, given.number()).map(Revision::version).orElse(given);
    }

    /** What the patch makes of the version that its author saw; of the latest, where that is not kept any more. */
    JsonNode base(Actor actor, long id, Version seen) {
        return readDraft
                .find(actor, id, seen)
                .orElseGet(() -> readDraft.latest(actor, id))
                .document();
    }

    private ObjectNode detail(Draft draft) {
        return DraftShapes.detail(row(draft.entryId()), draft, types.find(draft.type()));
    }

    private Row row(long id) {
        return queries.rows(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("there is no entry " + id));
    }

    static Response answer(ObjectNode detail) {
        return answer(200, detail);
    }

    static Response created(ObjectNode detail) {
        return answer(201, detail);
    }

    /** With the version as its entity tag: what a later {@code If-Match} is to say. */
    private static Response answer(int status, ObjectNode detail) {
        Response.ResponseBuilder answer = Response.status(status)
                .type("application/json")
                .header("ETag", "\"" + detail.path("meta").path("version").asText() + "\"")
                .entity(detail.toString());
        @Nullable String address = detail.path("meta").path("detail_url").textValue();
        return status == 201 ? answer.header("Location", address).build() : answer.build();
    }
}
