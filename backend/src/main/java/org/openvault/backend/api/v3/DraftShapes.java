package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.v3.EntryQueries.Row;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.document.Diff;
import org.openvault.backend.document.Merge;
import org.openvault.backend.entry.ListRevisions.Listed;
import org.openvault.backend.entry.ReadDraft.Draft;
import org.openvault.backend.entry.SaveOutcome;
import org.openvault.backend.entry.Version;

/** Drafts and their history as the API gives them: fields as they are stored, references by id. */
final class DraftShapes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DraftShapes() {}

    /** In a list: without what it says. */
    static ObjectNode item(Row row) {
        ObjectNode item = JSON.objectNode().put("id", row.identity().id());
        item.set("meta", meta(row, row.version()));
        return item.put("title", row.title());
    }

    /** @param type of the draft; empty when no module knows it any more */
    static ObjectNode detail(Row row, Draft draft, Optional<ContentType> type) {
        ObjectNode detail = JSON.objectNode().put("id", row.identity().id());
        detail.set("meta", meta(row, draft.version()));
        draft.document().properties().forEach(field -> {
            if (isShown(type, field.getKey())) {
                detail.set(field.getKey(), shown(type, field.getKey(), field.getValue()));
            }
        });
        return detail;
    }

    private static ObjectNode meta(Row row, Version version) {
        ObjectNode meta = JSON.objectNode()
                .put("type", row.identity().type())
                .put(
                        "detail_url",
                        Shelf.addressOf(
                                row.identity().kind(),
                                row.identity().type(),
                                row.identity().id()))
                .put("locale", row.locale())
                .put("version", version.toString())
                .put("status", row.status())
                .put("owner", row.owner())
                .put("trashed", row.trashed())
                .put("created_at", text(row.createdAt()))
                .put("first_published_at", text(row.firstPublishedAt()))
                .put("last_published_at", text(row.lastPublishedAt()))
                .put("next_change_at", text(row.nextChange()));
        if (row.lockedBy() == null) {
            meta.putNull("locked");
        } else {
            meta.putObject("locked").put("by", row.lockedBy()).put("at", text(row.lockedAt()));
        }
        if (row.identity().kind().equals("page")) {
            meta.put("parent_id", row.parentId()).put("slug", row.slug()).put("alias_of", row.aliasOf());
        }
        return meta.put("live_url", row.liveUrl());
    }

    /** Hidden fields never leave the admin. */
    private static boolean isShown(Optional<ContentType> type, String field) {
        return type.flatMap(known -> known.field(field))
                .filter(known -> known.isPrivate())
                .isEmpty();
    }

    /** Where a file is kept is nobody's business outside. */
    private static JsonNode shown(Optional<ContentType> type, String field, @Nullable JsonNode value) {
        if (value == null) {
            return NullNode.instance;
        }
        boolean isFile = type.flatMap(known -> known.field(field))
                .filter(known -> known.kind() instanceof FieldKind.File)
                .isPresent();
        return isFile && value instanceof ObjectNode file ? file.deepCopy().without("key") : value;
    }

    static ObjectNode revision(Listed revision) {
        return JSON.objectNode()
                .put("number", revision.number())
                .put("version", revision.version().toString())
                .put("type", revision.type())
                .put("author", revision.author())
                .put("author_id", revision.authorId())
                .put("created_at", text(revision.createdAt()))
                .put("opened_at", text(revision.openedAt()))
                .put("note", revision.note())
                .put("based_on", revision.basedOn())
                .put("sealed", revision.sealed())
                .put("erased", revision.erased())
                .put("name", revision.name());
    }

    /** {@code {"since": [{version, author, at}], "changes": […]}} */
    static ObjectNode mergedWith(SaveOutcome.MergedWith merged, ContentType type) {
        ObjectNode result = JSON.objectNode();
        ArrayNode since = result.putArray("since");
        merged.since().forEach(one -> since.addObject()
                .put("version", one.version().toString())
                .put("author", one.author())
                .put("at", text(one.at())));
        result.set("changes", changes(merged.changes(), type));
        return result;
    }

    static ObjectNode conflicts(SaveOutcome.Conflicting conflicting, ContentType type) {
        ObjectNode result = JSON.objectNode();
        ArrayNode conflicts = result.putArray("conflicts");
        for (Merge.Conflict conflict : conflicting.conflicts()) {
            var known = Optional.of(type);
            ObjectNode one = conflicts.addObject();
            one.set("loc", at(conflict.field(), conflict.blockId()));
            one.put("reason", conflict.reason().name().toLowerCase(Locale.ROOT));
            one.set("base", shown(known, conflict.field(), conflict.base()));
            one.set("mine", shown(known, conflict.field(), conflict.mine()));
            one.set("theirs", shown(known, conflict.field(), conflict.theirs()));
        }
        result.put("latest_version", conflicting.latestVersion().toString());
        result.set("changed_since", changes(conflicting.changedSince(), type));
        return result;
    }

    static ArrayNode changes(List<Diff.Change> changes, ContentType type) {
        ArrayNode result = JSON.arrayNode();
        changes.stream()
                .filter(change -> isShown(Optional.of(type), change.field()))
                .forEach(change -> result.add(change(change, Optional.of(type))));
        return result;
    }

    private static ObjectNode change(Diff.Change change, Optional<ContentType> type) {
        return switch (change) {
            case Diff.FieldChanged(String field, JsonNode before, JsonNode after) ->
                put(change("field_changed", field, null), shown(type, field, before), shown(type, field, after));
            case Diff.BlockAdded added ->
                change("block_added", added.field(), added.id())
                        .put("index", added.index())
                        .set("value", added.value());
            case Diff.BlockRemoved removed ->
                change("block_removed", removed.field(), removed.id())
                        .put("index", removed.index())
                        .set("value", removed.value());
            case Diff.BlockMoved moved ->
                change("block_moved", moved.field(), moved.id())
                        .put("from", moved.from())
                        .put("to", moved.to());
            case Diff.BlockChanged changed -> blockChanged(changed);
        };
    }

    private static ObjectNode blockChanged(Diff.BlockChanged changed) {
        ObjectNode result =
                put(change("block_changed", changed.field(), changed.id()), changed.before(), changed.after());
        ArrayNode fields = result.putArray("fields");
        for (Diff.FieldChanged field : changed.fields()) {
            put(
                    fields.addObject().put("field", field.field()),
                    shown(Optional.empty(), field.field(), field.before()),
                    shown(Optional.empty(), field.field(), field.after()));
        }
        return result;
    }

    private static ObjectNode change(String kind, String field, @Nullable String blockId) {
        ObjectNode result = JSON.objectNode().put("change", kind);
        result.set("loc", at(field, blockId));
        return result;
    }

    private static ObjectNode put(ObjectNode target, JsonNode before, JsonNode after) {
        target.set("before", before);
        target.set("after", after);
        return target;
    }

    private static ArrayNode at(String field, @Nullable String blockId) {
        ArrayNode at = JSON.arrayNode().add(field);
        return blockId == null ? at : at.add(blockId);
    }

    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
