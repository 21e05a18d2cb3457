package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Gives a revision a name by which people find it again, or takes the name away. */
@ApplicationScoped
public class NameRevision {

    private static final int LONGEST = 200;

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * A revision that is still open is sealed: a name says that this is worth keeping as it is.
     *
     * @throws Problem.NotFound when there is no such revision
     * @throws Problem.BadRequest when the name is blank or longer than 200 characters
     */
    @Transactional
    public void name(Actor actor, long entryId, int number, String name) {
        access.require(actor, Verb.EDIT, entryId);
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST || clean.indexOf('\0') >= 0) {
            throw new Problem.BadRequest("a revision's name has 1 to " + LONGEST + " characters");
        }
        Entry entry = Entry.getLocked(entryId);
        Revision revision = Revision.findNumber(entryId, number)
                .orElseThrow(() -> new Problem.NotFound("entry %d has no revision %d".formatted(entryId, number)));
        revision.seal();
        RevisionName row = RevisionName.find(entryId, number).orElseGet(() -> new RevisionName(entryId, number));
        String before = row.name;
        if (clean.equals(before)) {
            return;
        }
        row.name = clean;
        row.by = actor.name();
        row.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.persist();
        record(actor, entry, number, before, clean);
    }

    /** @return false when it had no name */
    @Transactional
    public boolean removeName(Actor actor, long entryId, int number) {
        access.require(actor, Verb.EDIT, entryId);
        Entry entry = Entry.getLocked(entryId);
        RevisionName row = RevisionName.find(entryId, number).orElse(null);
        if (row == null) {
            return false;
        }
        row.delete();
        record(actor, entry, number, row.name, null);
        return true;
    }

    private void record(Actor actor, Entry entry, int number, @Nullable String before, @Nullable String after) {
        audit.record(
                actor, entry.kind + ".revision_named", entry.id, describe(number, before), describe(number, after));
    }

    private static @Nullable String describe(int number, @Nullable String name) {
        return name == null
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("revision", number)
                        .put("name", name)
                        .toString();
    }
}
