package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openvault.backend.api.v2.Key.Shown;
import org.openvault.backend.delivery.Live;

/** What every page has. */
final class PageKeys {

    private static final List<Key> META = List.of(
            Key.meta(
                    "html_url",
                    Shown.IN_LISTS,
                    item -> TextNode.valueOf(item.v2().htmlUrl(item.live()))),
            Key.meta(
                    "slug", Shown.IN_LISTS, item -> TextNode.valueOf(item.live().slug())),
            Key.meta(
                    "show_in_menus",
                    Shown.IN_DETAILS,
                    item -> BooleanNode.valueOf(item.stored("show_in_menus").asBoolean())),
            Key.meta("seo_title", Shown.IN_DETAILS, item -> text(item, "seo_title")),
            Key.meta("search_description", Shown.IN_DETAILS, item -> text(item, "search_description")),
            Key.meta(
                    "first_published_at",
                    Shown.IN_LISTS,
                    item -> CommonKeys.text(item.live().firstPublishedAt())),
            Key.meta(
                    "last_published_at",
                    Shown.IN_DETAILS,
                    item -> CommonKeys.text(item.live().lastPublishedAt())),
            Key.meta("alias_of", Shown.IN_DETAILS, PageKeys::aliasOf)
                    .naming(item ->
                            item.v2().aliasOf(item.live()).map(id -> Set.of(id)).orElse(Set.of())),
            Key.meta("parent", Shown.ONLY_IN_DETAILS, PageKeys::parent)
                    .naming(item -> item.live().parentId() == null
                            ? Set.of()
                            : Set.of(item.live().parentId())));

    private PageKeys() {}

    static Keys of(boolean severalLocales) {
        var keys = new ArrayList<>(CommonKeys.ALL);
        keys.addAll(META);
        if (severalLocales) {
            keys.add(Key.meta(
                    "locale",
                    Shown.EVERYWHERE,
                    item -> TextNode.valueOf(item.live().locale())));
        }
        keys.add(Key.body(
                "title", Shown.EVERYWHERE, item -> TextNode.valueOf(item.live().title())));
        return new Keys(keys);
    }

    private static TextNode text(Item item, String name) {
        return TextNode.valueOf(item.stored(name).asText());
    }

    private static JsonNode aliasOf(Item item) {
        return link(item, item.v2().aliasOf(item.live()).flatMap(item.v2().expansion()::find));
    }

    private static JsonNode parent(Item item) {
        Long parentId = item.live().parentId();
        return link(
                item,
                parentId == null ? Optional.empty() : item.v2().expansion().find(parentId));
    }

    /** Whatever others may see of a page that is named beside another. */
    private static JsonNode link(Item item, Optional<Live> page) {
        if (page.isEmpty()) {
            return NullNode.instance;
        }
        ObjectNode result =
                JsonNodeFactory.instance.objectNode().put("id", page.get().entryId());
        result.putObject("meta")
                .put("type", page.get().type())
                .put("detail_url", item.v2().detailUrl("pages", page.get().entryId()))
                .put("html_url", item.v2().htmlUrl(page.get()));
        return result.put("title", page.get().title());
    }
}
