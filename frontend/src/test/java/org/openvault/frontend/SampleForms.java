package org.openvault.frontend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A form at {@code /contact-us/}, and a backend that takes what is sent by it. */
public final class SampleForms {
    public static final String STAMP = "S".repeat(75);
    public static final String OTHER_STAMP = "T".repeat(75);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();

    /** What was sent, whatever became of it. */
    public List<JsonNode> received() {
        return List.copyOf(received);
    }

    public void forget() {
        received.clear();
    }

    static ObjectNode page() {
        ObjectNode answer = SampleSite.page(80, "forms.FormPage", "Write to us", "/contact-us/", page -> {
            page.put("introduction", "<p>We answer within a week, on working days.</p>")
                    .put("submit_label", "Send it")
                    .put("thanks", "<p>We have your letter.</p>");
            ArrayNode fields = page.putArray("fields");
            field(fields, "name", "single_line", "Your name", true);
            field(fields, "mail", "email", "E-mail", true).put("help", "For the answer <only>");
            select(fields);
            field(fields, "text", "multi_line", "Your question", true);
            field(fields, "yes", "checkbox", "You may show this to others", false);
        });
        SampleSite.ancestor(answer, 1, "home.HomePage", "Open Vault", "/");
        return answer;
    }

    private static ObjectNode field(ArrayNode fields, String id, String type, String label, boolean required) {
        return fields.addObject()
                .put("id", id)
                .put("type", type)
                .putObject("value")
                .put("label", label)
                .put("help", "")
                .put("required", required);
    }

    private static void select(ArrayNode fields) {
        for (String type : List.of("select", "radio", "checkboxes")) {
            ArrayNode choices =
                    field(fields, type, type, "About (" + type + ")", false).putArray("choices");
            choices.addObject().putObject("value").put("label", "A visit");
            choices.addObject().putObject("value").put("label", "A tape & more");
        }
    }

    /** @return the status of the answer and its body */
    ObjectNode answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/stamp")) {
            return JSON.createObjectNode().put("status", 200).put("stamp", STAMP);
        }
        ObjectNode sent = (ObjectNode) JSON.readTree(exchange.getRequestBody());
        received.add(sent.put("reader", exchange.getRequestHeaders().getFirst("X-Forwarded-For")));
        String text = sent.path("answers").path("text").path(0).asText();
        if (text.isEmpty()) {
            ObjectNode problem = JSON.createObjectNode().put("status", 422);
            ObjectNode error = problem.putArray("errors").addObject().put("message", "Please fill this in.");
            error.putArray("loc").add("answers").add("text");
            return problem;
        }
        if (text.equals("often")) {
            return JSON.createObjectNode().put("status", 429);
        }
        boolean stamped =
                List.of(STAMP, OTHER_STAMP).contains(sent.path("stamp").asText());
        return JSON.createObjectNode().put("status", stamped ? 201 : 409).put("stamp", OTHER_STAMP);
    }
}
