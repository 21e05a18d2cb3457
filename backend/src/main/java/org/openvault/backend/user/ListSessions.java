package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;

/** Where somebody is signed in. */
@ApplicationScoped
public class ListSessions {

    private static final int MOST = 100;

    /** @param way password, second_step, passkey or openid; @param isThis whether it is the one that asks */
    public record Listed(
            long id,
            String address,
            String agent,
            String way,
            Instant since,
            @Nullable Instant lastSeenAt,
            boolean isThis) {}

    @Inject
    Clock clock;

    /** One's own, those used last first. @param secret of the session that asks */
    @Transactional
    public List<Listed> list(Actor.Person person, String secret) {
        byte[] own = UserSession.digestOf(secret);
        return UserSession.<UserSession>find(
                        "userId = ?1 and revokedAt is null and expiresAt > ?2 order by lastSeenAt desc nulls last, id desc",
                        person.userId(),
                        clock.instant())
                .page(0, MOST)
                .stream()
                .map(session -> new Listed(
                        session.id,
                        session.address,
                        session.agent,
                        session.way,
                        session.createdAt,
                        session.lastSeenAt,
                        MessageDigest.isEqual(session.digest, own)))
                .toList();
    }
}
