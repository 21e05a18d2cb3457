package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was begun and is to be finished by another request, which may reach another process. The browser holds a secret, here is
 * its digest; what was taken once is gone.
 */
@ApplicationScoped
@Transactional
public class SignInSteps {

    private static final Duration LENGTH = Duration.ofMinutes(5);

    /** @param said whatever whoever began it wants to know again; never shown to the browser */
    public record Step(@Nullable Long userId, String said, int wrong) {}

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** @return the secret */
    public String begin(String kind, @Nullable Long userId, String said) {
        forgetSomeExpired();
        String secret = Secrets.next();
        entities.createNativeQuery("""
                        insert into sign_in_step (digest, kind, user_id, said, expires_at)
                        values (:digest, :kind, cast(:user as bigint), :said, :until)
                        """)
                .setParameter("digest", UserSession.digestOf(secret))
                .setParameter("kind", kind)
                .setParameter("user", userId)
                .setParameter("said", said)
                .setParameter("until", clock.instant().plus(LENGTH))
                .executeUpdate();
        return secret;
    }

    private void forgetSomeExpired() {
        entities.createNativeQuery("""
                        delete from sign_in_step where digest in (
                            select digest from sign_in_step where expires_at < :now limit 20 for update skip locked)
                        """).setParameter("now", clock.instant()).executeUpdate();
    }

    /** Looks at it, and keeps others from looking until the transaction ends. */
    public Optional<Step> findLocked(String kind, String secret) {
        return step(entities.createNativeQuery("""
                        select user_id, said, wrong from sign_in_step
                        where digest = :digest and kind = :kind and expires_at > :now for update
                        """, Tuple.class), kind, secret);
    }

    public Optional<Step> take(String kind, String secret) {
        return step(entities.createNativeQuery("""
                        delete from sign_in_step where digest = :digest and kind = :kind and expires_at > :now
                        returning user_id, said, wrong
                        """, Tuple.class), kind, secret);
    }

    public void noteWrong(String secret) {
        entities.createNativeQuery("update sign_in_step set wrong = wrong + 1 where digest = :digest")
                .setParameter("digest", UserSession.digestOf(secret))
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Optional<Step> step(Query query, String kind, String secret) {
        List<Tuple> rows = query.setParameter("digest", UserSession.digestOf(secret))
                .setParameter("kind", kind)
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Step(row.get(0, Long.class), row.get(1, String.class), row.get(2, Integer.class)));
    }
}
