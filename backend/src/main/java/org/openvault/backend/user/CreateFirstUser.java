package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;

/** Makes the one user who can make all others. Does nothing where there is a user already. */
@ApplicationScoped
public class CreateFirstUser {

    @Inject
    Clock clock;

    @Inject
    AuditLog audit;

    @Inject
    NameQueries names;

    @Transactional
    public boolean create(String name, String password) {
        if (User.count() > 0) {
            return false;
        }
        names.takeTurn("the first user"); // several processes may start on an empty database at once
        if (User.count() > 0) {
            return false;
        }
        var user = new User();
        user.name = name.strip().toLowerCase(Locale.ROOT);
        user.displayName = name.strip();
        user.passwordHash = Passwords.hash(password);
        user.superuser = true;
        user.createdAt = clock.instant();
        user.persist();
        audit.record(
                new Actor.SystemActor("system"), "user.created", null, null, "{\"name\":\"%s\"}".formatted(user.name));
        return true;
    }
}
