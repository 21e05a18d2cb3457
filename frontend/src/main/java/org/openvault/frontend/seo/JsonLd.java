package org.openvault.frontend.seo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.content.Ancestor;
import org.openvault.frontend.content.Author;
import org.openvault.frontend.content.Block;
import org.openvault.frontend.content.Page;
import org.openvault.frontend.content.PageInfo;
import org.openvault.frontend.content.Resolved;

/** A page in the words of schema.org. */
final class JsonLd {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonLd() {}

    static String of(
            Resolved resolved, String canonical, String description, @Nullable String image, List<Author> authors) {
        ObjectNode root = JSON.createObjectNode().put("@context", "https://schema.org");
        ArrayNode graph = root.putArray("@graph");
        page(graph.addObject(), resolved, canonical, description, image, authors);
        if (!resolved.ancestors().isEmpty()) {
            breadcrumbs(graph.addObject(), resolved, canonical);
        }
        Videos.of(resolved.page()).forEach(video -> video(graph.addObject(), resolved, video, description));
        return inScript(root);
    }

    private static void video(ObjectNode node, Resolved resolved, Block.Video video, String description) {
        PageInfo info = resolved.page().info();
        node.put("@type", "VideoObject").put("name", video.title().isBlank() ? info.title() : video.title());
        node.put(
                "description",
                video.caption().isBlank()
                        ? description
                        : Jsoup.parseBodyFragment(video.caption()).text());
        node.put("embedUrl", video.url());
        putIf(node, "uploadDate", info.firstPublishedAt());
        if (video.poster() != null) {
            node.put("thumbnailUrl", resolved.site().absolute(video.poster().urlOf("fill-960x540")));
        }
    }

    private static void page(
            ObjectNode node,
            Resolved resolved,
            String canonical,
            String description,
            @Nullable String image,
            List<Author> authors) {
        PageInfo info = resolved.page().info();
        node.put("@type", type(resolved.page())).put("url", canonical);
        node.put(resolved.page() instanceof Page.Exhibit ? "headline" : "name", info.title());
        node.put("inLanguage", info.locale());
        putIf(node, "description", description);
        putIf(node, "image", image);
        putIf(node, "datePublished", info.firstPublishedAt());
        putIf(node, "dateModified", info.lastPublishedAt());
        if (!authors.isEmpty()) {
            ArrayNode list = node.putArray("author");
            authors.forEach(author -> list.addObject().put("@type", "Person").put("name", author.name()));
        }
        if (resolved.page() instanceof Page.Home) {
            node.putObject("potentialAction")
                    .put("@type", "SearchAction")
                    .put("target", resolved.site().absolute("/search/?q={search_term_string}"))
                    .put("query-input", "required name=search_term_string");
        }
        node.putObject("publisher")
                .put("@type", "Organization")
                .put("name", resolved.site().name());
    }

    private static String type(Page page) {
        return switch (page) {
            case Page.Exhibit exhibit -> "Article";
            case Page.Collection collection -> "CollectionPage";
            case Page.Index index -> "CollectionPage";
            case Page.SeriesIndex index -> "CollectionPage";
            case Page.Series series -> "CreativeWorkSeries";
            case Page.Home home -> "WebSite";
            case Page.Form form -> "ContactPage";
            case Page.Standard standard -> "WebPage";
            case Page.Other other -> "WebPage";
        };
    }

    private static void breadcrumbs(ObjectNode node, Resolved resolved, String canonical) {
        node.put("@type", "BreadcrumbList");
        ArrayNode items = node.putArray("itemListElement");
        for (Ancestor ancestor : resolved.ancestors()) {
            item(items, ancestor.title(), resolved.site().absolute(ancestor.url()));
        }
        item(items, resolved.page().info().title(), canonical);
    }

    private static void item(ArrayNode items, String name, String address) {
        items.addObject()
                .put("@type", "ListItem")
                .put("position", items.size())
                .put("name", name)
                .put("item", address);
    }

    private static void putIf(ObjectNode node, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            node.put(name, value.toString());
        }
    }

    /** Nothing in a text may end the script element that holds it. */
    private static String inScript(ObjectNode root) {
        return root.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
