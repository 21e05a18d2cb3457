package org.openvault.frontend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A private page at {@code /club/}, its password, and what opens it. */
public final class SamplePasses {
    public static final String PASSWORD = "open sesame";
    public static final String PASS = "70.1799999999." + "p".repeat(43);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Through whom attempts came, in order. */
    private final List<String> readers = new CopyOnWriteArrayList<>();

    public List<String> readers() {
        return List.copyOf(readers);
    }

    static ObjectNode closed() {
        ObjectNode problem = SampleSite.problem(401);
        problem.putObject("restriction").put("page", 70).put("kind", "password");
        return problem;
    }

    /** The page, for whoever shows the pass. */
    static @Nullable ObjectNode opened(String path, @Nullable String passes) {
        if (!path.equals("/club/")
                || passes == null
                || !List.of(passes.split(" ")).contains(PASS)) {
            return null;
        }
        return SampleSite.page(70, "pages.StandardPage", "The club", path, page -> page.putArray("body"));
    }

    /** @return the status of the answer and its body */
    ObjectNode answer(HttpExchange exchange) throws IOException {
        readers.add(exchange.getRequestHeaders().getFirst("X-Forwarded-For"));
        var asked = JSON.readTree(exchange.getRequestBody());
        String password = asked.path("password").asText();
        if (asked.path("page").asLong() != 70) {
            return JSON.createObjectNode().put("status", 404);
        }
        return switch (password) {
            case PASSWORD -> JSON.createObjectNode().put("status", 201).put("pass", PASS);
            case "again and again" -> JSON.createObjectNode().put("status", 429);
            default -> JSON.createObjectNode().put("status", 403);
        };
    }
}
