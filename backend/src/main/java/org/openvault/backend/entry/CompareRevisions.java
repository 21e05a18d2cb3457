package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.Diff;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Tells what is different between any two versions of an entry, by field and by block. */
@ApplicationScoped
public class CompareRevisions {

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    @Inject
    DraftQueries queries;

    /**
     * The revisions as they are now, however often they were saved over.
     *
     * @throws Problem.NotFound when there is no such revision, or its document was removed for good
     */
    @Transactional
    public List<Diff.Change> compare(Actor actor, long entryId, int before, int after) {
        access.require(actor, Verb.VIEW, entryId);
        return compare(entryId, document(entryId, before), document(entryId, after));
    }

    /**
     * Exactly these versions; those that were saved over are kept for a day.
     *
     * @throws Problem.NotFound when one of them is not kept
     */
    @Transactional
    public List<Diff.Change> compare(Actor actor, long entryId, Version before, Version after) {
        access.require(actor, Verb.VIEW, entryId);
        return compare(entryId, document(entryId, before), document(entryId, after));
    }

    /** Of what the entry is now: a version of an older type is compared as far as it goes. */
    private List<Diff.Change> compare(long entryId, JsonNode before, JsonNode after) {
        ContentType type = types.get(Entry.<Entry>findById(entryId).type);
        return Diff.of(type, before, after);
    }

    private JsonNode document(long entryId, Version version) {
        return queries.findDocument(entryId, version).orElseThrow(() -> missing(entryId, version));
    }

    private static JsonNode document(long entryId, int number) {
        return Revision.findNumber(entryId, number)
                .map(revision -> revision.document)
                .orElseThrow(() -> missing(entryId, number));
    }

    private static Problem.NotFound missing(long entryId, Object version) {
        return new Problem.NotFound("version %s of entry %d is not kept".formatted(version, entryId));
    }
}
