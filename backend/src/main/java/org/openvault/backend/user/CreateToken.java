package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.problem.Problem;

/** Makes a token with which a program acts as a user. The secret is told once and kept nowhere. */
@ApplicationScoped
public class CreateToken {

    /** @param secret all of it, {@code ov_} and 43 characters */
    public record Created(ApiToken token, String secret) {}

    @Inject
    ManagedUsers users;

    @Inject
    TokenDigest digest;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @throws Problem.Forbidden for another's token without the right, and for whoever is disabled */
    @Transactional
    public Created create(Actor actor, long userId, String name) {
        User user = actor instanceof Actor.Person person && person.userId() == userId
                ? User.getLocked(userId)
                : users.getLocked(actor, userId);
        if (user.disabledAt != null) {
            throw new Problem.Forbidden(user.name + " is disabled and may not have tokens");
        }
        String secret = Tokens.PREFIX + Secrets.next();
        var token = new ApiToken();
        token.userId = userId;
        token.name = Faults.requireName("name", name);
        token.digest = digest.of(secret);
        token.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        token.persist();
        audit.record(actor, "token.created", null, null, UserJson.of(token));
        return new Created(token, secret);
    }
}
