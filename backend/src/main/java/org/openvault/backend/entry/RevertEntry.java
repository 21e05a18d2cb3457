package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.Diff;
import org.openvault.backend.entry.SaveOutcome.Conflicting;
import org.openvault.backend.entry.SaveOutcome.Saved;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Makes a new revision that says what an older one said. Nothing between is lost: it stays in the history. */
@ApplicationScoped
public class RevertEntry {

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    @Inject
    SaveDraft saveDraft;

    @Inject
    DraftQueries queries;

    @Inject
    AuditLog audit;

    /**
     * @param number the revision to go back to
     * @param basedOn the version that the actor has seen: what is newer is not reverted unseen, nor merged with
     * @throws Problem.NotFound when there is no such revision
     * @throws Problem.InvalidContent when what it said does not fit the type any more, or names what is gone
     */
    @Transactional
    public SaveOutcome revert(Actor actor, long entryId, int number, Version basedOn) {
        access.require(actor, Verb.EDIT, entryId);
        Entry entry = Entry.getLocked(entryId);
        EntryLock.requireOpen(actor, entryId);
        Revision latest = Revision.findLatest(entryId).orElseThrow();
        if (!basedOn.equals(latest.version())) {
            return new Conflicting(latest, List.of(), changedSince(entry, basedOn, latest));
        }
        JsonNode document = Revision.findNumber(entryId, number)
                .map(revision -> revision.document)
                .orElseThrow(() -> new Problem.NotFound("entry %d has no revision %d".formatted(entryId, number)));
        latest.seal(); // what the actor wrote just before stays a revision of its own
        SaveOutcome outcome = saveDraft.save(actor, entryId, document, basedOn, "reverted to " + number, false);
        if (outcome instanceof Saved saved && saved.revision().number > latest.number) {
            audit.record(
                    actor,
                    entry.kind + ".reverted",
                    entryId,
                    "{\"revision\":%d}".formatted(latest.number),
                    "{\"revision\":%d,\"to\":%d}".formatted(saved.revision().number, number));
        }
        return outcome;
    }

    private List<Diff.Change> changedSince(Entry entry, Version basedOn, Revision latest) {
        ContentType type = types.get(entry.type);
        return queries.findDocument(entry.id, basedOn)
                .map(base -> Diff.of(type, base, latest.document))
                .orElse(List.of());
    }
}
