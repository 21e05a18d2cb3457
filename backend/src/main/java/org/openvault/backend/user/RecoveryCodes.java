package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** For whoever lost what makes their codes: eighty random bits each, of which the digest is kept, good for once. */
@ApplicationScoped
class RecoveryCodes {

    private static final int COUNT = 10;

    @Inject
    EntityManager entities;

    /** Those from before are void. @return in groups of four, to be written down */
    List<String> renew(long userId) {
        forget(userId);
        List<String> codes = Stream.generate(() -> Totp.base32(Totp.nextBytes(10)))
                .limit(COUNT)
                .toList();
        entities.createNativeQuery(
                        "insert into recovery_code (user_id, digest) select :user, unnest(cast(:digests as bytea[]))")
                .setParameter("user", userId)
                .setParameter(
                        "digests", codes.stream().map(UserSession::digestOf).toArray(byte[][]::new))
                .executeUpdate();
        return codes.stream()
                .map(code -> code.replaceAll("(.{4})(?=.)", "$1-").toLowerCase(Locale.ROOT))
                .toList();
    }

    boolean use(long userId, String given, Instant now) {
        String code = given.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        return entities.createNativeQuery("""
                                update recovery_code set used_at = :now
                                where user_id = :user and digest = :digest and used_at is null
                                """)
                        .setParameter("now", now)
                        .setParameter("user", userId)
                        .setParameter("digest", UserSession.digestOf(code))
                        .executeUpdate()
                == 1;
    }

    int left(long userId) {
        return ((Long) entities.createNativeQuery(
                                "select count(*) from recovery_code where user_id = :user and used_at is null",
                                Long.class)
                        .setParameter("user", userId)
                        .getSingleResult())
                .intValue();
    }

    void forget(long userId) {
        entities.createNativeQuery("delete from recovery_code where user_id = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }
}
