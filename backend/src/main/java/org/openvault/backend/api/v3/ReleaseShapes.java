package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.release.FindReleases.Found;
import org.openvault.backend.release.FindReleases.Item;
import org.openvault.backend.release.Release;
import org.openvault.backend.release.ReleaseConflict;
import org.openvault.backend.release.ReleaseItem;

/** How releases look in the API. */
final class ReleaseShapes {

    private ReleaseShapes() {}

    static ObjectNode of(Found found) {
        Release release = found.release();
        return object().put("id", release.id)
                .put("name", release.name)
                .put("description", release.description)
                .put("state", found.state().name().toLowerCase(Locale.ROOT))
                .put("items_count", found.items())
                .put("created_by", release.createdBy)
                .put("created_at", text(release.createdAt))
                .put("live_from", text(release.liveFrom))
                .put("published_by", release.publishedBy)
                .put("published_at", text(release.publishedAt))
                .put("reverted_by", release.revertedBy)
                .put("reverted_at", text(release.revertedAt));
    }

    static ObjectNode of(Item found) {
        ReleaseItem item = found.item();
        ObjectNode json = object().put("entry_id", item.entryId()).put("act", item.act());
        switch (item) {
            case ReleaseItem.Publish publish -> json.put("revision", found.revisionNumber());
            case ReleaseItem.Unpublish unpublish -> {}
            case ReleaseItem.Move move ->
                json.put("parent_id", move.to().parentId())
                        .put("slug", move.to().slug());
        }
        return json;
    }

    static void addConflicts(ObjectNode json, List<ReleaseConflict> conflicts) {
        ArrayNode list = json.putArray("conflicts");
        for (ReleaseConflict conflict : conflicts) {
            list.addObject()
                    .put("entry_id", conflict.entryId())
                    .put("release_id", conflict.releaseId())
                    .put("name", conflict.name())
                    .put("live_from", text(conflict.liveFrom()))
                    .put("act", conflict.act());
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
