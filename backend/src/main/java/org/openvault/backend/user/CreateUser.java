package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** Makes somebody who can sign in. Only a superuser makes superusers. */
@ApplicationScoped
public class CreateUser {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Inject
    NameQueries names;

    /** @param name to sign in with; upper and lower case are the same */
    public record NewUser(String name, String displayName, String password, boolean superuser) {}

    /**
     * @throws Problem.Conflict when somebody has the name
     * @throws Problem.InvalidContent when name or password cannot be
     */
    @Transactional
    public User create(Actor actor, NewUser given) {
        access.requireRight(actor, Right.MANAGE_USERS);
        if (given.superuser()) {
            access.requireSuperuser(actor);
        }
        String name = requireName(given.name());
        var user = new User();
        user.displayName = Faults.requireName("display_name", given.displayName());
        Passwords.requireGood(given.password());
        user.passwordHash = Passwords.hash(given.password());
        user.name = requireFree(name); // last: it waits for whoever else wants the name
        user.superuser = given.superuser();
        user.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        user.persist();
        audit.record(actor, "user.created", null, null, UserJson.of(user));
        return user;
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static String requireName(String given) {
        String name = given.strip().toLowerCase(Locale.ROOT);
        if (!isName(name)) {
            throw Faults.of(
                    "name", "must have from 1 to 100 letters, digits or any of . _ @ + -, a letter or digit first");
        }
        return name;
    }

    private String requireFree(String name) {
        names.takeTurn("user " + name);
        if (User.findByName(name).isPresent()) {
            throw new Problem.Conflict("there is a user '" + name + "' already");
        }
        return name;
    }
}
