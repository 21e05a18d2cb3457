package org.openvault.frontend.seo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openvault.frontend.content.NewPage;

/** A feed as JSON Feed 1.1. */
final class JsonFeed {
    static final String TYPE = "application/feed+json; charset=utf-8";

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFeed() {}

    static String of(Feed feed) {
        ObjectNode root = JSON.createObjectNode()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", feed.title())
                .put("home_page_url", feed.home())
                .put("feed_url", feed.address());
        ArrayNode items = root.putArray("items");
        feed.newest().items().forEach(page -> item(items.addObject(), feed, page));
        return root.toString();
    }

    private static void item(ObjectNode item, Feed feed, NewPage page) {
        item.put("id", feed.id(page))
                .put("url", page.htmlUrl())
                .put("title", page.title())
                .put("content_text", page.description().isBlank() ? page.title() : page.description())
                .put("date_published", Sitemap.instant(page.firstPublishedAt()))
                .put("date_modified", Sitemap.instant(page.lastPublishedAt()));
        if (page.image() != null && !page.image().external()) {
            item.put("image", feed.newest().site().absolute(page.image().urlOf("fill-960x540")));
        }
        if (!page.authors().isEmpty()) {
            ArrayNode authors = item.putArray("authors");
            page.authors().forEach(author -> authors.addObject().put("name", author));
        }
    }
}
