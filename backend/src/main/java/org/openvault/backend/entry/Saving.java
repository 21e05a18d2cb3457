package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentType;

/**
 * One author's wish to save, with the entry locked.
 *
 * @param latest what the draft is so far; null for a new entry
 */
record Saving(
        Actor actor,
        Entry entry,
        ContentType type,
        @Nullable Revision latest,
        String note,
        boolean autosave) {

    JsonNode before() {
        return latest == null ? JsonNodeFactory.instance.objectNode() : latest.document;
    }
}
