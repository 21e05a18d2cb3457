package org.openvault.backend.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.ingest.ImportReport.Outcome;
import org.openvault.backend.page.CreatePage;
import org.openvault.backend.page.Page;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.site.Site;

/** Keeps what an importer read, through the same use cases as everybody. What was edited here since is left alone. */
@ApplicationScoped
class Keeper {

    /** @param reason why it was skipped; null otherwise */
    record Kept(long entryId, Outcome outcome, @Nullable String reason) {}

    @Inject
    CreateEntry createEntry;

    @Inject
    CreatePage createPage;

    @Inject
    SaveDraft saveDraft;

    @Inject
    PublishEntry publishEntry;

    Optional<Long> find(String source, String key) {
        return ImportSource.find(source, key).map(row -> row.entryId);
    }

    /** Makes or updates an entry that has no place in the tree, and publishes it. */
    Kept entry(Actor actor, String source, String key, String type, JsonNode document) {
        Optional<ImportSource> known = ImportSource.find(source, key);
        if (known.isPresent()) {
            return update(actor, known.get(), document, Outcome.UPDATED);
        }
        long id = createEntry.create(actor, type, Site.getDefault(), document, "").id;
        ImportSource.remember(source, key, id, 1);
        return publish(actor, id, Outcome.CREATED);
    }

    /** Makes sure that a page stands where it belongs, as a draft with a title, so that others can link to it. */
    boolean place(Actor actor, String source, String key, long parentId, String type, String slug, JsonNode titleOnly) {
        if (ImportSource.find(source, key).isPresent()) {
            return false;
        }
        Page page = createPage.create(actor, Site.getDefault(), parentId, type, slug, titleOnly);
        ImportSource.remember(source, key, page.entryId, 1);
        return true;
    }

    /** Writes a page that has its place, and publishes it. */
    Kept page(Actor actor, String source, String key, JsonNode document, boolean isNew) {
        ImportSource known = ImportSource.find(source, key).orElseThrow();
        return update(actor, known, document, isNew ? Outcome.CREATED : Outcome.UPDATED);
    }

    private Kept update(Actor actor, ImportSource known, JsonNode document, Outcome whenWritten) {
        Entry.getLocked(known.entryId); // whoever edits it now waits, rather than being merged with and then forgotten
        Revision latest = Revision.findLatest(known.entryId).orElseThrow();
        if (latest.number != known.revision) {
            return new Kept(known.entryId, Outcome.SKIPPED, "edited here since the last import by " + latest.author);
        }
        Revision saved = saveDraft.save(actor, known.entryId, document, latest.number, "");
        known.revision = saved.number;
        return publish(actor, known.entryId, saved.number == latest.number ? Outcome.UNCHANGED : whenWritten);
    }

    private Kept publish(Actor actor, long entryId, Outcome outcome) {
        return switch (publishEntry.publish(actor, entryId)) {
            case PublishOutcome.Published published -> new Kept(entryId, outcome, null);
            case PublishOutcome.Unchanged unchanged -> new Kept(entryId, outcome, null);
            case PublishOutcome.Refused refused ->
                new Kept(entryId, Outcome.SKIPPED, "kept as a draft: " + refused.faults());
            case PublishOutcome.Conflict conflict ->
                new Kept(entryId, Outcome.SKIPPED, "kept as a draft: " + conflict.path() + " is taken");
        };
    }
}
