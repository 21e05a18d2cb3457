package org.openvault.backend.api.v2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.openvault.backend.delivery.Snapshot.LiveDocument;
import org.openvault.backend.problem.Problem;

/** Reads stored documents for answers. */
public final class Documents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    public static JsonNode read(LiveDocument stored) {
        try {
            JsonNode document = JSON.readTree(stored.document());
            if (document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException unreadable) {
            // told below
        }
        throw new Problem.BrokenDocument(
                "the document of entry " + stored.live().entryId() + " is not an object");
    }
}
