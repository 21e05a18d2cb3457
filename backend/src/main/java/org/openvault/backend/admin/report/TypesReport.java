package org.openvault.backend.admin.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** How much there is of each type. Counts tell of what somebody may not see, so they are for whoever may see all history. */
@ApplicationScoped
class TypesReport implements Report {

    @Inject
    ReportQueries queries;

    @Inject
    Access access;

    @Override
    public String name() {
        return "types";
    }

    @Override
    public String title(ReportWords words) {
        return words.types();
    }

    @Override
    public List<String> heads(ReportWords words) {
        return List.of(words.type(), words.kind(), words.entries(), words.live(), words.newest());
    }

    @Override
    public List<String> filters() {
        return List.of();
    }

    /** There are few types: always one part. */
    @Override
    public Part read(Actor.Person actor, Filter filter, String after, int limit, ReportWords words) {
        if (!access.mayRight(actor, Right.VIEW_HISTORY)) {
            throw new Problem.Forbidden(actor.name() + " may not view history");
        }
        return new Part(queries.types().stream().map(TypesReport::row).toList(), "");
    }

    private static List<Cell> row(Tuple row) {
        return List.of(
                Cell.of(row.get(1, String.class)),
                Cell.of(row.get(0, String.class)),
                Cell.of((long) row.get(2, Long.class)),
                Cell.of((long) row.get(3, Long.class)),
                Cell.of(row.get(4, Instant.class)));
    }
}
