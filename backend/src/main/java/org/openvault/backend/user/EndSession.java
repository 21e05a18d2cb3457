package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.problem.Problem;

/** Signs somebody out elsewhere, at once. */
@ApplicationScoped
public class EndSession {

    @Inject
    ManagedUsers users;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** One of one's own. @throws Problem.NotFound for those of others too: whether they are there is nobody's business */
    @Transactional
    public void end(Actor.Person person, long sessionId) {
        int ended = UserSession.update(
                "revokedAt = ?1 where id = ?2 and userId = ?3 and revokedAt is null",
                now(),
                sessionId,
                person.userId());
        if (ended == 0) {
            throw new Problem.NotFound("there is no session " + sessionId + " of yours");
        }
        audit.record(person, "user.session_ended", null, null, "{\"session\":%d}".formatted(sessionId));
    }

    /** All of one's own but the one that asks. @return how many */
    @Transactional
    public int endOthers(Actor.Person person, String secret) {
        int ended = UserSession.update(
                "revokedAt = ?1 where userId = ?2 and revokedAt is null and digest <> ?3",
                now(),
                person.userId(),
                UserSession.digestOf(secret));
        audit.record(person, "user.sessions_ended", null, null, "{\"user\":%d}".formatted(person.userId()));
        return ended;
    }

    /** All of somebody's, by whoever manages users. */
    @Transactional
    public void endAll(Actor actor, long userId) {
        User user = users.getLocked(actor, userId);
        Keys.revokeSessions(userId, now());
        audit.record(actor, "user.sessions_ended", null, null, UserJson.of(user));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
