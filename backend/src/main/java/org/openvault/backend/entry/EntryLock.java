package org.openvault.backend.entry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.problem.Problem;

/** While the row is there, only who made it may change the entry: nobody else, a superuser and the system included. */
@Entity(name = "entry_lock")
public class EntryLock extends PanacheEntityBase {

    @Id
    public Long entryId;

    /** Null when a part of the system holds it. */
    public @Nullable Long userId;

    public String by;
    public Instant at;
    public String note;

    /**
     * To be asked with the entry's row locked, so that nobody locks the entry meanwhile.
     *
     * @throws Problem.Locked when somebody else keeps the entry locked
     */
    public static void requireOpen(Actor actor, long entryId) {
        requireOpen(actor, List.of(entryId));
    }

    /** For whoever changes many at once. */
    public static void requireOpen(Actor actor, Collection<Long> entryIds) {
        for (EntryLock lock : among(entryIds)) {
            if (!lock.isHeldBy(actor)) {
                throw new Problem.Locked("entry %d is locked by %s since %s"
                        .formatted(lock.entryId, lock.by, lock.at.truncatedTo(ChronoUnit.SECONDS)));
            }
        }
    }

    /** As an array, not as thousands of parameters. */
    @SuppressWarnings("unchecked")
    private static List<EntryLock> among(Collection<Long> entryIds) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from entry_lock where entry_id = any (cast(:ids as bigint[])) order by entry_id",
                        EntryLock.class)
                .setParameter("ids", entryIds.toArray(Long[]::new))
                .getResultList();
    }

    public boolean isHeldBy(Actor actor) {
        return by.equals(actor.name()) && Objects.equals(userId, actor.userIdOrNull());
    }
}
