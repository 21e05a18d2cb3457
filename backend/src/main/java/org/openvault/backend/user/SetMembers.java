package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;

/** Says who is in a group; whoever was in it before and is not named is in it no more. */
@ApplicationScoped
public class SetMembers {

    @Inject
    Access access;

    @Inject
    GroupQueries queries;

    @Inject
    AuditLog audit;

    @Transactional
    public void set(Actor actor, long groupId, Set<Long> userIds) {
        access.requireRight(actor, Right.MANAGE_USERS);
        Group group = Group.getLocked(groupId);
        Set<Long> unknown = queries.unknown("app_user", "id", userIds);
        if (!unknown.isEmpty()) {
            throw Faults.of("members", "there is no user " + unknown.iterator().next());
        }
        Set<Long> before = queries.members(groupId);
        if (before.equals(userIds)) {
            return;
        }
        queries.setMembers(groupId, userIds);
        audit.record(actor, "group.members_set", null, json(group, before), json(group, queries.members(groupId)));
    }

    private static String json(Group group, Set<Long> members) {
        return UserJson.json(group).putPOJO("members", members).toString();
    }
}
