package org.openvault.backend.admin.publish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When which revision stood, stands and will stand. */
@ApplicationScoped
@Transactional
class PublishQueries {

    private static final int MOST = 60;

    /**
     * @param when past, now or coming
     * @param release its name; empty where there is none
     */
    public record PublicationRow(
            int revision,
            String name,
            String path,
            Instant from,
            @Nullable Instant until,
            String by,
            String when,
            @Nullable Long releaseId,
            String release) {}

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** What comes last first. */
    @SuppressWarnings("unchecked")
    List<PublicationRow> publications(long entry) {
        Instant now = clock.instant();
        return entities.createNativeQuery("""
                        select r.number, coalesce(n.name, ''), coalesce(p.url_path, ''), p.live_from, p.live_until, p.created_by,
                               p.release_id, coalesce(rel.name, '')
                        from publication p join revision r on r.id = p.revision_id
                        left join revision_name n on n.entry_id = r.entry_id and n.number = r.number
                        left join release rel on rel.id = p.release_id
                        where p.entry_id = :entry order by p.live_from desc limit :most
                        """, Tuple.class)
                .setParameter("entry", entry)
                .setParameter("most", MOST)
                .getResultStream()
                .map(row -> row((Tuple) row, now))
                .toList();
    }

    private static PublicationRow row(Tuple row, Instant now) {
        Instant from = row.get(3, Instant.class);
        Instant until = row.get(4, Instant.class);
        boolean over = until != null && !until.isAfter(now);
        return new PublicationRow(
                row.get(0, Integer.class),
                row.get(1, String.class),
                row.get(2, String.class),
                from,
                until,
                row.get(5, String.class),
                from.isAfter(now) ? "coming" : over ? "past" : "now",
                row.get(6, Long.class),
                row.get(7, String.class));
    }
}
