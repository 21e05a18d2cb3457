package org.openvault.backend.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An operation of the document, as tests look at it. */
record Described(JsonNode document, String method, String path, List<String> segments, JsonNode json) {

    static List<Described> all(JsonNode document) {
        var all = new ArrayList<Described>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(verb -> all.add(new Described(
                        document, verb.getKey(), path.getKey(), segments(path.getKey()), verb.getValue()))));
        return all;
    }

    static List<String> segments(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    /** Follows a reference where there is one. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Names of parameters of a kind: {@code query}, {@code path}. */
    Set<String> parameters(String in) {
        var names = new HashSet<String>();
        json.path("parameters").forEach(one -> {
            JsonNode parameter = resolved(one);
            if (parameter.path("in").asText().equals(in)) {
                names.add(parameter.path("name").asText());
            }
        });
        return names;
    }

    /** The words that a parameter of the path may be; empty for whatever. */
    Set<String> words(String inBraces) {
        var words = new HashSet<String>();
        json.path("parameters").forEach(one -> {
            JsonNode parameter = resolved(one);
            if (inBraces.equals("{" + parameter.path("name").asText() + "}")) {
                parameter.path("schema").path("enum").forEach(word -> words.add(word.asText()));
            }
        });
        return words;
    }

    /** Whether a request to this address is one of it; the fewer names stand in the path, the closer it fits. */
    boolean matches(String verb, List<String> given) {
        List<String> ours = segments();
        if (!method.equalsIgnoreCase(verb) || ours.size() != given.size()) {
            return false;
        }
        for (int at = 0; at < ours.size(); at++) {
            boolean isName = ours.get(at).startsWith("{");
            if (isName
                    ? !words(ours.get(at)).isEmpty() && !words(ours.get(at)).contains(given.get(at))
                    : !ours.get(at).equals(given.get(at))) {
                return false;
            }
        }
        return true;
    }

    long names() {
        return segments().stream().filter(part -> part.startsWith("{")).count();
    }

    JsonNode requestBody() {
        return json.path("requestBody").path("content");
    }

    /** The members that an object of the schema, or of one of those among which it chooses, may have. */
    Set<String> members(JsonNode schema) {
        var members = new HashSet<String>();
        JsonNode resolved = resolved(schema);
        resolved.path("properties").fieldNames().forEachRemaining(members::add);
        resolved.path("anyOf").forEach(choice -> members.addAll(members(choice)));
        resolved.path("oneOf").forEach(choice -> members.addAll(members(choice)));
        return members;
    }

    /** Every media type that an answer may have. */
    Set<String> answered() {
        var types = new HashSet<String>();
        json.path("responses")
                .forEach(one -> resolved(one).path("content").fieldNames().forEachRemaining(types::add));
        return types;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
