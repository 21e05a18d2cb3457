package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openvault.backend.api.FieldsParameter;
import org.openvault.backend.api.FieldsParameter.Choice;
import org.openvault.backend.api.v2.Key.Shown;

/** The keys that entries of an endpoint or type have, in their order. */
public record Keys(List<Key> all) {

    /** In what an entry is shown. */
    enum View {
        LIST,
        DETAIL,
        NESTED
    }

    /** The keys that are wanted, each with what is wanted of what it points at. */
    record Selection(Map<Key, Selection> keys) {

        static final Selection NONE = new Selection(Map.of());

        boolean needsDocument() {
            return keys.keySet().stream().anyMatch(Key::ofDocument);
        }

        ObjectNode write(Item item) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            ObjectNode meta = JsonNodeFactory.instance.objectNode();
            if (keys.keySet().stream().anyMatch(key -> key.name().equals("id"))) {
                result.put("id", item.live().entryId());
            }
            result.set("meta", meta);
            keys.forEach((key, nested) -> {
                var value = key.writer().of(item.nesting(nested));
                if (value != null) {
                    (key.inMeta() ? meta : result).set(key.name(), value);
                }
            });
            return meta.isEmpty() ? result.without("meta") : result;
        }
    }

    public Keys {
        var byName = new LinkedHashMap<String, Key>();
        all.forEach(key -> byName.put(key.name(), key));
        all = List.copyOf(byName.values()); // what a type says of a key comes after what all say, and counts
    }

    Keys with(List<Key> more) {
        var together = new ArrayList<>(all);
        together.addAll(more);
        return new Keys(together);
    }

    /** @throws org.openvault.backend.problem.Problem.BadRequest when other keys are wanted */
    Selection select(List<Choice> choices, View view) {
        List<Key> possible = all.stream().filter(key -> isPossible(key, view)).toList();
        List<String> usual = possible.stream()
                .filter(key -> isUsual(key, view))
                .map(Key::name)
                .toList();
        var selected =
                FieldsParameter.select(choices, possible.stream().map(Key::name).toList(), usual);
        var keys = new LinkedHashMap<Key, Selection>();
        for (Key key : possible) {
            List<Choice> nested = selected.get(key.name());
            if (nested != null) {
                keys.put(key, nested(key, nested));
            }
        }
        return new Selection(keys);
    }

    private static Selection nested(Key key, List<Choice> choices) {
        if (key.related() != null) {
            return key.related().get().select(choices, View.NESTED);
        }
        if (!choices.isEmpty()) {
            throw FieldsParameter.notNested(key.name());
        }
        return Selection.NONE;
    }

    /** What is read from whole documents is not at hand of entries that others name. */
    private static boolean isPossible(Key key, View view) {
        return switch (view) {
            case DETAIL -> true;
            case LIST -> key.shown() != Shown.ONLY_IN_DETAILS;
            case NESTED -> key.shown() != Shown.ONLY_IN_DETAILS && !key.ofDocument();
        };
    }

    private static boolean isUsual(Key key, View view) {
        return switch (view) {
            case DETAIL -> true;
            case LIST -> key.shown() == Shown.EVERYWHERE || key.shown() == Shown.IN_LISTS;
            case NESTED -> key.shown() == Shown.EVERYWHERE;
        };
    }
}
