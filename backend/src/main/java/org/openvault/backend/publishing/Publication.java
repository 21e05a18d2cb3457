package org.openvault.backend.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an entry, live from an instant until another (or for good), with the address at which it stands then. Two
 * publications of one entry, or of one address, never overlap: the database refuses it.
 */
@Entity
@DynamicUpdate
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
    public String title;

    /** What lists show and filters ask: a page's fields that are marked so, and the whole document of anything else. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    public JsonNode summary;

    /** The words by weight as JSON, {@code {"A": "…"}}; stored as a tsvector and never read back. */
    @Column(updatable = false)
    @ColumnTransformer(read = "''", write = """
                    (select setweight(to_tsvector('open_vault', w ->> 'A'), 'A') || setweight(to_tsvector('open_vault', w ->> 'B'), 'B')
                         || setweight(to_tsvector('open_vault', w ->> 'C'), 'C') || setweight(to_tsvector('open_vault', w ->> 'D'), 'D')
                       from (select cast(? as jsonb) as w) as words)""")
    public String search;

    /** The plain text from which a result's extract is cut; only ever written here. */
    @Column(updatable = false)
    @ColumnTransformer(read = "''")
    public String words;

    public Instant firstPublishedAt;
    public Instant lastPublishedAt;
    public Instant liveFrom;
    public @Nullable Instant liveUntil;
    public boolean past;

    /** False for a beginning by the clock that the change feed has not told yet. */
    public boolean announced = true;

    public Instant createdAt;
    public String createdBy;

    /** The publications of an entry that stand at an instant or begin after it, in order. */
    static List<Publication> listFrom(long entryId, Instant at) {
        return list(
                "entryId = ?1 and not past and (liveUntil is null or liveUntil > ?2) order by liveFrom", entryId, at);
    }

    /** What stands of an entry at an instant that is not past. */
    public static Optional<Publication> findLive(long entryId, Instant at) {
        return find(
                        "entryId = ?1 and not past and liveFrom <= ?2 and (liveUntil is null or liveUntil > ?2)",
                        entryId,
                        at)
                .firstResultOptional();
    }

    boolean isLiveAt(Instant at) {
        return !liveFrom.isAfter(at) && (liveUntil == null || liveUntil.isAfter(at));
    }
}
