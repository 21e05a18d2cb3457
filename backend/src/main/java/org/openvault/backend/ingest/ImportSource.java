package org.openvault.backend.ingest;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.Optional;

/** Which entry was made from which source, and the number of the revision that the import wrote last. */
@Entity
@IdClass(ImportSource.Key.class)
class ImportSource extends PanacheEntityBase {

    record Key(String source, String key) implements Serializable {}

    @Id
    String source;

    @Id
    String key;

    Long entryId;
    int revision;

    static Optional<ImportSource> find(String source, String key) {
        return findByIdOptional(new Key(source, key));
    }

    static void remember(String source, String key, long entryId, int revision) {
        ImportSource row = find(source, key).orElseGet(ImportSource::new);
        row.source = source;
        row.key = key;
        row.entryId = entryId;
        row.revision = revision;
        row.persist();
    }
}
