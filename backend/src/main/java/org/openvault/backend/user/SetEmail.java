package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.problem.Problem;

/** Says where mails for a user go: one's own, or that of somebody whom one manages. The log does not keep the address. */
@ApplicationScoped
public class SetEmail {

    private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3

    /** What is no address at all is refused; whether a mail arrives only a mail can tell. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+");

    @Inject
    ManagedUsers users;

    @Inject
    NameQueries names;

    @Inject
    AuditLog audit;

    /**
     * @param given empty for none
     * @throws Problem.InvalidContent when it is no address
     * @throws Problem.Conflict when somebody else has it
     * @throws Problem.Forbidden for another's without the right, and for whoever is disabled
     */
    @Transactional
    public void set(Actor actor, long userId, String given) {
        boolean own = Objects.equals(actor.userIdOrNull(), userId);
        User user = own ? getOwn(userId) : users.getLocked(actor, userId);
        String email = read(given);
        if (Objects.equals(user.email, email)) {
            return;
        }
        if (email != null) {
            requireFree(email, userId);
        }
        user.email = email;
        audit.record(actor, "user.email_changed", null, null, "{\"user\":%d}".formatted(userId));
    }

    private static User getOwn(long userId) {
        User user = User.getLocked(userId);
        if (user.disabledAt != null) {
            throw new Problem.Forbidden(user.name + " is disabled and may not be mailed");
        }
        return user;
    }

    private static @Nullable String read(String given) {
        String email = given.strip();
        if (email.isEmpty()) {
            return null;
        }
        if (email.length() > LONGEST || !ADDRESS.matcher(email).matches()) {
            throw Faults.of("email", "must be an e-mail address such as ada@example.org");
        }
        return email;
    }

    private void requireFree(String email, long userId) {
        String lower = email.toLowerCase(Locale.ROOT);
        names.takeTurn("email " + lower);
        if (User.count("lower(email) = ?1 and id <> ?2", lower, userId) > 0) {
            throw new Problem.Conflict("another user has the e-mail address " + email);
        }
    }
}
