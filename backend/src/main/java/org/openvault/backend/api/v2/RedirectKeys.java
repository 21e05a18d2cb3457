package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Optional;
import org.openvault.backend.api.v2.Key.Shown;

/** What redirects have: from where, and where to. */
final class RedirectKeys {

    static final Keys KEYS = keys();

    private RedirectKeys() {}

    private static Keys keys() {
        var keys = new ArrayList<>(CommonKeys.ALL);
        keys.add(Key.body(
                "old_path", Shown.IN_LISTS, item -> TextNode.valueOf(item.live().path())));
        keys.add(Key.body("location", Shown.IN_LISTS, RedirectKeys::location));
        keys.add(Key.body(
                "permanent",
                Shown.IN_DETAILS,
                item -> BooleanNode.valueOf(item.stored("permanent").asBoolean())));
        return new Keys(keys);
    }

    /** A page that nobody may see leads nowhere. */
    private static JsonNode location(Item item) {
        JsonNode page = item.stored("to_page");
        if (!page.isIntegralNumber()) {
            String url = item.stored("to_url").asText();
            return url.isEmpty() ? NullNode.instance : TextNode.valueOf(url);
        }
        String fragment = item.stored("fragment").asText();
        return Optional.of(page)
                .flatMap(item::find)
                .<JsonNode>map(live -> TextNode.valueOf(live.path() + (fragment.isEmpty() ? "" : "#" + fragment)))
                .orElse(NullNode.instance);
    }
}
