package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.site.Site;

/** Makes a snippet, image, document or redirect, as a draft of one revision. Pages have a place too: {@code CreatePage}. */
@ApplicationScoped
public class CreateEntry {

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    @Inject
    SaveDraft saveDraft;

    @Inject
    Clock clock;

    /** @throws org.openvault.backend.problem.Problem.InvalidContent when the document does not fit the type */
    @Transactional
    public Entry create(Actor actor, String typeName, Site site, JsonNode document, String note) {
        ContentType type = types.get(typeName);
        return create(actor, type, site, document, note, type.kind().isMedia() ? MediaFolder.root().id : null);
    }

    /** An image or document in a folder of the media library. */
    @Transactional
    public Entry createIn(Actor actor, long folderId, String typeName, Site site, JsonNode document) {
        return create(actor, types.get(typeName), site, document, "", MediaFolder.get(folderId).id);
    }

    private Entry create(
            Actor actor, ContentType type, Site site, JsonNode document, String note, @Nullable Long folderId) {
        requireAdding(actor, type, folderId);
        Entry entry = Entry.of(type, site.locale, site.id, actor, clock.instant());
        entry.folderId = folderId;
        entry.persist();
        saveDraft.begin(actor, entry, document, note);
        return entry;
    }

    /** Whoever makes a page has been asked where it is to stand. */
    private void requireAdding(Actor actor, ContentType type, @Nullable Long folderId) {
        if (folderId != null) {
            access.requireFolder(actor, Verb.ADD, folderId);
        } else if (type.kind() != EntryKind.PAGE) {
            access.requireType(actor, Verb.ADD, type.name());
        }
    }
}
