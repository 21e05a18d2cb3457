package org.openvault.frontend.seo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.openvault.frontend.content.Ancestor;
import org.openvault.frontend.content.Page;
import org.openvault.frontend.content.PageInfo;
import org.openvault.frontend.content.Site;

/** Pages as JSON-LD. */
public final class StructuredData {

    private StructuredData() {}

    public static String of(Site site, Page page, List<Ancestor> ancestors) {
        ArrayNode graph = JsonNodeFactory.instance.arrayNode();
        graph.add(page(site, page));
        if (!ancestors.isEmpty()) {
            graph.add(trail(site, page.info(), ancestors));
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("@context", "https://schema.org");
        root.set("@graph", graph);
        return root.toString().replace("<", "\\u003c"); // nothing in it can end the script element
    }

    private static ObjectNode page(Site site, Page page) {
        PageInfo info = page.info();
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("@type", type(page))
                .put("@id", site.absolute(info.url()))
                .put("url", site.absolute(info.url()))
                .put(page instanceof Page.Exhibit ? "headline" : "name", info.title())
                .put("inLanguage", info.locale());
        if (!info.searchDescription().isEmpty()) {
            result.put("description", info.searchDescription());
        }
        if (info.firstPublishedAt() != null && info.lastPublishedAt() != null) {
            result.put("datePublished", info.firstPublishedAt().toString());
            result.put("dateModified", info.lastPublishedAt().toString());
        }
        if (page instanceof Page.Exhibit exhibit) {
            exhibit.authors().forEach(author -> result.withArrayProperty("author")
                    .addObject()
                    .put("@type", "Person")
                    .put("name", author.name()));
            if (exhibit.cover() != null) {
                result.put("image", site.absolute(exhibit.cover().urlOf("fill-1920x1080")));
            }
        }
        return result;
    }

    private static String type(Page page) {
        return switch (page) {
            case Page.Home home -> "WebSite";
            case Page.Index index -> "CollectionPage";
            case Page.Collection collection -> "CollectionPage";
            case Page.Exhibit exhibit -> "Article";
            case Page.Standard standard -> "WebPage";
            case Page.Other other -> "WebPage";
        };
    }

    private static ObjectNode trail(Site site, PageInfo info, List<Ancestor> ancestors) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("@type", "BreadcrumbList");
        ArrayNode items = result.putArray("itemListElement");
        ancestors.forEach(ancestor -> item(items, ancestor.title(), site.absolute(ancestor.url())));
        item(items, info.title(), site.absolute(info.url()));
        return result;
    }

    private static void item(ArrayNode items, String name, String address) {
        items.addObject()
                .put("@type", "ListItem")
                .put("position", items.size())
                .put("name", name)
                .put("item", address);
    }
}
