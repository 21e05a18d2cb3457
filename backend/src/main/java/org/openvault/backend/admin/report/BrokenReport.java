package org.openvault.backend.admin.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.List;
import org.openvault.backend.actor.Actor;

/** Live pages that name what no reader can see. Each page stands with all that it names, so that a part may be longer. */
@ApplicationScoped
class BrokenReport implements Report {

    @Inject
    ReportQueries queries;

    @Inject
    Seen seen;

    @Override
    public String name() {
        return "broken-links";
    }

    @Override
    public String title(ReportWords words) {
        return words.broken();
    }

    @Override
    public List<String> heads(ReportWords words) {
        return List.of(words.page(), words.type(), words.target(), words.why());
    }

    @Override
    public List<String> filters() {
        return List.of("type");
    }

    @Override
    public Part read(Actor.Person actor, Filter filter, String after, int limit, ReportWords words) {
        List<Tuple> rows = queries.broken(filter, Keyset.number(after), limit);
        long pages = rows.stream().map(row -> row.get(0, Long.class)).distinct().count();
        String next = pages < limit ? "" : String.valueOf(rows.getLast().get(0, Long.class));
        return new Part(
                seen.visible(actor, rows).stream().map(row -> row(row, words)).toList(), next);
    }

    private static List<Cell> row(Tuple row, ReportWords words) {
        long page = row.get(0, Long.class);
        boolean trashed = row.get(6, Boolean.class);
        boolean erased = row.get(7, Boolean.class);
        return List.of(
                Cell.link(row.get(1, String.class), page, "/admin/pages/" + page),
                Cell.of(row.get(2, String.class)),
                Cell.link("", row.get(3, Long.class), ""),
                Cell.of(erased ? words.gone() : trashed ? words.trashed() : words.notLive()));
    }
}
