package org.openvault.backend.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody signed in. Only the secret's digest is kept; ending a session keeps the row. */
@Entity
public class UserSession extends PanacheEntityBase {

    @Id
    public byte[] digest;

    /** By which its owner names it: the digest is nobody's business. */
    @Column(insertable = false, updatable = false)
    public Long id;

    public Long userId;
    public String address = "";
    public String agent = "";

    /** password, second_step, passkey or openid. */
    public String way = "password";

    public Instant createdAt;

    /** To the minute. */
    public @Nullable Instant lastSeenAt;

    public Instant expiresAt;
    public @Nullable Instant revokedAt;

    /** Whose session it is, as long as it is neither over nor ended and its user may sign in. */
    static Optional<User> findUser(String secret, Instant now) {
        return UserSession.<UserSession>findByIdOptional(digestOf(secret))
                .filter(session -> session.revokedAt == null && session.expiresAt.isAfter(now))
                .flatMap(session -> User.<User>findByIdOptional(session.userId))
                .filter(user -> user.disabledAt == null);
    }

    static byte[] digestOf(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
