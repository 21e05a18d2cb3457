package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.CanonicalJson;
import org.openvault.backend.document.Diff;
import org.openvault.backend.document.DocumentReader;
import org.openvault.backend.document.Merge;
import org.openvault.backend.entry.SaveOutcome.Conflicting;
import org.openvault.backend.entry.SaveOutcome.MergedWith;
import org.openvault.backend.entry.SaveOutcome.Saved;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/**
 * Saves what an author wrote as the draft of an entry. Readers see nothing of it until it is published. Whoever began with
 * an older draft than the latest has the two merged, or is shown where both changed the same.
 */
@ApplicationScoped
public class SaveDraft {

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    @Inject
    CheckReferences checkReferences;

    @Inject
    DraftQueries queries;

    @Inject
    WriteRevision writeRevision;

    /**
     * For importers and other callers that have nobody to ask: a deliberate save.
     *
     * @param basedOn the number of the sealed revision that the caller saw
     * @return the new revision, or the latest one when it says the same already
     * @throws Problem.Conflict when somebody has changed the same since
     * @throws Problem.InvalidContent when the document does not fit the entry's type
     */
    @Transactional
    public Revision save(Actor actor, long entryId, JsonNode document, int basedOn, String note) {
        Version seen = Revision.findNumber(entryId, basedOn)
                .filter(revision -> revision.sealed)
                .map(Revision::version)
                .orElse(new Version(basedOn, 0));
        return switch (save(actor, entryId, document, seen, note, false)) {
            case Saved saved -> saved.revision();
            case Conflicting conflicting ->
                throw new Problem.Conflict(
                        "revision %d was saved since revision %d".formatted(conflicting.latest().number, basedOn));
        };
    }

    /**
     * @param basedOn the version that the author began with
     * @param autosave true when the author did not ask for it: the revision stays open for the author's next saves
     * @throws Problem.InvalidContent when the document does not fit the entry's type or names what is not there
     * @throws Problem.Locked when somebody else keeps the entry locked
     */
    @Transactional
    public SaveOutcome save(
            Actor actor, long entryId, JsonNode document, Version basedOn, String note, boolean autosave) {
        access.require(actor, Verb.EDIT, entryId);
        Entry entry = Entry.getLocked(entryId);
        EntryLock.requireOpen(actor, entryId);
        if (entry.erasedAt != null) {
            throw new Problem.NotFound("entry " + entryId + " was removed for good");
        }
        ContentType type = types.get(entry.type);
        ObjectNode mine = read(type, document);
        Revision latest = Revision.findLatest(entryId).orElse(null);
        if (latest == null) {
            return new Saved(first(actor, entry, type, mine, note), Optional.empty());
        }
        var saving = new Saving(actor, entry, type, latest, note, autosave);
        if (CanonicalJson.same(latest.document, mine) && latest.type.equals(type.name())) {
            return new Saved(leave(saving, latest), Optional.empty());
        }
        if (basedOn.equals(latest.version())) {
            requireAllowed(actor, type, latest.document, mine);
            return new Saved(writeRevision.write(saving, mine), Optional.empty());
        }
        return queries.findDocument(entryId, basedOn)
                .map(base -> merge(saving, latest, basedOn, base, mine))
                .orElseGet(() -> new Conflicting(
                        latest, Merge.withoutBase(type, mine, latest.document), Diff.of(type, mine, latest.document)));
    }

    /** For whoever was allowed to make the entry, and so need not be allowed to edit it. */
    Revision begin(Actor actor, Entry entry, JsonNode document, String note) {
        ContentType type = types.get(entry.type);
        return first(actor, entry, type, read(type, document), note);
    }

    private Revision first(Actor actor, Entry entry, ContentType type, ObjectNode first, String note) {
        if (queries.isAlias(entry.id)) {
            throw new Problem.BadRequest("page " + entry.id + " shows what another says: edit that, or convert this");
        }
        requireAllowed(actor, type, JsonNodeFactory.instance.objectNode(), first);
        return writeRevision.write(new Saving(actor, entry, type, null, note, false), first);
    }

    private SaveOutcome merge(Saving saving, Revision latest, Version basedOn, JsonNode base, ObjectNode mine) {
        ContentType type = saving.type();
        requireAllowed(saving.actor(), type, base, mine);
        List<Diff.Change> changedSince = Diff.of(type, base, latest.document);
        return switch (Merge.of(type, base, mine, latest.document)) {
            case Merge.Conflicting conflicting -> new Conflicting(latest, conflicting.conflicts(), changedSince);
            case Merge.Merged(ObjectNode document) -> {
                var since = new MergedWith(queries.listSince(latest.entryId, basedOn), changedSince);
                Revision saved = CanonicalJson.same(latest.document, document)
                        ? leave(saving, latest)
                        : writeRevision.write(saving, read(type, document));
                yield new Saved(saved, Optional.of(since));
            }
        };
    }

    /** Asks for what this author changed, and for nothing that others did. */
    private void requireAllowed(Actor actor, ContentType type, JsonNode before, JsonNode after) {
        access.requireFields(actor, type.name(), Diff.fieldsChanged(type, before, after));
        checkReferences.check(actor, type, before, after);
    }

    private static ObjectNode read(ContentType type, JsonNode document) {
        var reading = DocumentReader.read(type, document);
        if (!reading.faults().isEmpty()) {
            throw new Problem.InvalidContent(reading.faults());
        }
        return reading.document();
    }

    /** Nothing is to be written; who saved on purpose may rely on it all the same. */
    private Revision leave(Saving saving, Revision latest) {
        if (!saving.autosave()) {
            writeRevision.seal(saving);
        }
        return latest;
    }
}
