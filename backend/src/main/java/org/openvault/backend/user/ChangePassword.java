package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.problem.Problem;

/** Gives a user another password, which ends all of their sessions. One's own needs the old one. */
@ApplicationScoped
public class ChangePassword {

    private final Attempts attempts = new Attempts();

    @Inject
    ManagedUsers users;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * @param old the password until now; asked only of whoever changes their own
     * @throws Problem.Forbidden also when the old password is wrong
     */
    @Transactional
    public void change(Actor actor, long userId, @Nullable String old, String password) {
        User user;
        if (actor instanceof Actor.Person person && person.userId() == userId) {
            user = User.getLocked(userId);
            requireOld(user, old == null ? "" : old);
        } else {
            user = users.getLocked(actor, userId);
        }
        Passwords.requireGood(password);
        user.passwordHash = Passwords.hash(password);
        Keys.revokeSessions(userId, clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record(actor, "user.password_changed", null, null, UserJson.of(user));
    }

    /** Whoever finds a desk unlocked must not be able to try passwords there. */
    private void requireOld(User user, String old) {
        Instant now = clock.instant();
        String address = "user:" + user.id;
        if (!attempts.mayTry(user.name, address, now)) {
            throw new Problem.Forbidden("too many attempts: please wait a minute");
        }
        if (user.disabledAt != null || !Passwords.matches(old, user.passwordHash)) {
            attempts.failed(user.name, address, now);
            throw new Problem.Forbidden("the old password is wrong");
        }
    }
}
