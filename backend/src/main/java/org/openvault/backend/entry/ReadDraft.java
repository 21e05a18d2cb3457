package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Tells what an entry's draft says, or said in any version that is kept. An alias says what its source says. */
@ApplicationScoped
public class ReadDraft {

    /**
     * @param version 0 for an alias, which has none of its own
     * @param type the content type at that time
     */
    public record Draft(long entryId, Version version, String type, JsonNode document) {}

    @Inject
    Access access;

    @Inject
    DraftQueries queries;

    /** @throws Problem.NotFound when it was removed for good */
    @Transactional
    public Draft latest(Actor actor, long entryId) {
        Optional<Long> source = requireView(actor, entryId);
        return Revision.findLatest(source.orElse(entryId))
                .flatMap(ReadDraft::draft)
                .map(draft -> source.isEmpty()
                        ? draft
                        : new Draft(entryId, new Version(0, 0), draft.type(), draft.document()))
                .orElseThrow(() -> new Problem.NotFound("entry " + entryId + " was removed for good"));
    }

    /** The revision as it is now, however often it was saved over. Empty when there is none. */
    @Transactional
    public Optional<Draft> find(Actor actor, long entryId, int number) {
        requireView(actor, entryId);
        return Revision.findNumber(entryId, number).flatMap(ReadDraft::draft);
    }

    /** Exactly this version; one that was saved over is kept for a day. Empty when it is not kept, or never was. */
    @Transactional
    public Optional<Draft> find(Actor actor, long entryId, Version version) {
        requireView(actor, entryId);
        return Revision.findNumber(entryId, version.number())
                .flatMap(revision -> queries.findDocument(revision, version.edition())
                        .map(document -> new Draft(entryId, version, revision.type, document)));
    }

    /** Whoever may see an alias need not be one who may see what its source will say. */
    private Optional<Long> requireView(Actor actor, long entryId) {
        Optional<Long> source = queries.findSource(entryId);
        access.requireAll(
                actor, Verb.VIEW, source.map(id -> List.of(entryId, id)).orElse(List.of(entryId)));
        return source;
    }

    private static Optional<Draft> draft(Revision revision) {
        return Optional.ofNullable(revision.document)
                .map(document -> new Draft(revision.entryId, revision.version(), revision.type, document));
    }
}
