package org.openvault.backend.entry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.problem.Problem;

/** The identity of a page, snippet, image, document or redirect: what its revisions and publications belong to. */
@Entity
public class Entry extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public UUID uuid;
    public String kind;
    public String type;
    public String locale;
    public @Nullable Long siteId;
    public @Nullable Long ownerId;
    public Instant createdAt;

    /** The same for all translations of one thing. */
    public UUID translationKey;

    /** Where an image or document is kept in the media library; null for everything else. */
    public @Nullable Long folderId;

    /** When it was removed from the trash for good: what it said is gone, that it was is not. */
    public @Nullable Instant erasedAt;

    /** A new identity, of the type's kind, for a thing that has no translations yet. */
    public static Entry of(ContentType type, String locale, @Nullable Long siteId, Actor owner, Instant now) {
        var entry = new Entry();
        entry.uuid = UUID.randomUUID();
        entry.translationKey = entry.uuid;
        entry.kind = type.kind().value();
        entry.type = type.name();
        entry.locale = locale;
        entry.siteId = type.kind().hasAddress() ? siteId : null;
        entry.ownerId = owner.userIdOrNull();
        entry.createdAt = now;
        return entry;
    }

    /** The entry, with its row locked: whoever changes an entry takes turns with whoever else does. */
    public static Entry getLocked(long id) {
        Entry entry = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (entry == null) {
            throw new Problem.NotFound("there is no entry " + id);
        }
        return entry;
    }

    public EntryKind kind() {
        return EntryKind.of(kind);
    }

    public String tag() {
        return kind + ":" + id;
    }
}
