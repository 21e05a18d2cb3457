package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.CanonicalJson;

/**
 * What an entry said at one time. Never changed: the database refuses it, and each revision's hash covers the one before,
 * so that a change made behind the database's back shows.
 */
@Entity
@Immutable
public class Revision extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Long entryId;
    public int number;
    public int typeVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode document;

    public String author;
    public @Nullable Long authorId;
    public Instant createdAt;
    public String note;
    public @Nullable Integer basedOn;
    public byte[] hash;

    /** The content type at that time. */
    public String type;

    public boolean sealed = true;
    public int edition;
    public @Nullable Instant openedAt;
    public short chain = 1;
    public byte @Nullable [] documentHash;

    public static Optional<Revision> findLatest(long entryId) {
        return find("entryId = ?1 order by number desc", entryId).firstResultOptional();
    }

    /** SHA-256 over the hash before and everything that this revision says. */
    byte[] chainedTo(byte @Nullable [] previous) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            if (previous != null) {
                digest.update(previous);
            }
            for (Object part : new Object[] {entryId, number, typeVersion, author, createdAt, note, basedOn}) {
                digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return digest.digest(CanonicalJson.of(document).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
