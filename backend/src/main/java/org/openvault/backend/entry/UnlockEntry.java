package org.openvault.backend.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** Lets others change an entry again. One's own lock anybody may take away; another's, who may lock. */
@ApplicationScoped
public class UnlockEntry {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    /** @return false when it was not locked */
    @Transactional
    public boolean unlock(Actor actor, long entryId) {
        Entry entry = Entry.getLocked(entryId);
        EntryLock lock = EntryLock.findById(entryId);
        if (lock == null || !lock.isHeldBy(actor)) {
            access.require(actor, Verb.LOCK, entryId);
        }
        if (lock == null) {
            return false;
        }
        lock.delete();
        audit.record(actor, entry.kind + ".unlocked", entryId, LockEntry.describe(lock), null);
        return true;
    }
}
