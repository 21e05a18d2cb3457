package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Puts an image or document into another folder of the media library. Readers see nothing of folders. */
@ApplicationScoped
public class MoveToFolder {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Transactional
    public void move(Actor actor, long entryId, long folderId) {
        access.require(actor, Verb.EDIT, entryId);
        access.requireFolder(actor, Verb.ADD, folderId);
        Entry entry = Entry.getLocked(entryId);
        Long before = entry.folderId;
        if (before == null) {
            throw new Problem.BadRequest("entry " + entryId + " is kept in no folder");
        }
        EntryLock.requireOpen(actor, entryId);
        if (before == folderId) {
            return;
        }
        entry.folderId = folderId;
        audit.record(actor, entry.kind + ".moved", entryId, folder(before), folder(folderId));
    }

    private static String folder(long id) {
        return JsonNodeFactory.instance.objectNode().put("folder", id).toString();
    }
}
