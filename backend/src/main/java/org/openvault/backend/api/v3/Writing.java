package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.v3.EntryQueries.Identity;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.document.Fault;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.entry.SaveOutcome;
import org.openvault.backend.entry.Version;
import org.openvault.backend.page.CreatePage;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.site.Site;

/** Makes and changes entries of what a request's body says; all of it, or nothing. */
@ApplicationScoped
class Writing {

    private static final String META = "meta";
    private static final String SLUG = "slug";
    private static final String PUBLISH = "publish";

    @Inject
    ContentTypes types;

    @Inject
    CreatePage createPage;

    @Inject
    CreateEntry createEntry;

    @Inject
    SaveDraft saveDraft;

    @Inject
    PublishEntry publishEntry;

    @Inject
    Drafts drafts;

    @Inject
    EntryQueries queries;

    /**
     * @param file the description of the file that was uploaded with it; null for none
     * @return the new entry's id
     */
    @Transactional
    public long create(Actor actor, Shelf shelf, @Nullable JsonNode json, @Nullable ObjectNode file) {
        Body meta = meta(
                json,
                true,
                shelf.kind() == EntryKind.PAGE
                        ? new String[] {"type", "parent_id", "action", "note"}
                        : new String[] {"type", "action"});
        ContentType type = type(shelf, meta);
        ObjectNode document = document(json, type, shelf.kind() == EntryKind.PAGE);
        if (file != null) {
            document.set("file", file);
        }
        boolean publish = isToPublish(meta);
        long id = shelf.kind() == EntryKind.PAGE
                ? page(actor, type, meta, slug(json), document)
                : createEntry.create(actor, type.name(), site(), document, "").id;
        if (publish) {
            Outcomes.require(publishEntry.publish(actor, id));
        }
        return id;
    }

    /** The type may be left out where there is but one. */
    private ContentType type(Shelf shelf, Body meta) {
        List<ContentType> possible = shelf.types(types);
        String name = meta.findText("type")
                .orElse(possible.size() == 1 ? possible.getFirst().name() : null);
        return possible.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> meta.fault(
                        "type",
                        "must be one of "
                                + String.join(
                                        ", ",
                                        possible.stream()
                                                .map(ContentType::name)
                                                .sorted()
                                                .toList())));
    }

    private long page(Actor actor, ContentType type, Body meta, @Nullable String slug, JsonNode document) {
        long parentId = meta.id("parent_id");
        Entry parent = Entry.<Entry>findByIdOptional(parentId)
                .filter(found -> found.kind() == EntryKind.PAGE && found.erasedAt == null)
                .orElseThrow(() -> meta.fault("parent_id", "there is no page " + parentId));
        return createPage.create(actor, Site.findById(parent.siteId), parentId, type.name(), slug, document).entryId;
    }

    private static Site site() {
        return Site.findDefault().orElseThrow(() -> new Problem.Conflict("there is no site yet"));
    }

    /**
     * Changes the fields that the body names, of the version that its author saw; null removes one.
     *
     * @return the draft as it is then, with {@code merged_with}
     */
    @Transactional
    public ObjectNode patch(Actor actor, Identity entry, @Nullable JsonNode json, Version seen, boolean autosave) {
        Body meta = meta(json, false, "note", "action");
        ContentType type = types.get(entry.type());
        requireSettable(json, type);
        ObjectNode document = merged(drafts.base(actor, entry.id(), seen), json);
        String note = meta.findText("note").orElse("");
        boolean publish = isToPublish(meta);
        if (publish && autosave) {
            throw meta.fault("action", "what saves itself does not publish itself");
        }
        SaveOutcome outcome = saveDraft.save(actor, entry.id(), document, seen, note, autosave);
        if (publish) {
            require(outcome, type);
            Outcomes.require(publishEntry.publish(actor, entry.id()));
        }
        return saved(actor, entry.id(), require(outcome, type), type);
    }

    /** @throws Refusal with all that somebody needs to decide, when both changed the same */
    static SaveOutcome.Saved require(SaveOutcome outcome, ContentType type) {
        return switch (outcome) {
            case SaveOutcome.Saved saved -> saved;
            case SaveOutcome.Conflicting conflicting ->
                throw Refusal.conflict("what was saved meanwhile, up to version %s, changes the same"
                                .formatted(conflicting.latestVersion()))
                        .with(DraftShapes.conflicts(conflicting, type));
        };
    }

    ObjectNode saved(Actor actor, long id, SaveOutcome.Saved saved, ContentType type) {
        queries.forget();
        ObjectNode detail = drafts.latest(actor, id);
        detail.set(
                "merged_with",
                saved.mergedWith()
                        .<JsonNode>map(merged -> DraftShapes.mergedWith(merged, type))
                        .orElse(NullNode.instance));
        return detail;
    }

    private static Body meta(@Nullable JsonNode json, boolean required, String... keys) {
        if (json == null || !json.isObject()) {
            throw new Problem.InvalidContent(List.of(new Fault(List.of(), "must be an object")));
        }
        JsonNode meta = json.get(META);
        return Body.of(meta == null ? ((ObjectNode) json).objectNode() : meta, List.of(META), keys);
    }

    private static boolean isToPublish(Body meta) {
        var action = meta.findText("action");
        if (action.isPresent() && !action.get().equals(PUBLISH)) {
            throw meta.fault("action", "must be 'publish' where it is given");
        }
        return action.isPresent();
    }

    private static @Nullable String slug(JsonNode json) {
        JsonNode slug = json.get(SLUG);
        if (slug != null && !slug.isTextual()) {
            throw new Problem.InvalidContent(List.of(new Fault(List.of(SLUG), "must be a text")));
        }
        return slug == null ? null : slug.textValue();
    }

    private static ObjectNode document(JsonNode json, ContentType type, boolean hasSlug) {
        ObjectNode document = ((ObjectNode) json).deepCopy();
        document.remove(META);
        if (hasSlug) {
            document.remove(SLUG);
        }
        requireSettable(document, type);
        return document;
    }

    /** What the server writes itself, and what never leaves the admin, is not there for the API. */
    private static void requireSettable(JsonNode json, ContentType type) {
        var faults = new ArrayList<Fault>();
        json.fieldNames().forEachRemaining(name -> {
            var field = type.field(name);
            if (!name.equals(META) && field.isEmpty()) {
                String message = name.equals(SLUG) ? "is changed by the action 'rename'" : "is not a field here";
                faults.add(new Fault(List.of(name), message));
            } else if (field.filter(known -> known.isPrivate() || known.kind() instanceof FieldKind.File)
                    .isPresent()) {
                faults.add(new Fault(List.of(name), "is not for the API to set"));
            }
        });
        if (!faults.isEmpty()) {
            throw new Problem.InvalidContent(faults);
        }
    }

    private static ObjectNode merged(JsonNode base, JsonNode patch) {
        ObjectNode document = base.deepCopy();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                document.remove(field.getKey());
            } else {
                document.set(field.getKey(), field.getValue());
            }
        });
        document.remove(META);
        return document;
    }
}
