package org.openvault.backend.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A publication as a reader meets it. Address fields are null for what has no address. */
public record Live(
        long entryId,
        String kind,
        String type,
        String locale,
        String title,
        @Nullable Long siteId,
        @Nullable Long parentId,
        @Nullable String slug,
        @Nullable String path,
        JsonNode summary,
        Instant firstPublishedAt,
        Instant lastPublishedAt) {

    public String tag() {
        return kind + ":" + entryId;
    }
}
