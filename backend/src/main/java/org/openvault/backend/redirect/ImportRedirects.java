package org.openvault.backend.redirect;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.problem.Problem;

/** Takes over a table of old and new addresses. Each line is a transaction of its own: a bad one stops no other. */
@ApplicationScoped
public class ImportRedirects {

    public static final int MOST = 5000;

    /** @param line of the file, from 1 */
    public record Bad(int line, String why) {}

    public record Report(int written, List<Bad> bad) {}

    @Inject
    WriteRedirect writeRedirect;

    /** @param csv {@code from,to[,permanent]} on each line, perhaps below a line that says so. @throws Problem.BadRequest when it is too long */
    public Report run(Actor actor, String csv) {
        List<Csv.Line> lines = Csv.read(csv);
        if (lines.size() > MOST) {
            throw new Problem.BadRequest("one file has at most " + MOST + " lines");
        }
        var bad = new ArrayList<Bad>();
        Map<String, Integer> seen = new HashMap<>();
        int written = 0;
        for (Csv.Line line : lines) {
            if (line.isHead()) {
                continue;
            }
            Optional<String> problem = problem(line, seen).or(() -> write(actor, line));
            if (problem.isPresent()) {
                bad.add(new Bad(line.number(), problem.get()));
            } else {
                written++;
            }
        }
        return new Report(written, List.copyOf(bad));
    }

    private static Optional<String> problem(Csv.Line line, Map<String, Integer> seen) {
        if (line.fault() != null) {
            return Optional.of(line.fault());
        }
        if (line.cells().size() < 2 || line.cells().size() > 3) {
            return Optional.of("must have an old and a new address");
        }
        if (line.cells().size() == 3
                && !line.cells().get(2).strip().toLowerCase().matches("|true|false|301|302|yes|no|1|0")) {
            return Optional.of("whether it is permanent must be true or false");
        }
        Integer earlier =
                seen.putIfAbsent(RedirectQueries.path(line.cells().getFirst().strip()), line.number());
        return earlier == null ? Optional.empty() : Optional.of("the old address stands in line " + earlier + " too");
    }

    private Optional<String> write(Actor actor, Csv.Line line) {
        try {
            QuarkusTransaction.requiringNew().run(() -> writeRedirect.write(actor, null, wanted(line.cells())));
            return Optional.empty();
        } catch (Problem.Forbidden forbidden) {
            throw forbidden;
        } catch (Problem problem) {
            return Optional.of(problem.getMessage());
        }
    }

    private static WantedRedirect wanted(List<String> cells) {
        boolean permanent =
                cells.size() < 3 || !cells.get(2).strip().toLowerCase().matches("false|302|no|0");
        return new WantedRedirect(cells.getFirst(), cells.get(1), permanent);
    }
}
