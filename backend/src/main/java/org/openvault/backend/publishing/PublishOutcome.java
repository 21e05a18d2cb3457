package org.openvault.backend.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openvault.backend.document.Fault;

/** What became of a wish to publish. Nothing is written unless it is {@link Published}. */
public sealed interface PublishOutcome {

    /**
     * @param path where readers find it; empty for what has no address
     * @param unseen what it names although readers do not get it: an author, say, who is a draft
     */
    record Published(Instant from, Optional<String> path, List<Unseen> unseen) implements PublishOutcome {
        public Published {
            unseen = List.copyOf(unseen);
        }
    }

    /** That very revision stands there already, at the same address. */
    record Unchanged() implements PublishOutcome {}

    /** The content is not ready: required fields are missing, or the page above is not live then. */
    record Refused(List<Fault> faults) implements PublishOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** Something else stands at the address during that time. */
    record Conflict(String path, long entryId) implements PublishOutcome {}

    static PublishOutcome of(long entryId, TimetableReport report) {
        if (!report.faults().isEmpty()) {
            return new Refused(
                    report.faults().values().stream().flatMap(List::stream).toList());
        }
        if (!report.clashes().isEmpty()) {
            return new Conflict(
                    report.clashes().getFirst().path(),
                    report.clashes().getFirst().byEntry());
        }
        return report.effects().stream()
                .filter(effect -> effect.entryId() == entryId)
                .findFirst()
                .<PublishOutcome>map(effect -> new Published(
                        report.at(),
                        Optional.ofNullable(effect.after()).map(TimetableReport.State::path),
                        report.unseen()))
                .orElseGet(Unchanged::new);
    }
}
