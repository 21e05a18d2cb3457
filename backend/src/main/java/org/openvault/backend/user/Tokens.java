package org.openvault.backend.user;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.openvault.backend.actor.Actor;

/** Finds out who a token speaks for. */
@ApplicationScoped
public class Tokens {

    static final String PREFIX = "ov_";

    private static final Logger LOG = Logger.getLogger(Tokens.class);
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    @Inject
    TokenDigest digest;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    private record Found(long token, Actor.Person person, boolean toBeNoted) {}

    /** Empty when the token is no token of ours, was revoked, or its user was disabled. */
    public Optional<Actor.Person> find(String secret) {
        if (!FORM.matcher(secret).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Found> found = QuarkusTransaction.joiningExisting().call(() -> read(digest.of(secret), now));
        found.filter(Found::toBeNoted).ifPresent(token -> noteUse(token.token(), now));
        return found.map(Found::person);
    }

    private Optional<Found> read(byte[] digest, Instant now) {
        return entities.createQuery("""
                        select t.id, u, t.lastUsedAt from ApiToken t join User u on u.id = t.userId
                        where t.digest = :digest and t.revokedAt is null and u.disabledAt is null
                        """, Object[].class)
                .setParameter("digest", digest)
                .getResultStream()
                .map(row -> new Found((long) row[0], ((User) row[1]).actor(), isOld((Instant) row[2], now)))
                .findFirst();
    }

    private static boolean isOld(@org.jspecify.annotations.Nullable Instant lastUsed, Instant now) {
        return lastUsed == null || lastUsed.isBefore(now.minus(NOTED_EVERY));
    }

    /** In a transaction of its own that waits for nobody: a note is not worth a reader's time, and never their request. */
    private void noteUse(long token, Instant now) {
        try {
            QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("""
                            update api_token set last_used_at = :now where id = (
                                select id from api_token where id = :id and (last_used_at is null or last_used_at < :old)
                                for update skip locked)
                            """)
                    .setParameter("now", now)
                    .setParameter("old", now.minus(NOTED_EVERY))
                    .setParameter("id", token)
                    .executeUpdate());
        } catch (RuntimeException notNoted) {
            LOG.warnf("the use of token %d could not be noted: %s", token, notNoted.getMessage());
        }
    }
}
