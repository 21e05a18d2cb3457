package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.openvault.backend.audit.AuditLog;

/** Lets somebody in who has shown who they are, in whichever way. Every session has a secret of its own. */
@ApplicationScoped
public class OpenSession {

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @param way password, second_step, passkey or openid */
    @Transactional
    public Sessions.SignIn.Done open(User user, Device device, String way) {
        if (user.disabledAt != null) {
            throw new IllegalArgumentException(user.name + " is disabled");
        }
        Instant now = clock.instant();
        String secret = Secrets.next();
        var session = new UserSession();
        session.digest = UserSession.digestOf(secret);
        session.userId = user.id;
        session.address = device.address();
        session.agent = device.agent();
        session.way = way;
        session.createdAt = now;
        session.lastSeenAt = now;
        session.expiresAt = now.plus(Sessions.LENGTH);
        session.persist();
        audit.record(user.actor(), "user.signed_in", null, null, "{\"way\":\"%s\"}".formatted(way));
        return new Sessions.SignIn.Done(secret);
    }
}
