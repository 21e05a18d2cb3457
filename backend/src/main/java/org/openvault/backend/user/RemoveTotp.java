package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;

/** No code is asked for any more; for another user by whoever manages users, when their app and their codes are lost. */
@ApplicationScoped
public class RemoveTotp {

    @Inject
    ManagedUsers users;

    @Inject
    RecoveryCodes recovery;

    @Inject
    AuditLog audit;

    @Transactional
    public void remove(Actor actor, long userId) {
        User user = actor instanceof Actor.Person person && person.userId() == userId
                ? User.getLocked(userId)
                : users.getLocked(actor, userId);
        if (UserTotp.deleteById(userId)) {
            recovery.forget(userId);
            audit.record(actor, "user.second_step_removed", null, UserJson.of(user), null);
        }
    }
}
