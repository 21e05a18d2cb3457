package org.openvault.backend.restriction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** The restriction that somebody put on a page itself, for whoever sees the page's drafts. */
@ApplicationScoped
public class FindRestriction {

    /** Without the password: nobody can tell it. */
    public record Found(long pageId, String kind, Set<Long> groups, String by, Instant at) {}

    @Inject
    Access access;

    @Inject
    RestrictionQueries queries;

    @Transactional
    public Optional<Found> find(Actor actor, long pageId) {
        access.require(actor, Verb.VIEW, pageId);
        queries.requirePage(pageId);
        return PageRestriction.<PageRestriction>findByIdOptional(pageId)
                .map(row -> new Found(row.pageId, row.kind, new TreeSet<>(row.groups), row.by, row.at));
    }
}
