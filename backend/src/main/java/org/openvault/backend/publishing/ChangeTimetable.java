package org.openvault.backend.publishing;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentTypes;

/**
 * The one way in which what readers see is changed: now or at an instant to come, for one entry or for ten thousand, all of
 * it or nothing, in the transaction of the use case that asks for it. Use cases have asked for permission before.
 */
@ApplicationScoped
public class ChangeTimetable {

    /**
     * @param at null for now
     * @param dryRun only tell what would happen
     */
    public record Wish(
            List<? extends Step> steps,
            @Nullable Instant at,
            @Nullable Long releaseId,
            boolean dryRun) {

        public static Wish now(Step... steps) {
            return new Wish(List.of(steps), null, null, false);
        }

        public static Wish at(@Nullable Instant at, Step... steps) {
            return new Wish(List.of(steps), at, null, false);
        }

        public Wish asDryRun() {
            return new Wish(steps, at, releaseId, true);
        }
    }

    @Inject
    ContentTypes types;

    @Inject
    TimetableStore store;

    @Inject
    PrepareContent prepareContent;

    @Inject
    TimetableWriter writer;

    @Inject
    Effects effects;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Transactional
    public TimetableReport apply(Actor actor, Wish wish) {
        return new TimetableChange(this, actor, wish, now()).apply();
    }

    /** What stands of entries, and will, from an instant on. */
    @Transactional
    public Map<Long, List<Stay>> standing(Collection<Long> entryIds, Instant from) {
        Map<Long, List<Stay>> standing = new LinkedHashMap<>();
        store.lines(entryIds, from)
                .forEach(line -> standing.put(line.entryId, Stay.since(Stay.of(line.stored()), from)));
        return standing;
    }

    /** Waits until nobody else changes where pages stand: for use cases that read the tree before they change it. */
    @Transactional
    public void takeTurn() {
        store.takeTurn(true);
    }

    /** The instant of a wish: now, to the microsecond, unless another is given. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
