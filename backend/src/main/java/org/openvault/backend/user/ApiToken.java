package org.openvault.backend.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a program shows to act as a user. Only the secret's digest is kept; revoking keeps the row. */
@Entity
public class ApiToken extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Long userId;
    public String name;
    public byte[] digest;
    public Instant createdAt;

    /** To the minute. */
    public @Nullable Instant lastUsedAt;

    public @Nullable Instant revokedAt;
}
