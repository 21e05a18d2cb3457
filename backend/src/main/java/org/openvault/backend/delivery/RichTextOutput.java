package org.openvault.backend.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.openvault.backend.document.RichText;
import org.openvault.backend.media.ImageDescription;

/** Rich text as readers get it: links to pages lead to where these stand now, images have addresses and sizes. */
final class RichTextOutput {

    private RichTextOutput() {}

    static JsonNode of(RichTextFormat format, String stored, Expansion expansion) {
        return switch (format) {
            case DB_HTML -> JsonNodeFactory.instance.textNode(stored);
            case HTML -> JsonNodeFactory.instance.textNode(html(stored, expansion));
            case DB_MARKDOWN -> JsonNodeFactory.instance.textNode(MarkdownOutput.of(RichText.parse(stored)));
            case MARKDOWN -> JsonNodeFactory.instance.textNode(MarkdownOutput.of(resolved(stored, expansion)));
            case JSON -> ContentStateOutput.of(resolved(stored, expansion));
        };
    }

    private static String html(String stored, Expansion expansion) {
        return stored.contains("linktype=") || stored.contains("<embed")
                ? RichText.html(resolved(stored, expansion))
                : stored;
    }

    private static Element resolved(String stored, Expansion expansion) {
        Element body = RichText.parse(stored);
        body.select("a[linktype]").forEach(link -> resolveLink(link, expansion));
        body.select("embed").forEach(embed -> resolveImage(embed, expansion));
        return body;
    }

    /** A link to what readers cannot see becomes its text alone. */
    private static void resolveLink(Element link, Expansion expansion) {
        Optional<String> path = expansion.find(Long.parseLong(link.attr("id"))).map(Live::path);
        if (path.isEmpty()) {
            link.unwrap();
            return;
        }
        String fragment = link.attr("fragment");
        link.clearAttributes();
        link.attr("href", path.get() + (fragment.isEmpty() ? "" : "#" + fragment));
    }

    private static void resolveImage(Element embed, Expansion expansion) {
        Optional<Live> image = expansion.find(Long.parseLong(embed.attr("id")));
        if (image.isEmpty()) {
            embed.remove();
            return;
        }
        ImageDescription description =
                ImageDescription.of(image.get().entryId(), image.get().summary());
        var replacement = new Element("img");
        replacement.attr("src", description.addressAtWidth(800));
        description.sizeAtWidth(800).ifPresent(size -> {
            replacement.attr("width", String.valueOf(size.width()));
            replacement.attr("height", String.valueOf(size.height()));
        });
        replacement.attr("alt", embed.attr("alt").isEmpty() ? description.alt() : embed.attr("alt"));
        replacement.attr("class", "richtext-image " + embed.attr("format"));
        replacement.attr("loading", "lazy");
        embed.replaceWith(replacement);
    }
}
