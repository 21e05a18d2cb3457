package org.openvault.backend.user;

import java.time.Instant;

/** What lets somebody in without a password. The rows stay. */
final class Keys {

    private Keys() {}

    static void revokeSessions(long userId, Instant now) {
        UserSession.update("revokedAt = ?1 where userId = ?2 and revokedAt is null", now, userId);
    }

    static void revokeTokens(long userId, Instant now) {
        ApiToken.update("revokedAt = ?1 where userId = ?2 and revokedAt is null", now, userId);
    }
}
