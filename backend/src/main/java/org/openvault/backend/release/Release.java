package org.openvault.backend.release;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.problem.Problem;

/** A named bundle of publications, takedowns and moves that happen at one instant, all of them or none. */
@Entity
public class Release extends PanacheEntityBase {

    /** Gathering until it is published; scheduled until its instant; then published, unless it is reverted. */
    public enum State {
        GATHERING,
        SCHEDULED,
        PUBLISHED,
        REVERTED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String name;
    public String description;
    public String createdBy;
    public Instant createdAt;
    public @Nullable Instant liveFrom;
    public @Nullable String publishedBy;
    public @Nullable Instant publishedAt;
    public @Nullable String revertedBy;
    public @Nullable Instant revertedAt;

    public static Release get(long id) {
        return found(id, findById(id));
    }

    static Release getLocked(long id) {
        return found(id, findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Release found(long id, @Nullable Release release) {
        if (release == null) {
            throw new Problem.NotFound("there is no release " + id);
        }
        return release;
    }

    public State state(Instant now) {
        if (revertedAt != null) {
            return State.REVERTED;
        }
        if (liveFrom == null) {
            return State.GATHERING;
        }
        return liveFrom.isAfter(now) ? State.SCHEDULED : State.PUBLISHED;
    }

    void requireGathering() {
        if (publishedAt != null) {
            throw new Problem.Conflict("release " + id + " is published or scheduled: it cannot be changed any more");
        }
    }
}
