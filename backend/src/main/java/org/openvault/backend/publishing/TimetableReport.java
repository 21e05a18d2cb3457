package org.openvault.backend.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.Fault;

/**
 * What a change of the timetable does, or would do. Nothing is written when there are faults or clashes.
 *
 * @param at the instant of the change
 * @param faults why it cannot be, by entry
 * @param clashes addresses that something else has at that time
 * @param effects every entry whose publications change, those below a page that moves or goes included
 * @param unseen what the published documents name although readers do not get it
 */
public record TimetableReport(
        Instant at, Map<Long, List<Fault>> faults, List<Clash> clashes, List<Effect> effects, List<Unseen> unseen) {

    public TimetableReport {
        faults = Map.copyOf(faults);
        clashes = List.copyOf(clashes);
        effects = List.copyOf(effects);
        unseen = List.copyOf(unseen);
    }

    public boolean isPossible() {
        return faults.isEmpty() && clashes.isEmpty();
    }

    /** Why it cannot be, in one line. */
    public String reasons() {
        var reasons = new java.util.ArrayList<String>();
        faults.forEach((entry, all) -> all.forEach(fault -> reasons.add("entry " + entry + ": " + fault.message())));
        clashes.forEach(clash -> reasons.add("entry " + clash.byEntry() + " stands at " + clash.path()));
        return String.join("; ", reasons);
    }

    /** @param byEntry who has the address */
    public record Clash(long entryId, String path, long byEntry) {}

    /**
     * @param before what would have stood at the first instant that is different; null for nothing
     * @param after what stands then instead
     * @param isPlan that instant is to come
     * @param formerly all that would have stood from the present on
     * @param henceforth all that will
     */
    public record Effect(
            long entryId,
            String kind,
            String title,
            @Nullable State before,
            @Nullable State after,
            boolean isPlan,
            List<Stay> formerly,
            List<Stay> henceforth) {}

    /** @param path null for what has no address */
    public record State(
            long revisionId,
            @Nullable Place place,
            @Nullable String path) {}
}
