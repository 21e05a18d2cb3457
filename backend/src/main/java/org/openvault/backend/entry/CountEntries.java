package org.openvault.backend.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many entries of each type anybody can read: how many more there are is not for everybody to know. */
@ApplicationScoped
public class CountEntries {

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** Types of which there is nothing to read are absent. */
    @Transactional
    @SuppressWarnings("unchecked")
    public Map<String, Long> liveByType() {
        List<Tuple> rows = entities.createNativeQuery(
                        "select type, count(*) from live_at(:now, false) group by type", Tuple.class)
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }
}
