package org.openvault.backend.publishing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an entry, live from an instant until another (or for good), with the address at which it stands then. Two
 * publications of one entry, or of one address, never overlap: the database refuses it. Written by {@link ChangeTimetable} alone.
 */
@Entity
@Immutable
public class Publication extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Long entryId;
    public Long revisionId;
    public String kind;
    public String type;
    public String locale;
    public @Nullable Long siteId;
    public @Nullable Long parentId;
    public @Nullable String slug;
    public @Nullable String urlPath;
    public @Nullable BigDecimal position;
    public Instant firstPublishedAt;
    public Instant lastPublishedAt;
    public Instant liveFrom;
    public @Nullable Instant liveUntil;
    public boolean past;

    public Instant createdAt;
    public String createdBy;

    /** What stands of an entry at an instant that is not past. */
    public static Optional<Publication> findLive(long entryId, Instant at) {
        return find(
                        "entryId = ?1 and not past and liveFrom <= ?2 and (liveUntil is null or liveUntil > ?2)",
                        entryId,
                        at)
                .firstResultOptional();
    }

    /** Whether readers see the entry at an instant that is not past, or will later. */
    public static boolean isLiveOrPlanned(long entryId, Instant at) {
        return count("entryId = ?1 and not past and (liveUntil is null or liveUntil > ?2)", entryId, at) > 0;
    }
}
