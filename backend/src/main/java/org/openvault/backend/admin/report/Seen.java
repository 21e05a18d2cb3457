package org.openvault.backend.admin.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/**
 * Of what a report has read, what whoever asks may see: asked of a part at once. A part may come out short, or empty with another
 * after it, for whoever may see little.
 */
@ApplicationScoped
class Seen {

    @Inject
    Access access;

    /** @param rows one more than the limit where there are more; their first column is the entry */
    Part part(
            Actor.Person actor,
            List<Tuple> rows,
            int limit,
            Function<Tuple, List<Cell>> shown,
            Function<Tuple, String> key) {
        boolean more = rows.size() > limit;
        List<Tuple> part = more ? rows.subList(0, limit) : rows;
        return new Part(visible(actor, part).stream().map(shown).toList(), more ? key.apply(part.getLast()) : "");
    }

    List<Tuple> visible(Actor.Person actor, List<Tuple> rows) {
        Set<Long> visible = access.which(
                actor,
                Verb.VIEW,
                rows.stream().map(row -> row.get(0, Long.class)).distinct().toList());
        return rows.stream()
                .filter(row -> visible.contains(row.get(0, Long.class)))
                .toList();
    }
}
