package org.openvault.backend.api.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One verb at one address. What follows from what is said here (which errors there are) is added by itself. */
public final class Operation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern IN_PATH = Pattern.compile("\\{([a-z_]+)}");
    private static final String APPLICATION_JSON = "application/json";

    private enum Reader {
        ANYBODY,
        ANYBODY_OR_TOKEN,
        TOKEN
    }

    private final String method;
    private final String path;
    private final ObjectNode json = JSON.objectNode();
    private final List<String> parameters = new ArrayList<>();
    private final Map<Integer, ObjectNode> answers = new TreeMap<>();
    private Reader reader = Reader.TOKEN;

    Operation(String method, String path, String id) {
        this.method = method;
        this.path = path;
        json.put("operationId", id);
        json.putArray("tags").add(id.substring(0, id.indexOf('.')));
        Matcher named = IN_PATH.matcher(path);
        while (named.find()) {
            parameters.add("path." + named.group(1));
        }
        refused(400, 406, 414, 429, 431, 500);
        if (!parameters.isEmpty()) {
            refused(404);
        }
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    public Operation says(String summary) {
        json.put("summary", summary);
        return this;
    }

    public Operation tells(String description) {
        json.put("description", description);
        return this;
    }

    /** Nobody has to say who they are, and nothing changes when they do. */
    public Operation forAnybody() {
        reader = Reader.ANYBODY;
        return this;
    }

    /** A token shows more, or is needed for some parameters. */
    public Operation forAnybodyOrToken() {
        reader = Reader.ANYBODY_OR_TOKEN;
        return this;
    }

    /** @param names of parameters that the document knows: {@code limit}, or {@code header.if_match} */
    public Operation with(String... names) {
        for (String name : names) {
            parameters.add(name.startsWith("header.") || name.startsWith("query.") ? name : "query." + name);
        }
        return this;
    }

    public Operation takes(Schema body) {
        return takes(APPLICATION_JSON, body, true);
    }

    /** What may be left out as a whole, or be null. */
    public Operation mayTake(Schema body) {
        return takes(APPLICATION_JSON, body.orNull(), false);
    }

    /** Called more than once, it says what else the body may be. */
    public Operation takes(String mediaType, Schema body, boolean required) {
        ObjectNode request = json.withObjectProperty("requestBody").put("required", required);
        request.withObjectProperty("content").putObject(mediaType).set("schema", body.json());
        return refused(413, 415, 422);
    }

    public Operation answers(int status, Schema body) {
        return answers(status, APPLICATION_JSON, body);
    }

    public Operation answers(int status, String mediaType, Schema body) {
        answer(status).withObjectProperty("content").putObject(mediaType).set("schema", body.json());
        return this;
    }

    public Operation answersNothing() {
        answer(204);
        return this;
    }

    /** A redirect, without a body. */
    public Operation answersElsewhere() {
        return header(302, "Location");
    }

    private ObjectNode answer(int status) {
        return answers.computeIfAbsent(
                status, one -> JSON.objectNode().put("description", ApiDocument.MEANINGS.get(one)));
    }

    /** With a header that each answer of this status has. */
    public Operation header(int status, String name) {
        answer(status).withObjectProperty("headers").putObject(name).put("$ref", "#/components/headers/" + name);
        return this;
    }

    /** Statuses that come with a problem. */
    public Operation refused(int... statuses) {
        for (int status : statuses) {
            answers.put(
                    status, JSON.objectNode().put("$ref", "#/components/responses/" + ApiDocument.problemName(status)));
        }
        return this;
    }

    /** What is true of all reads, and of all that is made with a token. */
    private void addWhatIsUsual() {
        boolean isRead = method.equals("get") && answers.containsKey(200);
        if (isRead) {
            with("header.If-None-Match").header(200, "ETag").answer(304);
        }
        if (method.equals("post") && reader == Reader.TOKEN) {
            with("header.Idempotency-Key").refused(409, 422);
        }
    }

    ObjectNode json() {
        addWhatIsUsual();
        parameters.forEach(name ->
                json.withArrayProperty("parameters").addObject().put("$ref", "#/components/parameters/" + name));
        var security = json.putArray("security");
        if (reader != Reader.TOKEN) {
            security.addObject();
        }
        if (reader != Reader.ANYBODY) {
            security.addObject().putArray("token");
            refused(401, 403);
        }
        ObjectNode responses = json.putObject("responses");
        answers.forEach((status, answer) -> responses.set(String.valueOf(status), answer));
        return json;
    }
}
