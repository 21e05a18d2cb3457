package org.openvault.backend.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.release.Release.State;

/** Which releases there are, and what is in them, for whoever manages them. */
@ApplicationScoped
@Transactional
public class FindReleases {

    /** A release as it is now. @param items how many things it does */
    public record Found(Release release, State state, long items) {}

    public record Part(long count, List<Found> releases) {}

    /** @param revisionNumber of the revision to publish; null for whatever is the latest draft then */
    public record Item(ReleaseItem item, @Nullable Integer revisionNumber) {}

    @Inject
    Access access;

    @Inject
    ReleaseQueries queries;

    @Inject
    Clock clock;

    /** The newest first. @param state null for all */
    public Part list(Actor actor, @Nullable State state, int offset, int limit) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        Instant now = clock.instant();
        List<Release> releases = queries.list(state, now, offset, limit);
        Map<Long, Long> counts =
                queries.counts(releases.stream().map(release -> release.id).toList());
        return new Part(
                queries.count(state, now),
                releases.stream()
                        .map(release -> new Found(release, release.state(now), counts.getOrDefault(release.id, 0L)))
                        .toList());
    }

    public Found get(Actor actor, long releaseId) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        Release release = Release.get(releaseId);
        return new Found(
                release,
                release.state(clock.instant()),
                queries.counts(List.of(releaseId)).getOrDefault(releaseId, 0L));
    }

    /** In the order in which they happen. */
    public List<Item> items(Actor actor, long releaseId, int offset, int limit) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        Release.get(releaseId);
        return queries.numberedItems(releaseId, offset, limit);
    }

    /** Other releases, not live yet, that act on the same entries. */
    public List<ReleaseConflict> conflicts(Actor actor, long releaseId) {
        access.requireRight(actor, Right.MANAGE_RELEASES);
        Release.get(releaseId);
        return queries.conflicts(releaseId, clock.instant());
    }
}
