package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Keeps an entry to oneself until one unlocks it. */
@ApplicationScoped
public class LockEntry {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * @return the lock, which is the one that was there when the actor held it already
     * @throws Problem.Locked when somebody else holds it
     */
    @Transactional
    public EntryLock lock(Actor actor, long entryId, String note) {
        access.require(actor, Verb.LOCK, entryId);
        Entry entry = Entry.getLocked(entryId);
        EntryLock.requireOpen(actor, entryId);
        EntryLock held = EntryLock.findById(entryId);
        if (held != null) {
            return held;
        }
        var lock = new EntryLock();
        lock.entryId = entryId;
        lock.userId = actor.userIdOrNull();
        lock.by = actor.name();
        lock.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        lock.note = note;
        lock.persist();
        audit.record(actor, entry.kind + ".locked", entryId, null, describe(lock));
        return lock;
    }

    static String describe(EntryLock lock) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("by", lock.by)
                .put("at", lock.at.toString())
                .put("note", lock.note)
                .toString();
    }
}
