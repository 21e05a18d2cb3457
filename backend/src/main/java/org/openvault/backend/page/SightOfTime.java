package org.openvault.backend.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Who may see the whole site at another instant. */
@ApplicationScoped
public class SightOfTime {

    @Inject
    Access access;

    @Inject
    Clock clock;

    /** The past is for whoever may see history, what is to come for whoever may see all drafts. */
    @Transactional
    public void require(Actor actor, Instant at) {
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
