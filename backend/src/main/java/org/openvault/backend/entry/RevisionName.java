package org.openvault.backend.entry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.Optional;

/** What people call a revision. It may change; the revision may not. */
@Entity(name = "revision_name")
@IdClass(RevisionName.Key.class)
class RevisionName extends PanacheEntityBase {

    record Key(Long entryId, int number) {}

    @Id
    public Long entryId;

    @Id
    public int number;

    public String name;
    public String by;
    public Instant at;

    protected RevisionName() {}

    RevisionName(long entryId, int number) {
        this.entryId = entryId;
        this.number = number;
    }

    static Optional<RevisionName> find(long entryId, int number) {
        return findByIdOptional(new Key(entryId, number));
    }
}
