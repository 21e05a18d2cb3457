package org.openvault.backend.document;

import static org.openvault.backend.document.Elements.only;
import static org.openvault.backend.document.Elements.same;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.Merge.Conflict;
import org.openvault.backend.document.Merge.Reason;

/** The merge of one stream or list: first which elements there are and what each says, then their order. */
final class ListMerge {

    private final String field;
    private final Map<String, JsonNode> base;
    private final Map<String, JsonNode> mine;
    private final Map<String, JsonNode> theirs;
    private final List<Conflict> conflicts;

    ListMerge(
            String field,
            Map<String, JsonNode> base,
            Map<String, JsonNode> mine,
            Map<String, JsonNode> theirs,
            List<Conflict> conflicts) {
        this.field = field;
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
        this.conflicts = conflicts;
    }

    List<JsonNode> merge() {
        Map<String, JsonNode> kept = elements();
        return order(kept.keySet()).stream().map(kept::get).toList();
    }

    private Map<String, JsonNode> elements() {
        var ids = new LinkedHashSet<>(base.keySet());
        ids.addAll(theirs.keySet());
        ids.addAll(mine.keySet());
        var kept = new LinkedHashMap<String, JsonNode>();
        for (String id : ids) {
            JsonNode element = element(id, base.get(id), mine.get(id), theirs.get(id));
            if (element != null) {
                kept.put(id, element);
            }
        }
        return kept;
    }

    private @Nullable JsonNode element(String id, @Nullable JsonNode b, @Nullable JsonNode m, @Nullable JsonNode t) {
        if (same(m, t) || same(b, t)) {
            return m;
        }
        if (same(b, m)) {
            return t;
        }
        conflicts.add(new Conflict(field, id, Reason.BOTH_CHANGED, b, m, t));
        return t == null ? m : t;
    }

    /** The order of whoever moved elements about; what the other inserted is put behind what it stood behind there. */
    private List<String> order(Set<String> kept) {
        Set<String> known = new HashSet<>(kept);
        known.retainAll(mine.keySet());
        known.retainAll(theirs.keySet());
        Set<String> old = new HashSet<>(known);
        old.retainAll(base.keySet());
        boolean mineMoved = moved(mine, old);
        boolean theirsMoved = moved(theirs, old);
        boolean bothInsertedApart = !mineMoved && !theirsMoved && !inOneOrder(known);
        if (bothInsertedApart || (mineMoved && theirsMoved && !inOneOrder(old))) {
            conflicts.add(new Conflict(
                    field, null, Reason.BOTH_REORDERED, ids(base.keySet()), ids(mine.keySet()), ids(theirs.keySet())));
        }
        return mineMoved && !theirsMoved
                ? insert(only(theirs.keySet(), kept), only(mine.keySet(), kept))
                : insert(only(mine.keySet(), kept), only(theirs.keySet(), kept));
    }

    private boolean moved(Map<String, JsonNode> side, Set<String> old) {
        return !only(side.keySet(), old).equals(only(base.keySet(), old));
    }

    private boolean inOneOrder(Set<String> ids) {
        return only(mine.keySet(), ids).equals(only(theirs.keySet(), ids));
    }

    private static List<String> insert(List<String> from, List<String> into) {
        var result = new ArrayList<>(into);
        var present = new HashSet<>(into);
        var known = new HashSet<>(from);
        int place = 0;
        for (String id : from) {
            if (present.contains(id)) {
                place = result.indexOf(id) + 1;
            } else {
                while (place < result.size() && !known.contains(result.get(place))) {
                    place++; // what the one inserted at this place comes before what the other did
                }
                result.add(place++, id);
            }
        }
        return result;
    }

    private static ArrayNode ids(Collection<String> ids) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ids.forEach(array::add);
        return array;
    }
}
