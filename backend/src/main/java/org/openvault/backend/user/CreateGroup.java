package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** Makes a group of nobody that may do nothing yet. */
@ApplicationScoped
public class CreateGroup {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    NameQueries names;

    @Transactional
    public Group create(Actor actor, String name) {
        access.requireRight(actor, Right.MANAGE_USERS);
        var group = new Group();
        group.name = requireFreeName(names, name);
        group.persist();
        audit.record(actor, "group.created", null, null, UserJson.of(group));
        return group;
    }

    static String requireFreeName(NameQueries names, String given) {
        String name = Faults.requireName("name", given);
        names.takeTurn("group " + name);
        if (Group.findByName(name).isPresent()) {
            throw new Problem.Conflict("there is a group '" + name + "' already");
        }
        return name;
    }
}
