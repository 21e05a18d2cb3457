package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;

/** Users whom an actor may act upon. Whoever manages users but is no superuser must not become one by way of another. */
@ApplicationScoped
class ManagedUsers {

    @Inject
    Access access;

    User getLocked(Actor actor, long userId) {
        access.requireRight(actor, Right.MANAGE_USERS);
        User user = User.getLocked(userId);
        if (user.superuser) {
            access.requireSuperuser(actor);
        }
        return user;
    }
}
