package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The publications of one entry in time, one after the other. Callers hold the entry's lock. */
@ApplicationScoped
class Timeline {

    @Inject
    EntityManager entities;

    /** Now, or the first instant after the beginning of what stands, should another machine's clock have been ahead. */
    Instant notBefore(long entryId, Instant now) {
        return Publication.<Publication>find(
                        "entryId = ?1 and not past and createdAt = liveFrom order by liveFrom desc", entryId)
                .firstResultOptional()
                .map(row -> row.liveFrom.plus(1, ChronoUnit.MICROS))
                .filter(next -> next.isAfter(now))
                .orElse(now);
    }

    /** Puts a row from its beginning until the next one that is scheduled; what stood at its beginning ends there. */
    void put(Publication row, Instant now) {
        for (Publication other : Publication.listFrom(row.entryId, row.liveFrom)) {
            if (other.liveFrom.isBefore(row.liveFrom)) {
                row.liveUntil = other.liveUntil;
                end(other, row.liveFrom, now);
            } else if (other.liveFrom.equals(row.liveFrom)) {
                row.liveUntil = other.liveUntil;
                other.delete(); // it has not begun: it is a plan, not history
            } else if (row.liveUntil == null || other.liveFrom.isBefore(row.liveUntil)) {
                row.liveUntil = other.liveFrom;
            }
        }
        entities.flush(); // the constraint looks at each statement: the old row must end before the new one begins
        row.persist();
    }

    /** Ends a row; one that ends now is past from now on. */
    void end(Publication row, Instant at, Instant now) {
        row.liveUntil = at;
        row.past = !at.isAfter(now);
    }
}
