package org.openvault.image;

import java.util.List;
import java.util.Map;

/**
 * One of the two applications as an image.
 *
 * @param ports what it listens on: readers or programs, and operators
 * @param environment what an image knows without being told
 * @param exercises what is asked of it while the JDK learns: pages, lists, a search
 */
record Part(
        String name, String description, List<Integer> ports, Map<String, String> environment, List<String> exercises) {
    private static final int MANAGEMENT = 9000;

    static final Part BACKEND = new Part(
            "backend",
            "Open Vault: API, admin and what runs by the clock",
            List.of(8081, MANAGEMENT),
            Map.of("OV_MEDIA_DIR", "/media"),
            List.of(
                    "/api/v3/resolve?path=/",
                    "/api/v3/resolve?path=/exhibits/",
                    "/api/v3/search?q=a",
                    "/api/v2/pages/?limit=20",
                    "/admin/session"));
    static final Part FRONTEND = new Part(
            "frontend",
            "Open Vault: the public site",
            List.of(8080, MANAGEMENT),
            Map.of("OV_CACHE_DIR", "/cache"),
            List.of("/", "/exhibits/", "/search/?q=a", "/sitemap.xml"));

    static Part of(String name) {
        return switch (name) {
            case "backend" -> BACKEND;
            case "frontend" -> FRONTEND;
            default -> throw new Trouble("there is no image '" + name + "'; there are backend and frontend");
        };
    }
}
