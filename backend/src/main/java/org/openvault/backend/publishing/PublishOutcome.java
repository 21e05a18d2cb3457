package org.openvault.backend.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openvault.backend.document.Fault;

/** What became of a wish to publish. Nothing is written unless it is {@link Published}. */
public sealed interface PublishOutcome {

    /** @param path where readers find it; empty for what has no address */
    record Published(long publicationId, Instant from, Optional<String> path) implements PublishOutcome {}

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
}
