package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.GivenInstant;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** The JSON object that a request brings: what is not asked for is refused, and so is what is of another kind. */
final class Body {

    private static final int MOST_IDS = 10_000;

    private final JsonNode json;
    private final List<Object> at;

    private Body(JsonNode json, List<Object> at) {
        this.json = json;
        this.at = at;
    }

    /** @param keys all that there may be */
    static Body of(@Nullable JsonNode json, String... keys) {
        return of(json, List.of(), keys);
    }

    static Body of(@Nullable JsonNode json, List<Object> at, String... keys) {
        if (json == null || !json.isObject()) {
            throw new Problem.InvalidContent(List.of(new Fault(at, "must be an object")));
        }
        var unknown = new LinkedHashSet<String>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of(keys));
        if (!unknown.isEmpty()) {
            throw new Problem.InvalidContent(unknown.stream()
                    .map(key -> new Fault(join(at, key), "there is no such key to be set here"))
                    .toList());
        }
        return new Body(json, at);
    }

    String text(String key) {
        return findText(key).orElseThrow(() -> fault(key, "is required"));
    }

    Optional<String> findText(String key) {
        return find(key, Body::isText, "must be a text without NUL characters").map(JsonNode::textValue);
    }

    Optional<Instant> findInstant(String key) {
        return findText(key)
                .map(text -> GivenInstant.parse(text).orElseThrow(() -> fault(key, "must be " + GivenInstant.FORM)));
    }

    Instant instant(String key) {
        return findInstant(key).orElseThrow(() -> fault(key, "is required"));
    }

    long id(String key) {
        return findId(key).orElseThrow(() -> fault(key, "is required"));
    }

    boolean flag(String key) {
        return findFlag(key).orElse(false);
    }

    Optional<Boolean> findFlag(String key) {
        return find(key, JsonNode::isBoolean, "must be true or false").map(JsonNode::booleanValue);
    }

    Optional<Long> findId(String key) {
        return find(key, Body::isId, "must be a whole number").map(JsonNode::longValue);
    }

    /** Each once, however often it is named. */
    Optional<Set<Long>> findIds(String key) {
        return findList(key).map(list -> {
            var ids = new LinkedHashSet<Long>();
            for (JsonNode id : list) {
                if (!isId(id)) {
                    throw fault(key, "must be a list of whole numbers");
                }
                ids.add(id.longValue());
            }
            return ids;
        });
    }

    Optional<List<JsonNode>> findList(String key) {
        return find(key, value -> value.isArray() && value.size() <= MOST_IDS, "must be a list of at most " + MOST_IDS)
                .map(list -> {
                    var items = new ArrayList<JsonNode>();
                    list.forEach(items::add);
                    return items;
                });
    }

    private Optional<JsonNode> find(String key, Predicate<JsonNode> fits, String otherwise) {
        JsonNode value = json.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!fits.test(value)) {
            throw fault(key, otherwise);
        }
        return Optional.of(value);
    }

    /** The database cannot keep a NUL. */
    private static boolean isText(JsonNode value) {
        return value.isTextual() && value.textValue().indexOf('\0') < 0;
    }

    private static boolean isId(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    Problem.InvalidContent fault(String key, String message) {
        return new Problem.InvalidContent(List.of(new Fault(join(at, key), message)));
    }

    private static List<Object> join(List<Object> at, String key) {
        var path = new ArrayList<>(at);
        path.add(key);
        return path;
    }
}
