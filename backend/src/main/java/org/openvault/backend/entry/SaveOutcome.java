package org.openvault.backend.entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openvault.backend.document.Diff;
import org.openvault.backend.document.Merge;

/** What came of saving a draft. */
public sealed interface SaveOutcome {

    /**
     * @param revision what the draft is now: the new revision, or the latest one when it said the same already
     * @param mergedWith what others had saved meanwhile and the revision holds too; empty when nobody had
     */
    record Saved(Revision revision, Optional<MergedWith> mergedWith) implements SaveOutcome {}

    /**
     * Nothing was written: what was saved meanwhile and what was to be saved change the same places.
     *
     * @param latest the draft as it stands; its version is what a decision is to be based on
     * @param conflicts the places that a person has to decide on; none when a revert came too late
     * @param changedSince what is different in the latest draft from what the author began with or, when that is no longer
     *     known, from what the author wants to save
     */
    record Conflicting(Revision latest, List<Merge.Conflict> conflicts, List<Diff.Change> changedSince)
            implements SaveOutcome {
        public Conflicting {
            conflicts = List.copyOf(conflicts);
            changedSince = List.copyOf(changedSince);
        }

        public Version latestVersion() {
            return latest.version();
        }
    }

    /**
     * @param since the revisions that the author had not seen, oldest first, the first fifty
     * @param changes what they had changed
     */
    record MergedWith(List<Since> since, List<Diff.Change> changes) {
        public MergedWith {
            since = List.copyOf(since);
            changes = List.copyOf(changes);
        }
    }

    record Since(Version version, String author, Instant at) {}
}
