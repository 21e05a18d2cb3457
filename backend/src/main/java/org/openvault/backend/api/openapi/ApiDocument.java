package org.openvault.backend.api.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openvault.backend.contenttype.ContentType;

/** What is gathered from all descriptions, and the document made of it: sorted, so that it is the same every time. */
public final class ApiDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What the statuses mean, here as everywhere. */
    static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(200, "Done, or what was asked for"),
            Map.entry(201, "Made; Location says where it is, where it has an address of its own"),
            Map.entry(204, "Done; there is nothing to tell"),
            Map.entry(302, "What was looked for is at Location"),
            Map.entry(304, "What the client has is still what there is"),
            Map.entry(400, "The request itself is malformed, or has a parameter that is not known here"),
            Map.entry(401, "Nobody has said who they are, or not in a way that holds"),
            Map.entry(403, "Whoever asks may not do that"),
            Map.entry(404, "There is no such thing, or nothing that whoever asks may know of"),
            Map.entry(406, "It cannot be told in any of the forms that the client accepts"),
            Map.entry(409, "Somebody else was there first, or what is to be changed is in use"),
            Map.entry(410, "It was here once and was taken down"),
            Map.entry(412, "What the client has seen is not what there is any more"),
            Map.entry(413, "The body is longer than what is taken here"),
            Map.entry(414, "The address is longer than what is read here"),
            Map.entry(415, "The body is of a kind that is not taken here"),
            Map.entry(422, "What the body says will not do; every fault is named with its place"),
            Map.entry(423, "Somebody keeps the entry to themselves"),
            Map.entry(428, "The request has to say which version it is based on"),
            Map.entry(429, "Too often; Retry-After says when to come back"),
            Map.entry(431, "The headers are longer than what is read here"),
            Map.entry(500, "Something went wrong here; it is in the log, under the number in the answer"),
            Map.entry(503, "Not now; Retry-After says when to come back"));

    private final Collection<ContentType> types;
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, ObjectNode> parameters = new TreeMap<>();
    private final Map<String, ObjectNode> headers = new TreeMap<>();
    private final Map<String, Schema> schemas = new TreeMap<>();
    private final Map<String, Schema> problems = new TreeMap<>();
    private final List<Operation> operations = new ArrayList<>();

    ApiDocument(Collection<ContentType> types) {
        this.types = types;
        MEANINGS.keySet().stream()
                .filter(status -> status >= 400)
                .forEach(status -> problems.put(problemName(status), Schema.ref("Problem")));
    }

    /** Every content type, sorted by name. */
    public Collection<ContentType> types() {
        return types;
    }

    public Operation get(String path, String id) {
        return add("get", path, id);
    }

    public Operation post(String path, String id) {
        return add("post", path, id);
    }

    public Operation put(String path, String id) {
        return add("put", path, id);
    }

    public Operation patch(String path, String id) {
        return add("patch", path, id);
    }

    public Operation delete(String path, String id) {
        return add("delete", path, id);
    }

    /** One that was described already, to say more of it. */
    Operation operation(String method, String path) {
        return operations.stream()
                .filter(one -> one.method().equals(method) && one.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private Operation add(String method, String path, String id) {
        var operation = new Operation(method, path, id);
        operations.add(operation);
        return operation;
    }

    /** What operations whose ids begin with the name and a full stop have in common. */
    public void tag(String name, String description) {
        tags.put(name, description);
    }

    public Schema schema(String name, Schema schema) {
        Schema before = schemas.putIfAbsent(name, schema);
        if (before != null && !before.equals(schema)) {
            throw new IllegalStateException("two different schemas are called " + name);
        }
        return Schema.ref(name);
    }

    /** Under its own name, unless that means something else already: then under the longer one. */
    Schema schema(String name, String longer, Schema schema) {
        return schema.equals(schemas.getOrDefault(name, schema)) ? schema(name, schema) : schema(longer, schema);
    }

    /** @param name where and what it is, {@code query.limit}; a third part tells two of one name apart, {@code query.limit.v2} */
    public void parameter(String name, Schema schema, String description) {
        String[] parts = name.split("\\.");
        ObjectNode parameter =
                JSON.objectNode().put("name", parts[1]).put("in", parts[0]).put("description", description);
        if (parts[0].equals("path")) {
            parameter.put("required", true);
        }
        parameter.set("schema", schema.json());
        parameters.put(name, parameter);
    }

    public void requiredParameter(String name, Schema schema, String description) {
        parameter(name, schema, description);
        parameters.get(name).put("required", true);
    }

    public void header(String name, Schema schema, String description) {
        ObjectNode header = JSON.objectNode().put("description", description);
        header.set("schema", schema.json());
        headers.put(name, header);
    }

    static String problemName(int status) {
        return "Problem" + status;
    }

    ObjectNode json() {
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Open Vault content API")
                .put("version", "3")
                .put("summary", "Version 2, which today's clients speak, and version 3, which can write.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        var list = document.putArray("tags");
        tags.forEach((name, text) -> list.addObject().put("name", name).put("description", text));
        document.set("paths", paths());
        document.set("components", components());
        return document;
    }

    private ObjectNode paths() {
        var sorted = new TreeMap<String, Map<String, ObjectNode>>();
        for (Operation operation : operations) {
            Map<String, ObjectNode> ofPath = sorted.computeIfAbsent(operation.path(), path -> new TreeMap<>());
            if (ofPath.put(operation.method(), operation.json()) != null) {
                throw new IllegalStateException(
                        "%s %s is described twice".formatted(operation.method(), operation.path()));
            }
        }
        ObjectNode paths = JSON.objectNode();
        sorted.forEach((path, ofPath) ->
                ofPath.forEach((method, json) -> paths.withObjectProperty(path).set(method, json)));
        return paths;
    }

    private ObjectNode components() {
        ObjectNode components = JSON.objectNode();
        ObjectNode scheme = components.putObject("securitySchemes").putObject("token");
        scheme.put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "ov_…")
                .put("description", "A token as ./ov token create, or POST /api/v3/tokens, gives it");
        components.putObject("parameters").setAll(parameters);
        components.putObject("headers").setAll(headers);
        ObjectNode responses = components.putObject("responses");
        problems.forEach((name, schema) -> {
            int status = Integer.parseInt(name.substring("Problem".length()));
            ObjectNode response = responses.putObject(name).put("description", MEANINGS.get(status));
            if (status == 429 || status == 503) {
                response.putObject("headers").putObject("Retry-After").put("$ref", "#/components/headers/Retry-After");
            }
            response.putObject("content").putObject("application/problem+json").set("schema", schema.json());
        });
        ObjectNode shapes = components.putObject("schemas");
        schemas.forEach((name, schema) -> shapes.set(name, schema.json()));
        return components;
    }
}
