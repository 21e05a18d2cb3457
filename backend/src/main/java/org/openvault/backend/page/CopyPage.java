package org.openvault.backend.page;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable;
import org.openvault.backend.publishing.ChangeTimetable.Wish;
import org.openvault.backend.publishing.Descendants;
import org.openvault.backend.publishing.Place;
import org.openvault.backend.publishing.Publication;
import org.openvault.backend.publishing.Step;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.site.Site;

/** Makes a page like another, with or without the pages below it, as drafts or as published as the originals are. */
@ApplicationScoped
public class CopyPage {

    /**
     * @param slug of the copy; null for the original's, with a number where that is taken
     * @param recursive with all pages below
     * @param published what readers see of the originals they see of the copies too
     */
    public record Options(@Nullable String slug, boolean recursive, boolean published) {}

    /** @param pages how many there are, this one among them */
    public record Copied(long pageId, int pages) {}

    @Inject
    Access access;

    @Inject
    Tree tree;

    @Inject
    ContentTypes types;

    @Inject
    CreateEntry createEntry;

    @Inject
    SaveDraft saveDraft;

    @Inject
    Descendants descendants;

    @Inject
    ChangeTimetable timetable;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @throws Problem.Conflict when the copies could not be published; nothing is copied then */
    @Transactional
    public Copied copy(Actor actor, long pageId, Spot spot, Options options) {
        timetable.takeTurn();
        Page original = Page.get(pageId);
        long parent = tree.parentOf(spot);
        access.require(actor, Verb.VIEW, pageId);
        access.requireUnder(actor, Verb.ADD, parent);
        if (options.published()) {
            access.requireUnder(actor, Verb.PUBLISH, parent);
        }
        tree.requireNotInTheTrash(original);
        tree.requireNotInTheTrash(Page.get(parent));
        List<Long> originals = new ArrayList<>(List.of(pageId));
        if (options.recursive()) {
            tree.requireNotBelowItself(pageId, parent);
            originals.addAll(descendants.inDrafts(pageId));
        }
        Map<Long, Long> copies = copyAll(actor, originals, place(original, spot, parent, options));
        if (options.published()) {
            publish(actor, copies);
        }
        return new Copied(copies.get(pageId), copies.size());
    }

    private Place place(Page original, Spot spot, long parent, Options options) {
        String slug = options.slug() == null ? tree.freeSlug(parent, original.slug) : options.slug();
        tree.requireFreeSlug(parent, slug, 0);
        Entry entry = Entry.findById(original.entryId);
        Entry above = Entry.findById(parent);
        tree.requireAllowed(types.get(entry.type), parent, above.siteId, 0);
        return tree.placeAt(spot, slug, 0);
    }

    /** @return original to copy, parents first */
    private Map<Long, Long> copyAll(Actor actor, List<Long> originals, Place first) {
        Map<Long, Long> copies = new LinkedHashMap<>();
        for (long id : originals) {
            Page original = Page.get(id);
            Place place = copies.isEmpty()
                    ? first
                    : new Place(copies.get(original.parentId), original.slug, original.position);
            copies.put(id, copyOne(actor, original, place));
        }
        return copies;
    }

    private long copyOne(Actor actor, Page original, Place place) {
        Entry entry = Entry.findById(original.entryId);
        Site site = Site.findById(Entry.<Entry>findById(place.parentId()).siteId);
        var copy = new Page();
        if (original.aliasOf != null) {
            Entry identity = Entry.of(types.get(entry.type), site.locale, site.id, actor, clock.instant());
            identity.persist();
            copy.entryId = identity.id;
            copy.aliasOf = original.aliasOf;
        } else {
            copy.entryId =
                    createEntry.create(actor, entry.type, site, document(entry.id), "copied from page " + entry.id).id;
        }
        copy.stand(place);
        copy.persist();
        audit.record(actor, "page.copied", copy.entryId, "{\"page\":%d}".formatted(entry.id), place.toJson());
        return copy.entryId;
    }

    private static JsonNode document(long entryId) {
        return Revision.findLatest(entryId).orElseThrow().document;
    }

    /** What readers see is copied as it is; a newer draft stays one. */
    private void publish(Actor actor, Map<Long, Long> copies) {
        Instant now = clock.instant();
        var steps = new ArrayList<Step>();
        var drafts = new LinkedHashMap<Long, JsonNode>();
        copies.forEach((original, copy) -> Publication.findLive(original, now).ifPresent(live -> {
            Revision shown = Revision.findById(live.revisionId);
            Optional<Revision> latest = Revision.findLatest(copy);
            if (latest.isPresent() && !latest.get().document.equals(shown.document)) {
                drafts.put(copy, latest.get().document);
                saveDraft.save(actor, copy, shown.document, latest.get().number, "as readers see it");
            }
            steps.add(new Step.Publish(copy, null));
        }));
        TimetableReport report = timetable.apply(actor, new Wish(steps, null, null, false));
        if (!report.isPossible()) {
            throw new Problem.Conflict("the copies cannot be published: " + report.reasons());
        }
        drafts.forEach((copy, document) ->
                saveDraft.save(actor, copy, document, Revision.findLatest(copy).orElseThrow().number, "newer draft"));
    }
}
