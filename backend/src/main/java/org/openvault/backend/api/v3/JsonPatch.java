package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.document.CanonicalJson;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** Changes one by one (RFC 6902), each of them done or all of them refused. Elements of lists keep the ids that they have. */
final class JsonPatch {

    private static final int MOST_OPERATIONS = 1000;
    private static final int MOST_COPIED = 100_000;
    private static final String PATH = "path";
    private static final String FROM = "from";
    private static final String VALUE = "value";
    private static final Set<String> WITH_VALUE = Set.of("add", "replace", "test");

    /** The document stands below a key, so that it has a parent like everything in it. */
    private static final String ROOT = "document";

    private final ObjectNode holder = JsonNodeFactory.instance.objectNode();
    private int number;
    private int copied;

    private JsonPatch(ObjectNode document) {
        holder.set(ROOT, document.deepCopy());
    }

    /**
     * @throws Problem.InvalidContent saying which operation cannot be done, and why
     * @throws Refusal when a test fails: 409
     */
    static ObjectNode apply(ObjectNode document, JsonNode operations) {
        if (!operations.isArray() || operations.size() > MOST_OPERATIONS) {
            throw new Problem.InvalidContent(
                    List.of(new Fault(List.of(), "must be a list of at most " + MOST_OPERATIONS + " operations")));
        }
        var patch = new JsonPatch(document);
        for (JsonNode operation : operations) {
            patch.apply(operation);
            patch.number++;
        }
        if (patch.holder.get(ROOT) instanceof ObjectNode changed) {
            return changed;
        }
        throw new Problem.InvalidContent(List.of(new Fault(List.of(), "would leave no object")));
    }

    private void apply(JsonNode operation) {
        String name = operation.path("op").asText("");
        Pointer path = pointer(operation, PATH);
        if (WITH_VALUE.contains(name) && !operation.has(VALUE)) {
            throw fault(VALUE, "is required");
        }
        switch (name) {
            case "add" -> add(path, operation.get(VALUE).deepCopy());
            case "remove" -> remove(path, PATH);
            case "replace" -> replace(path, operation.get(VALUE).deepCopy());
            case "test" -> test(path, operation.get(VALUE));
            case "move" -> move(pointer(operation, FROM), path);
            case "copy" -> add(path, copy(pointer(operation, FROM), path));
            default -> throw fault("op", "must be one of add, remove, replace, move, copy and test");
        }
    }

    private Pointer pointer(JsonNode operation, String key) {
        JsonNode text = operation.path(key);
        if (!text.isTextual()) {
            throw fault(key, "is required");
        }
        return Pointer.find(text.textValue())
                .orElseThrow(() -> fault(key, "must be empty or begin with /, with ~0 for ~ and ~1 for /"))
                .below(ROOT);
    }

    private void add(Pointer path, JsonNode value) {
        switch (parent(path)) {
            case ArrayNode list -> {
                int index = Pointer.index(list, path.last());
                if (index < 0 || index > list.size()) {
                    throw fault(PATH, "there is no element '" + path.last() + "'");
                }
                list.insert(index, value);
            }
            case ObjectNode object -> object.set(path.last(), value);
            default -> throw fault(PATH, "leads into what has no parts");
        }
    }

    private JsonNode remove(Pointer path, String key) {
        JsonNode removed =
                switch (parent(path)) {
                    case ArrayNode list -> list.remove(Pointer.index(list, path.last()));
                    case ObjectNode object -> object.remove(path.last());
                    default -> null;
                };
        if (removed == null) {
            throw fault(key, "there is nothing there");
        }
        return removed;
    }

    /** What stands in a list keeps its id, unless another is given. */
    private void replace(Pointer path, JsonNode value) {
        JsonNode before = path.in(holder).orElseThrow(() -> fault(PATH, "there is nothing there"));
        switch (parent(path)) {
            case ArrayNode list -> {
                if (value instanceof ObjectNode element && !element.has("id") && before.has("id")) {
                    element.set("id", before.get("id"));
                }
                list.set(Pointer.index(list, path.last()), value);
            }
            case ObjectNode object -> object.set(path.last(), value);
            default -> throw fault(PATH, "leads into what has no parts");
        }
    }

    private void test(Pointer path, JsonNode expected) {
        boolean same = path.in(holder)
                .filter(found -> CanonicalJson.same(found, expected))
                .isPresent();
        if (!same) {
            ObjectNode errors = JsonNodeFactory.instance.objectNode();
            errors.set("errors", ProblemJson.errors(List.of(at(PATH, "does not say what the test expects"))));
            throw Refusal.conflict("test " + number + " of the patch failed").with(errors);
        }
    }

    private void move(Pointer from, Pointer path) {
        if (from.isAbove(path)) {
            throw fault(PATH, "is within what is moved");
        }
        add(path, remove(from, FROM));
    }

    /** A copy in a list is another element: it gets an id of its own. */
    private JsonNode copy(Pointer from, Pointer path) {
        JsonNode copy = from.in(holder)
                .orElseThrow(() -> fault(FROM, "there is nothing there"))
                .deepCopy();
        copied += size(copy);
        if (copied > MOST_COPIED) {
            throw fault(FROM, "copies more than is taken in one patch");
        }
        if (copy instanceof ObjectNode element && parent(path).isArray()) {
            element.remove("id");
        }
        forgetIds(copy);
        return copy;
    }

    private static void forgetIds(JsonNode node) {
        for (JsonNode part : node) {
            if (node.isArray() && part instanceof ObjectNode element) {
                element.remove("id");
            }
            forgetIds(part);
        }
    }

    private static int size(JsonNode node) {
        int size = 1;
        for (JsonNode part : node) {
            size += size(part);
        }
        return size;
    }

    private JsonNode parent(Pointer path) {
        return path.parent().in(holder).orElseThrow(() -> fault(PATH, "leads nowhere"));
    }

    private Problem.InvalidContent fault(String key, String message) {
        return new Problem.InvalidContent(List.of(at(key, message)));
    }

    private Fault at(String key, String message) {
        return new Fault(List.of(number, key), message);
    }
}
