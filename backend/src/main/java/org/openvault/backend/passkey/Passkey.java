package org.openvault.backend.passkey;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key that a device of somebody's keeps, and the half of it that we know. */
@Entity
public class Passkey extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Long userId;
    public byte[] credentialId;

    /** Attested credential data, as the standard writes it. */
    public byte[] credential;

    public String name;
    public long signCount;
    public boolean backupEligible;
    public boolean backedUp;
    public Instant createdAt;
    public @Nullable Instant lastUsedAt;

    static List<Passkey> listOf(long userId) {
        return list("userId = ?1 order by id", userId);
    }

    String json() {
        return "{\"passkey\":%d,\"user\":%d}".formatted(id, userId);
    }
}
