package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;

@ApplicationScoped
public class RenameGroup {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    NameQueries names;

    @Transactional
    public Group rename(Actor actor, long groupId, String name) {
        access.requireRight(actor, Right.MANAGE_USERS);
        Group group = Group.getLocked(groupId);
        if (!group.name.equals(name.strip())) {
            String before = UserJson.of(group);
            group.name = CreateGroup.requireFreeName(names, name);
            audit.record(actor, "group.renamed", null, before, UserJson.of(group));
        }
        return group;
    }
}
