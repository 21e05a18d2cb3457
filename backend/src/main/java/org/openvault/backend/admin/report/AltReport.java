package org.openvault.backend.admin.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.openvault.backend.actor.Actor;

/** Images that say nothing to whoever cannot see them. */
@ApplicationScoped
class AltReport implements Report {

    @Inject
    ReportQueries queries;

    @Inject
    Seen seen;

    @Override
    public String name() {
        return "missing-alt";
    }

    @Override
    public String title(ReportWords words) {
        return words.alt();
    }

    @Override
    public List<String> heads(ReportWords words) {
        return List.of(words.image(), words.added(), words.usedBy());
    }

    @Override
    public List<String> filters() {
        return List.of();
    }

    @Override
    public Part read(Actor.Person actor, Filter filter, String after, int limit, ReportWords words) {
        List<Tuple> rows = queries.withoutAlt(Keyset.number(after), limit + 1);
        return seen.part(actor, rows, limit, AltReport::row, last -> String.valueOf(last.get(0, Long.class)));
    }

    private static List<Cell> row(Tuple row) {
        long id = row.get(0, Long.class);
        return List.of(
                Cell.link(row.get(1, String.class), id, "/admin/media/" + id),
                Cell.of(row.get(2, Instant.class)),
                Cell.of((long) row.get(3, Long.class)));
    }
}
