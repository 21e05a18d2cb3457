package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.Fault;
import org.openvault.backend.document.PublishRules;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishOutcome.Conflict;
import org.openvault.backend.publishing.PublishOutcome.Published;
import org.openvault.backend.publishing.PublishOutcome.Refused;
import org.openvault.backend.publishing.PublishOutcome.Unchanged;

/**
 * Puts the latest revision of a page, snippet, image, document or redirect before readers, now or from an instant on. A row
 * that begins later goes live by the clock of whoever reads: nobody has to be awake then.
 */
@ApplicationScoped
public class PublishEntry {

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    @Inject
    Addresses addresses;

    @Inject
    Timeline timeline;

    @Inject
    AuditLog audit;

    @Inject
    ChangeFeed feed;

    @Inject
    Clock clock;

    @Transactional
    public PublishOutcome publish(Actor actor, long entryId) {
        return publish(actor, entryId, null);
    }

    /** @param from an instant to come; null for now */
    @Transactional
    public PublishOutcome publish(Actor actor, long entryId, @Nullable Instant from) {
        access.require(actor, Verb.PUBLISH, entryId);
        Entry entry = Entry.getLocked(entryId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (from != null && !from.isAfter(now)) {
            throw new Problem.BadRequest("the instant to publish at, %s, is past".formatted(from));
        }
        Instant begin = from == null ? timeline.notBefore(entryId, now) : from.truncatedTo(ChronoUnit.MICROS);
        Revision revision = Revision.findLatest(entryId).orElseThrow();
        return decide(actor, entry, revision, begin, from == null ? begin : now);
    }

    private PublishOutcome decide(Actor actor, Entry entry, Revision revision, Instant begin, Instant now) {
        ContentType type = types.get(entry.type);
        List<Fault> faults = PublishRules.check(type, revision.document);
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        Optional<Address> address = Optional.empty();
        if (entry.kind().hasAddress()) {
            address = addresses.of(entry, revision, begin);
            if (address.isEmpty()) {
                return new Refused(List.of(new Fault(List.of(), "the page above is not live then")));
            }
        }
        Publication current = Publication.findLive(entry.id, begin).orElse(null);
        if (current != null && stands(current, revision, address)) {
            return new Unchanged();
        }
        if (address.isPresent()) {
            Optional<Long> occupant = addresses.occupant(entry.id, address.get(), begin);
            if (occupant.isPresent()) {
                return new Conflict(address.get().path(), occupant.get());
            }
        }
        return put(actor, entry, type, revision, address, current, begin, now);
    }

    private static boolean stands(Publication current, Revision revision, Optional<Address> address) {
        return current.revisionId.equals(revision.id)
                && address.map(a ->
                                a.path().equals(current.urlPath) && a.position().compareTo(current.position) == 0)
                        .orElse(true);
    }

    private Published put(
            Actor actor,
            Entry entry,
            ContentType type,
            Revision revision,
            Optional<Address> address,
            @Nullable Publication current,
            Instant begin,
            Instant now) {
        Publication row = PublicationDraft.of(entry, type, revision, address.orElse(null), current, begin);
        row.createdAt = now;
        row.createdBy = actor.name();
        row.announced = !begin.isAfter(now);
        timeline.put(row, now);
        String happened = entry.kind + (begin.isAfter(now) ? ".scheduled" : ".published");
        audit.record(actor, happened, entry.id, describe(current), describe(row));
        feed.append(happened, entry.id, TouchedTags.of(type, current, row));
        return new Published(row.id, begin, address.map(Address::path));
    }

    private static @Nullable String describe(@Nullable Publication row) {
        return row == null
                ? null
                : "{\"publication\":%d,\"revision\":%d,\"from\":\"%s\"}"
                        .formatted(row.id, row.revisionId, row.liveFrom);
    }
}
