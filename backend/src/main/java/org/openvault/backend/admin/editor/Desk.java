package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.openvault.backend.admin.editor.EditorQueries.Head;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.entry.ReadDraft.Draft;

/**
 * An entry that somebody has come to edit.
 *
 * @param address of its screen
 * @param closed fields that they may not change
 * @param obstacle why they may change nothing
 */
record Desk(String address, Head head, ContentType type, Draft latest, Set<String> closed, Obstacle obstacle) {

    enum Obstacle {
        NONE,
        FORBIDDEN,
        LOCKED,
        ALIAS,
        TRASHED
    }

    public String getTitle() {
        return title(latest.document());
    }

    String title(JsonNode document) {
        String title = document.path(type.titleField()).asText();
        return title.isBlank() ? type.label() + " " + head.id() : title;
    }

    boolean isPage() {
        return head.kind().equals("page");
    }
}
