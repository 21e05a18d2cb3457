package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.document.Diff;
import org.openvault.backend.document.References;

/** Puts a document into an entry's history: over the open revision of the same author, or as a revision of its own. */
@ApplicationScoped
class WriteRevision {

    /** Autosaves that come within so long of the first share one revision. */
    static final Duration RUN = Duration.ofMinutes(10);

    @Inject
    DraftQueries queries;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    Revision write(Saving saving, ObjectNode document) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Revision latest = saving.latest();
        Revision written;
        if (latest != null && isInRun(latest, saving.actor(), now)) {
            written = saveOver(latest, saving, document, now);
        } else {
            if (latest != null) {
                seal(saving);
            }
            written = append(saving, document, now);
        }
        queries.replaceNotes(
                saving.entry().id,
                document.path(saving.type().titleField()).asText(""),
                References.of(saving.type(), document));
        return written;
    }

    /** The latest revision will not change any more. */
    void seal(Saving saving) {
        Revision latest = saving.latest();
        if (latest != null && latest.seal()) {
            recordWhole(saving, latest, ".sealed");
        }
    }

    private static boolean isInRun(Revision latest, Actor actor, Instant now) {
        return !latest.sealed
                && latest.author.equals(actor.name())
                && Objects.equals(latest.authorId, actor.userIdOrNull())
                && latest.openedAt != null
                && now.isBefore(latest.openedAt.plus(RUN));
    }

    /** The audit is told when the revision is opened and when it is sealed, not of each save between. */
    private Revision saveOver(Revision open, Saving saving, ObjectNode document, Instant now) {
        open.edition++;
        open.sealed = !saving.autosave();
        open.createdAt = now;
        open.note = saving.note();
        say(open, saving.type(), document, open.number == 1 ? null : queries.hashOf(open.entryId, open.number - 1));
        queries.saveOver(open);
        if (open.sealed) {
            recordWhole(saving, open, ".saved");
        }
        return open;
    }

    private Revision append(Saving saving, ObjectNode document, Instant now) {
        Revision latest = saving.latest();
        var revision = new Revision();
        revision.entryId = saving.entry().id;
        revision.number = latest == null ? 1 : latest.number + 1;
        revision.author = saving.actor().name();
        revision.authorId = saving.actor().userIdOrNull();
        revision.createdAt = now;
        revision.note = saving.note();
        revision.basedOn = latest == null ? null : latest.number;
        revision.sealed = !saving.autosave();
        revision.openedAt = saving.autosave() ? now : null;
        say(revision, saving.type(), document, latest == null ? null : latest.hash);
        revision.persist();
        record(
                saving,
                revision,
                saving.autosave() ? ".autosaved" : ".saved",
                Diff.fieldsChanged(saving.type(), saving.before(), document));
        return revision;
    }

    private static void say(Revision revision, ContentType type, ObjectNode document, byte @Nullable [] previous) {
        revision.type = type.name();
        revision.typeVersion = type.version();
        revision.document = document;
        revision.documentHash = Chain.documentHash(document);
        revision.chain = Chain.NEWEST;
        revision.hash = Chain.hash(revision, previous);
    }

    /** With all that the revision changed since the one before, in however many editions. */
    private void recordWhole(Saving saving, Revision revision, String happened) {
        var before = Revision.findNumber(revision.entryId, revision.number - 1)
                .map(previous -> previous.document)
                .orElseGet(JsonNodeFactory.instance::objectNode);
        record(saving, revision, happened, Diff.fieldsChanged(saving.type(), before, revision.document));
    }

    private void record(Saving saving, Revision revision, String happened, Set<String> fields) {
        String before = revision.basedOn == null ? null : "{\"revision\":%d}".formatted(revision.basedOn);
        ObjectNode after = JsonNodeFactory.instance.objectNode().put("revision", revision.number);
        if (revision.edition > 0) {
            after.put("edition", revision.edition);
        }
        fields.forEach(after.putArray("fields")::add);
        Entry entry = saving.entry();
        audit.record(saving.actor(), entry.kind + happened, entry.id, before, after.toString());
    }
}
