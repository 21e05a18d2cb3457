package org.openvault.backend.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody's authenticator app and we both know. Asked for once it was confirmed with a code. */
@Entity
class UserTotp extends PanacheEntityBase {

    @Id
    Long userId;

    byte[] secret;
    Instant createdAt;

    @Nullable
    Instant confirmedAt;

    long lastStep;

    static Optional<UserTotp> findLocked(long userId) {
        return UserTotp.<UserTotp>findByIdOptional(userId, LockModeType.PESSIMISTIC_WRITE);
    }

    static boolean isOn(long userId) {
        return count("userId = ?1 and confirmedAt is not null", userId) > 0;
    }
}
