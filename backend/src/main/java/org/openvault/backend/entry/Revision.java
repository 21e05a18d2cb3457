package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What an entry said at one time. Once sealed it is never changed: the database refuses it, and each revision's hash covers
 * the one before, so that a change made behind the database's back shows. At most the latest revision of an entry is open:
 * its author's autosaves write over it, through {@link WriteRevision} alone.
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

    /** Null once its entry was removed for good. */
    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode document;

    public String author;
    public @Nullable Long authorId;

    /** When it was last written. */
    public Instant createdAt;

    public String note;
    public @Nullable Integer basedOn;
    public byte[] hash;

    /** The content type at that time. */
    public String type;

    public boolean sealed = true;

    /** How often the revision was saved over while it was open. */
    public int edition;

    /** When the run of autosaves began; null when there was none. */
    public @Nullable Instant openedAt;

    /** Which formula of {@link Chain} the hash follows. */
    public short chain = Chain.NEWEST;

    public byte @Nullable [] documentHash;

    public static Optional<Revision> findLatest(long entryId) {
        return load(
                "select r.id, r.edition, r.sealed from Revision r where r.entryId = :entry order by r.number desc limit 1",
                Map.of("entry", entryId));
    }

    public static Optional<Revision> findNumber(long entryId, int number) {
        return load(
                "select r.id, r.edition, r.sealed from Revision r where r.entryId = :entry and r.number = :number",
                Map.of("entry", entryId, "number", number));
    }

    /** An open revision that was loaded before its entry was locked may have been saved over since; only then it is read again. */
    private static Optional<Revision> load(String query, Map<String, Object> parameters) {
        EntityManager entities = getEntityManager();
        var asking = entities.createQuery(query, Stand.class);
        parameters.forEach(asking::setParameter);
        return asking.getResultStream().findFirst().map(stand -> {
            Revision revision = entities.find(Revision.class, stand.id());
            if (revision.edition != stand.edition() || revision.sealed != stand.sealed()) {
                entities.refresh(revision);
            }
            return revision;
        });
    }

    /** How far a revision is, without what it says. */
    record Stand(Long id, int edition, boolean sealed) {}

    /** Seals the latest revision, so that it stays as it is. For whoever has locked the entry and is about to rely on it. */
    public static Optional<Revision> sealLatest(long entryId) {
        Optional<Revision> latest = findLatest(entryId);
        latest.ifPresent(Revision::seal);
        return latest;
    }

    /** @return false when it was sealed already */
    public boolean seal() {
        if (sealed) {
            return false;
        }
        getEntityManager()
                .createNativeQuery("update revision set sealed = true where id = :id")
                .setParameter("id", id)
                .executeUpdate();
        sealed = true;
        return true;
    }

    public Version version() {
        return new Version(number, edition);
    }
}
