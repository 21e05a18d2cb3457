package org.openvault.backend.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.delivery.Snapshots;
import org.openvault.backend.page.SightOfTime;

/** Opens what a request reads from: what is live now, or was or will be at another instant, for those who may see that. */
@ApplicationScoped
public class Reading {

    @Inject
    Snapshots snapshots;

    @Inject
    ApiActor reader;

    @Inject
    SightOfTime sightOfTime;

    /** @param asOf an instant such as {@code 2026-11-21T07:00:00Z}; null for now */
    @Transactional
    public Snapshot open(@Nullable String asOf) {
        if (asOf == null) {
            return snapshots.open();
        }
        Instant at = QueryParameters.instant("as_of", asOf);
        sightOfTime.require(reader.require(), at);
        return snapshots.open(at, false);
    }
}
