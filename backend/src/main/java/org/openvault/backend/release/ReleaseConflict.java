package org.openvault.backend.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Another release that acts on the same entry. @param liveFrom null while it is being gathered */
public record ReleaseConflict(
        long entryId, long releaseId, String name, @Nullable Instant liveFrom, String act) {}
