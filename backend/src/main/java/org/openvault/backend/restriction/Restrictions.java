package org.openvault.backend.restriction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.restriction.RestrictionQueries.Barrier;

/** Which pages are not for everybody, and for whom they are. */
@ApplicationScoped
@Transactional
public class Restrictions {

    /** What keeps somebody from a page: the restriction's own page, and its kind. */
    public record Unmet(long pageId, String kind) {}

    @Inject
    RestrictionQueries queries;

    @Inject
    Clock clock;

    /** Those of the pages that are restricted or stand below one that is, in one statement. */
    public Set<Long> privateAmong(Collection<Long> pageIds) {
        return pageIds.isEmpty() ? Set.of() : queries.privateAmong(pageIds);
    }

    /** @param passes for pages' passwords, as {@link CheckPagePassword} gave them out */
    public boolean mayView(Optional<? extends Actor> actor, long pageId, Set<String> passes) {
        return findUnmet(actor, pageId, passes).isEmpty();
    }

    /** The first restriction from the root down that does not let somebody in: what they are to be asked for. */
    public Optional<Unmet> findUnmet(Optional<? extends Actor> actor, long pageId, Set<String> passes) {
        if (actor.isPresent() && actor.get() instanceof Actor.SystemActor) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return queries.barriers(pageId, actor.map(Actor::userIdOrNull).orElse(null)).stream()
                .filter(barrier -> !isMet(barrier, passes, now))
                .map(barrier -> new Unmet(barrier.pageId(), barrier.kind()))
                .findFirst();
    }

    private static boolean isMet(Barrier barrier, Set<String> passes, Instant now) {
        return switch (barrier.kind()) {
            case "login" -> barrier.known();
            case "groups" -> barrier.member();
            case "password" ->
                passes.stream().anyMatch(pass -> PagePass.of(barrier).admits(pass, now));
            default -> false;
        };
    }
}
