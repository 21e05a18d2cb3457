package org.openvault.backend.admin.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.openvault.backend.actor.Actor;

/** What somebody keeps to themselves. */
@ApplicationScoped
class LockedReport implements Report {

    @Inject
    ReportQueries queries;

    @Inject
    Seen seen;

    @Override
    public String name() {
        return "locked";
    }

    @Override
    public String title(ReportWords words) {
        return words.locked();
    }

    @Override
    public List<String> heads(ReportWords words) {
        return List.of(words.entry(), words.type(), words.lockedAt(), words.lockedBy(), words.note());
    }

    @Override
    public List<String> filters() {
        return List.of("type", "user");
    }

    @Override
    public Part read(Actor.Person actor, Filter filter, String after, int limit, ReportWords words) {
        List<Tuple> rows = queries.locked(filter, Keyset.number(after), limit + 1);
        return seen.part(actor, rows, limit, LockedReport::row, last -> String.valueOf(last.get(0, Long.class)));
    }

    private static List<Cell> row(Tuple row) {
        long id = row.get(0, Long.class);
        return List.of(
                Cell.link(
                        row.get(1, String.class),
                        id,
                        EntryLink.to(row.get(2, String.class), row.get(3, String.class), id)),
                Cell.of(row.get(3, String.class)),
                Cell.of(row.get(4, Instant.class)),
                Cell.of(row.get(5, String.class)),
                Cell.of(row.get(6, String.class)));
    }
}
