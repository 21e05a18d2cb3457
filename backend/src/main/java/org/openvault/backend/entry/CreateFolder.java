package org.openvault.backend.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Makes a folder in the media library. Rights on the folder above hold for it. */
@ApplicationScoped
public class CreateFolder {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    EntityManager entities;

    @Transactional
    public MediaFolder create(Actor actor, long parentId, String name) {
        access.requireFolder(actor, Verb.ADD, parentId);
        FolderRules.takeTurn(entities);
        String stripped = FolderRules.requireName(name);
        FolderRules.requireFreeName(parentId, stripped, 0);
        FolderRules.requireDepth(parentId, 1);
        if (MediaFolder.count() >= FolderRules.MOST_FOLDERS) {
            throw new Problem.Conflict("there are %d folders, as many as there may be".formatted(MediaFolder.count()));
        }
        var folder = new MediaFolder();
        folder.parentId = parentId;
        folder.name = stripped;
        folder.persist();
        audit.record(actor, "folder.created", null, null, FolderRules.describe(folder));
        return folder;
    }
}
