package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.problem.Problem;

/** Changes what a user is called and whether they may do everything, or anything. */
@ApplicationScoped
public class UpdateUser {

    @Inject
    ManagedUsers users;

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** What is null stays as it is. */
    public record Changes(
            @Nullable String displayName,
            @Nullable Boolean superuser,
            @Nullable Boolean enabled) {

        boolean mayUnmakeASuperuser() {
            return Boolean.FALSE.equals(superuser) || Boolean.FALSE.equals(enabled);
        }
    }

    /** Disabling ends all sessions and tokens of the user for good. @throws Problem.Conflict for the last superuser */
    @Transactional
    public User update(Actor actor, long userId, Changes changes) {
        List<User> superusers = changes.mayUnmakeASuperuser() ? User.listSuperusersLocked() : List.of();
        User user = users.getLocked(actor, userId);
        String before = UserJson.of(user);
        if (changes.superuser() != null && changes.superuser() != user.superuser) {
            access.requireSuperuser(actor);
            user.superuser = changes.superuser();
        }
        if (changes.displayName() != null) {
            user.displayName = Faults.requireName("display_name", changes.displayName());
        }
        if (changes.enabled() != null) {
            enable(user, changes.enabled());
        }
        requireASuperuserLeft(superusers);
        String after = UserJson.of(user);
        if (!after.equals(before)) {
            audit.record(actor, "user.updated", null, before, after);
        }
        return user;
    }

    private void enable(User user, boolean enabled) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (enabled) {
            user.disabledAt = null;
        } else if (user.disabledAt == null) {
            user.disabledAt = now;
            Keys.revokeSessions(user.id, now);
            Keys.revokeTokens(user.id, now);
        }
    }

    private static void requireASuperuserLeft(List<User> superusers) {
        if (!superusers.isEmpty() && superusers.stream().noneMatch(user -> user.superuser && user.disabledAt == null)) {
            throw new Problem.Conflict("nobody would be left who may do everything");
        }
    }
}
