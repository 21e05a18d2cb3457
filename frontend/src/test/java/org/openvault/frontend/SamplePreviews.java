package org.openvault.frontend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What links to drafts and instants show. */
public final class SamplePreviews {
    public static final String DRAFT = "D".repeat(75);
    public static final String INSTANT = "I".repeat(70);
    public static final String OVER = "O".repeat(75);

    private static final ObjectMapper JSON = new ObjectMapper();

    private SamplePreviews() {}

    static ObjectNode of(String token, String path, Map<String, ObjectNode> pages) {
        if (token.equals(DRAFT)) {
            ObjectNode answer = pages.get("/about/").deepCopy();
            answer.withObject("/page").put("title", "About, rewritten");
            answer.putObject("preview")
                    .put("kind", "draft")
                    .put("title", "About, rewritten")
                    .put("path", "/about/")
                    .put("version", "12.3")
                    .put("saved_at", "2026-11-21T09:14:00Z")
                    .put("expires_at", "2026-11-21T09:24:00Z");
            return answer;
        }
        return token.equals(INSTANT) ? instant(path, pages) : problem(token.equals(OVER) ? 410 : 404);
    }

    private static ObjectNode instant(String path, Map<String, ObjectNode> pages) {
        ObjectNode page = pages.get(path);
        ObjectNode answer = page == null ? problem(404) : page.deepCopy();
        answer.putObject("preview")
                .put("kind", "instant")
                .put("as_of", "2126-12-24T12:00:00Z")
                .put("expires_at", "2026-11-21T09:24:00Z");
        return answer;
    }

    private static ObjectNode problem(int status) {
        return JSON.createObjectNode().put("status", status).put("title", "No");
    }
}
