package org.openvault.backend.page;

import org.openvault.backend.publishing.TimetableReport;

/** What became of a wish to move pages. Nothing is written unless they are {@link Moved}. */
public sealed interface MoveOutcome {

    /** @param report every address that changed, or will */
    record Moved(TimetableReport report) implements MoveOutcome {}

    /** Readers would lose the page, or something else stands where it would come to stand. */
    record Refused(TimetableReport report) implements MoveOutcome {}
}
