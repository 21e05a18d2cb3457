package org.openvault.backend.publishing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is to happen to what readers see of an entry, at the instant that the steps of a change share. */
public sealed interface Step {

    long entryId();

    /** @param revisionId null for the latest revision */
    record Publish(long entryId, @Nullable Long revisionId) implements Step {}

    /** Taken away, with plans for later. What stands below a page goes with it. */
    record Unpublish(long entryId) implements Step {}

    /** Taken away; what is planned for later comes as planned. */
    record Expire(long entryId) implements Step {}

    record Move(long entryId, Place to) implements Step {}

    /**
     * From the change's instant on all is as it was to be once, whatever the rules for publishing say by now.
     *
     * @param draft where the page stands in the tree of drafts again; null to leave it where it is
     */
    record Restore(long entryId, List<Stay> stays, @Nullable Place draft) implements Step {
        public Restore {
            stays = List.copyOf(stays);
        }
    }

    /** What was to happen to the entry at the change's instant does not. */
    record Cancel(long entryId) implements Step {}

    /** What was to happen to the entry at the change's instant happens at another. */
    record Reschedule(long entryId, Instant to) implements Step {}

    /** The restrictions on a page, or on one above it, are not what they were. */
    record Reconsider(long entryId) implements Step {}
}
