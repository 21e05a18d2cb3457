package org.openvault.backend.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.delivery.Snapshots;
import org.openvault.backend.page.Page;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Opens what a request reads from: what is live now, or was or will be at another instant, for those who may see that. */
@ApplicationScoped
public class Reading {

    @Inject
    Snapshots snapshots;

    @Inject
    ApiActor reader;

    @Inject
    Access access;

    @Inject
    Clock clock;

    /** @param asOf an instant such as {@code 2026-11-21T07:00:00Z}; null for now */
    @Transactional
    public Snapshot open(@Nullable String asOf) {
        if (asOf == null) {
            return snapshots.open();
        }
        Instant at = QueryParameters.instant("as_of", asOf);
        requireSight(at);
        return snapshots.open(at, false);
    }

    /** The past is for whoever may see history, what is to come for whoever may see all drafts. */
    private void requireSight(Instant at) {
        Actor.Person actor = reader.require();
        boolean past = at.isBefore(clock.instant());
        if (!(past && access.mayRight(actor, Right.VIEW_HISTORY)) && !seesEverything(actor)) {
            throw new Problem.Forbidden(
                    actor.name() + " may not see what " + (past ? "was published then" : "is planned for then"));
        }
    }

    private boolean seesEverything(Actor actor) {
        List<Long> roots = Page.<Page>list("parentId is null").stream()
                .map(root -> root.entryId)
                .toList();
        return !roots.isEmpty() && access.which(actor, Verb.VIEW, roots).size() == roots.size();
    }
}
