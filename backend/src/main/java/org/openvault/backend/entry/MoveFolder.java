package org.openvault.backend.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Puts a folder of the media library, with all in it, into another, or gives it another name. */
@ApplicationScoped
public class MoveFolder {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    EntityManager entities;

    /** @param parentId null to leave it where it is. @param name null to leave it as it is */
    @Transactional
    public MediaFolder move(Actor actor, long folderId, @Nullable Long parentId, @Nullable String name) {
        access.requireFolder(actor, Verb.EDIT, folderId);
        FolderRules.takeTurn(entities);
        MediaFolder folder = MediaFolder.get(folderId);
        if (folder.parentId == null) {
            throw new Problem.BadRequest("the folder above all others keeps its name and its place");
        }
        String before = FolderRules.describe(folder);
        long to = parentId == null ? folder.parentId : parentId;
        if (to != folder.parentId) {
            access.requireFolder(actor, Verb.ADD, to);
            requireNotBelowItself(folderId, to);
            FolderRules.requireDepth(to, height(folderId));
        }
        String called = name == null ? folder.name : FolderRules.requireName(name);
        FolderRules.requireFreeName(to, called, folderId);
        folder.parentId = to;
        folder.name = called;
        if (!before.equals(FolderRules.describe(folder))) {
            audit.record(actor, "folder.moved", null, before, FolderRules.describe(folder));
        }
        return folder;
    }

    private static void requireNotBelowItself(long folderId, long parentId) {
        for (Long next = parentId; next != null; next = MediaFolder.get(next).parentId) {
            if (next == folderId) {
                throw new Problem.BadRequest("a folder cannot lie in itself");
            }
        }
    }

    /** How many levels there are from the folder down, itself included. */
    private int height(long folderId) {
        return (Integer) entities.createNativeQuery("""
                        with recursive below (id, level) as (
                            select cast(:folder as bigint), 1
                            union all select f.id, level + 1 from below b join media_folder f on f.parent_id = b.id)
                        select max(level) from below
                        """, Integer.class)
                .setParameter("folder", folderId)
                .getSingleResult();
    }
}
