package org.openvault.backend.admin.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.openvault.backend.actor.Actor;

/** What readers see and nobody has looked after for longest. */
@ApplicationScoped
class AgingReport implements Report {

    @Inject
    ReportQueries queries;

    @Inject
    Seen seen;

    @Override
    public String name() {
        return "aging";
    }

    @Override
    public String title(ReportWords words) {
        return words.aging();
    }

    @Override
    public List<String> heads(ReportWords words) {
        return List.of(words.page(), words.type(), words.published(), words.editedBy());
    }

    @Override
    public List<String> filters() {
        return List.of("type", "until");
    }

    @Override
    public Part read(Actor.Person actor, Filter filter, String after, int limit, ReportWords words) {
        List<Tuple> rows = queries.aging(filter, Keyset.read(after), limit + 1);
        return seen.part(actor, rows, limit, AgingReport::row, last -> new Keyset(
                        last.get(3, Instant.class), last.get(0, Long.class))
                .text());
    }

    private static List<Cell> row(Tuple row) {
        long id = row.get(0, Long.class);
        return List.of(
                Cell.link(row.get(1, String.class), id, "/admin/pages/" + id),
                Cell.of(row.get(2, String.class)),
                Cell.of(row.get(3, Instant.class)),
                Cell.of(row.get(4, String.class)));
    }
}
