package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;

/** Takes a group away, and with it what its members could do by it. Pages that were open to it alone stay closed. */
@ApplicationScoped
public class DeleteGroup {

    @Inject
    Access access;

    @Inject
    GroupQueries queries;

    @Inject
    AuditLog audit;

    @Transactional
    public void delete(Actor actor, long groupId) {
        access.requireRight(actor, Right.MANAGE_USERS);
        Group group = Group.getLocked(groupId);
        String before = UserJson.json(group)
                .putPOJO("members", queries.members(groupId))
                .putPOJO("permissions", queries.grants(List.of(groupId)))
                .toString();
        group.delete();
        audit.record(actor, "group.deleted", null, before, null);
    }
}
