package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** Ends a token at once; that it was there stays known. Ending is never dangerous: a superuser's token needs no superuser. */
@ApplicationScoped
public class RevokeToken {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @throws Problem.Forbidden for the token of another, without the right to manage users */
    @Transactional
    public void revoke(Actor actor, long tokenId) {
        ApiToken token = ApiToken.<ApiToken>findByIdOptional(tokenId)
                .orElseThrow(() -> new Problem.NotFound("there is no token " + tokenId));
        if (!(actor instanceof Actor.Person person) || person.userId() != token.userId) {
            access.requireRight(actor, Right.MANAGE_USERS);
        }
        if (token.revokedAt == null) {
            String before = UserJson.of(token);
            token.revokedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
            audit.record(actor, "token.revoked", null, before, UserJson.of(token));
        }
    }
}
