package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.contenttype.ContentTypes;

/**
 * Tells the change feed of publications that began or ended by the clock alone, each once, however many schedulers run and
 * however long none did. Readers need no announcement to see them; caches do.
 */
@ApplicationScoped
public class AnnounceInstants {

    @Inject
    ContentTypes types;

    @Inject
    EntityManager entities;

    @Inject
    ChangeFeed feed;

    @Inject
    Clock clock;

    /** @return how many changes were announced */
    @Transactional
    public int announce() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Publication> ended = Publication.list("not past and liveUntil <= ?1 order by liveUntil, id", now);
        List<Publication> begun = Publication.list("not announced and liveFrom <= ?1 order by liveFrom, id", now);
        begun.forEach(row -> row.announced = true);
        ended.forEach(row -> announceEnd(row, begun));
        begun.forEach(row -> announceBeginning(row, ended));
        return ended.size() + begun.size();
    }

    private void announceEnd(Publication row, List<Publication> begun) {
        row.past = true;
        boolean succeeded = begun.stream()
                .anyMatch(next -> next.entryId.equals(row.entryId) && next.liveFrom.equals(row.liveUntil));
        if (!succeeded) {
            feed.append(row.kind + ".unpublished", row.entryId, TouchedTags.of(types.get(row.type), row, null));
        }
    }

    private void announceBeginning(Publication row, List<Publication> ended) {
        Publication before = ended.stream()
                .filter(previous -> previous.entryId.equals(row.entryId) && row.liveFrom.equals(previous.liveUntil))
                .findFirst()
                .orElse(null);
        feed.append(row.kind + ".published", row.entryId, TouchedTags.of(types.get(row.type), before, row));
    }
}
