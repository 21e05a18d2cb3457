package org.openvault.backend.redirect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** The redirects that somebody made, the newest first. Those that moves left behind are not among them: they are publications. */
@ApplicationScoped
@Transactional
public class ListRedirects {

    /**
     * @param target an address, or the number of a page
     * @param steps over how many other redirects it leads; more than none is a chain
     * @param loops whether it never arrives
     */
    public record Row(
            long id, String source, String target, boolean permanent, boolean live, int steps, boolean loops) {}

    /** @param next before which number the following part begins; null when there is none */
    public record Part(List<Row> rows, @Nullable Long next) {}

    @Inject
    Access access;

    @Inject
    RedirectType type;

    @Inject
    RedirectQueries queries;

    @Inject
    Clock clock;

    /** @param words that stand in the old or the new address; empty for all */
    public Part list(Actor actor, String words, @Nullable Long before, int limit) {
        access.requireType(actor, Verb.VIEW, type.name());
        List<Row> rows =
                queries.list(type.name(), words, before == null ? Long.MAX_VALUE : before, limit + 1, clock.instant());
        boolean more = rows.size() > limit;
        List<Row> shown = more ? rows.subList(0, limit) : rows;
        return new Part(shown, more ? shown.getLast().id() : null);
    }

    public Row get(Actor actor, long id) {
        return list(actor, "", id + 1, 1).rows().stream()
                .filter(row -> row.id() == id)
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("there is no redirect " + id));
    }
}
