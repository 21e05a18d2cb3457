package org.openvault.backend.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Who did what to which entry, when, and what it was before and after. */
@Entity(name = "audit_entry")
public class AuditEntry extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Instant at;
    public String actor;
    public @Nullable Long userId;
    public String action;
    public @Nullable Long entryId;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable String before;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable String after;
}
