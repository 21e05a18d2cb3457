package org.openvault.backend.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What every page of a site shows: its name, where it is, and its navigation, which editors keep on the home page. */
public final class SiteOutput {

    private SiteOutput() {}

    public static ObjectNode of(Snapshot.Found found, String url, Expansion expansion, CacheTags tags) {
        tags.add("site:" + found.siteId());
        tags.add("menu:" + found.siteId());
        JsonNode home = found.home().map(Live::summary).orElseGet(JsonNodeFactory.instance::objectNode);
        ObjectNode site = JsonNodeFactory.instance
                .objectNode()
                .put("id", found.siteId())
                .put("name", found.siteName())
                .put("url", url);
        site.set("menu", links(home.path("menu"), expansion));
        site.set("footer", links(home.path("footer"), expansion));
        site.set(
                "footer_text",
                RichTextOutput.of(RichTextFormat.HTML, home.path("footer_text").asText(""), expansion));
        return site;
    }

    private static ArrayNode links(JsonNode items, Expansion expansion) {
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : items) {
            JsonNode value = item.path("value");
            address(value, expansion).ifPresent(url -> links.addObject()
                    .put("title", value.path("title").asText())
                    .put("url", url));
        }
        return links;
    }

    private static Optional<String> address(JsonNode item, Expansion expansion) {
        return item.hasNonNull("page")
                ? expansion.find(item.path("page").longValue()).map(Live::path)
                : Optional.of(item.path("url").asText()).filter(url -> !url.isEmpty());
    }
}
