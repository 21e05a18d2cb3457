package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** Takes an entry away from readers, now; with a page goes all that stands below it. Plans for later are dropped too. */
@ApplicationScoped
public class UnpublishEntry {

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    @Inject
    Timeline timeline;

    @Inject
    EntityManager entities;

    @Inject
    AuditLog audit;

    @Inject
    ChangeFeed feed;

    @Inject
    Clock clock;

    /** @return how many publications ended; 0 when nothing was live */
    @Transactional
    public int unpublish(Actor actor, long entryId) {
        access.require(actor, Verb.PUBLISH, entryId);
        Entry.getLocked(entryId);
        Instant now = timeline.notBefore(entryId, clock.instant().truncatedTo(ChronoUnit.MICROS));
        int ended = 0;
        for (long id : withLiveDescendants(entryId, now)) {
            Entry entry = Entry.getLocked(id);
            for (Publication row : Publication.listFrom(id, now)) {
                ended += takeAway(actor, entry, row, now);
            }
        }
        return ended;
    }

    private int takeAway(Actor actor, Entry entry, Publication row, Instant now) {
        if (!row.isLiveAt(now)) {
            row.delete();
            return 0;
        }
        timeline.end(row, now, now);
        audit.record(actor, entry.kind + ".unpublished", entry.id, "{\"publication\":%d}".formatted(row.id), null);
        feed.append(entry.kind + ".unpublished", entry.id, TouchedTags.of(types.get(entry.type), row, null));
        return 1;
    }

    /** Deepest last is of no matter: all end at one instant, in one transaction. */
    @SuppressWarnings("unchecked")
    private List<Long> withLiveDescendants(long entryId, Instant now) {
        var ids = new ArrayList<Long>(List.of(entryId));
        ids.addAll(entities.createNativeQuery("""
                        with recursive below as (
                            select entry_id from publication
                            where parent_id = :root and kind = 'page' and not past and (live_until is null or live_until > :now)
                            union
                            select p.entry_id from publication p join below on p.parent_id = below.entry_id
                            where p.kind = 'page' and not p.past and (p.live_until is null or p.live_until > :now)
                        )
                        select entry_id from below order by entry_id
                        """, Long.class)
                .setParameter("root", entryId)
                .setParameter("now", now)
                .getResultList());
        return ids;
    }
}
