package org.openvault.frontend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What the backend tells machines of the sample site: two parts of its map, the first of which comes in two answers. */
final class SampleMachines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleMachines() {}

    static ObjectNode parts() {
        ObjectNode answer = answer();
        ArrayNode parts = answer.putArray("parts");
        parts.addObject().put("part", 0).put("last_published_at", "2026-10-02T09:00:00.123456Z");
        parts.addObject().put("part", 3).put("last_published_at", "2026-11-20T09:00:00Z");
        return answer;
    }

    static ObjectNode part(String path, Map<String, String> query) {
        ObjectNode answer = answer();
        ArrayNode items = answer.putArray("items");
        switch (path + "?" + query.getOrDefault("after", "")) {
            case "/api/v3/sitemap/0?" -> {
                page(items, "/");
                page(items, "/exhibits/first-night/")
                        .withArray("images")
                        .add("http://localhost:8080/media/images/7/ab12cd/original.jpg");
                answer.put("next", 10);
            }
            case "/api/v3/sitemap/0?10" -> page(items, "/about/").put("q", "A & B");
            case "/api/v3/sitemap/3?" -> page(items, "/exhibits/caf%C3%A9/");
            default -> {
                // a part without pages
            }
        }
        return answer;
    }

    private static ObjectNode page(ArrayNode items, String path) {
        return items.addObject()
                .put("html_url", "http://localhost:8080" + path)
                .put("last_published_at", "2026-10-02T09:00:00.123456Z");
    }

    static ObjectNode newest(Map<String, String> query) {
        ObjectNode answer = answer();
        ArrayNode items = answer.putArray("items");
        for (String type : query.getOrDefault("type", "").split(",")) {
            boolean exhibit = type.equals("exhibits.ExhibitPage");
            String path = exhibit ? "/exhibits/first-night/" : "/collections/advocates/";
            String title = exhibit ? "Say It <i>Live</i> & more\u0001" : "The Advocates";
            items.add(SampleSite.card(exhibit ? 10 : 20, type, title, path, true)
                    .put("html_url", "http://localhost:8080" + path)
                    .put("last_published_at", exhibit ? "2026-10-02T09:00:00Z" : "2026-09-01T09:00:00Z"));
        }
        return answer;
    }

    /** With pages that the reader may have meant. */
    static ObjectNode nearest(ObjectNode problem) {
        ArrayNode nearest = problem.putArray("nearest");
        nearest.addObject().put("title", "Say It Live").put("url", "/exhibits/first-night/");
        nearest.addObject().put("title", "Evil").put("url", "https://evil.example/");
        return problem;
    }

    private static ObjectNode answer() {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("site", SampleSite.site());
        return answer;
    }
}
