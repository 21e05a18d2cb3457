package org.openvault.backend.document;

import static org.openvault.backend.document.Elements.same;
import static org.openvault.backend.document.Elements.valueIn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.document.Merge.Conflict;
import org.openvault.backend.document.Merge.Reason;

/** One merge of whole documents. */
final class DocumentMerge {

    private final ContentType type;
    private final JsonNode base;
    private final JsonNode mine;
    private final JsonNode theirs;
    private final List<Conflict> conflicts = new ArrayList<>();

    DocumentMerge(ContentType type, JsonNode base, JsonNode mine, JsonNode theirs) {
        this.type = type;
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
    }

    Merge merge() {
        ObjectNode document = JsonNodeFactory.withExactBigDecimals(true).objectNode();
        Elements.fields(type, base, mine, theirs).forEach((name, kind) -> {
            JsonNode value = field(name, kind, valueIn(base, name), valueIn(mine, name), valueIn(theirs, name));
            if (value != null) {
                document.set(name, value.deepCopy());
            }
        });
        return conflicts.isEmpty() ? new Merge.Merged(document) : new Merge.Conflicting(conflicts, document);
    }

    private @Nullable JsonNode field(
            String name, Optional<FieldKind> kind, @Nullable JsonNode b, @Nullable JsonNode m, @Nullable JsonNode t) {
        if (same(m, t) || same(b, t)) {
            return m;
        }
        if (same(b, m)) {
            return t;
        }
        Optional<JsonNode> list = kind.filter(Elements::areIn).flatMap(k -> list(name, k, b, m, t));
        if (list.isPresent()) {
            return list.get();
        }
        conflicts.add(new Conflict(name, null, Reason.BOTH_CHANGED, b, m, t));
        return t;
    }

    private Optional<JsonNode> list(
            String name, FieldKind kind, @Nullable JsonNode b, @Nullable JsonNode m, @Nullable JsonNode t) {
        Optional<Map<String, JsonNode>> was = Elements.of(b);
        Optional<Map<String, JsonNode>> mineNow = Elements.of(m);
        Optional<Map<String, JsonNode>> theirsNow = Elements.of(t);
        if (was.isEmpty() || mineNow.isEmpty() || theirsNow.isEmpty()) {
            return Optional.empty();
        }
        var merge = new ListMerge(name, was.get(), mineNow.get(), theirsNow.get(), conflicts);
        List<JsonNode> elements = merge.merge();
        if (kind instanceof FieldKind.ListOf list && elements.size() > list.max()) {
            conflicts.add(new Conflict(name, null, Reason.TOO_MANY, b, m, t));
        }
        return Optional.of(Elements.array(elements));
    }
}
