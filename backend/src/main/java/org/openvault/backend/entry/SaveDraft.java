package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.CanonicalJson;
import org.openvault.backend.document.DocumentReader;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Adds a revision to an entry. Readers see nothing of it until it is published. */
@ApplicationScoped
public class SaveDraft {

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * @param basedOn the number of the revision that the author saw, 0 for a new entry
     * @return the new revision, or the latest one when it says the same already
     * @throws Problem.Conflict when somebody has saved since
     * @throws Problem.InvalidContent when the document does not fit the entry's type
     */
    @Transactional
    public Revision save(Actor actor, long entryId, JsonNode document, int basedOn, String note) {
        access.require(actor, Verb.EDIT, entryId);
        Entry entry = Entry.getLocked(entryId);
        Revision latest = Revision.findLatest(entryId).orElse(null);
        int newest = latest == null ? 0 : latest.number;
        if (basedOn != newest) {
            throw new Problem.Conflict("revision %d was saved since revision %d".formatted(newest, basedOn));
        }
        ContentType type = types.get(entry.type);
        ObjectNode read = read(type, document);
        if (latest != null && CanonicalJson.same(latest.document, read)) {
            return latest;
        }
        Revision revision = append(actor, entry, type, latest, read, note);
        audit.record(actor, entry.kind + ".saved", entryId, numberOf(latest), numberOf(revision));
        return revision;
    }

    private static ObjectNode read(ContentType type, JsonNode document) {
        var reading = DocumentReader.read(type, document);
        if (!reading.faults().isEmpty()) {
            throw new Problem.InvalidContent(reading.faults());
        }
        return reading.document();
    }

    private Revision append(
            Actor actor, Entry entry, ContentType type, @Nullable Revision latest, ObjectNode document, String note) {
        var revision = new Revision();
        revision.entryId = entry.id;
        revision.number = latest == null ? 1 : latest.number + 1;
        revision.type = type.name();
        revision.typeVersion = type.version();
        revision.document = document;
        revision.author = actor.name();
        revision.authorId = actor.userIdOrNull();
        revision.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        revision.note = note;
        revision.basedOn = latest == null ? null : latest.number;
        revision.hash = revision.chainedTo(latest == null ? null : latest.hash);
        revision.persist();
        return revision;
    }

    private static @Nullable String numberOf(@Nullable Revision revision) {
        return revision == null ? null : "{\"revision\":%d}".formatted(revision.number);
    }
}
