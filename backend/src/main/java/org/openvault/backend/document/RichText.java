package org.openvault.backend.document;

import static org.openvault.backend.contenttype.RichTextFeature.BLOCKQUOTE;
import static org.openvault.backend.contenttype.RichTextFeature.BOLD;
import static org.openvault.backend.contenttype.RichTextFeature.FOOTNOTE;
import static org.openvault.backend.contenttype.RichTextFeature.HEADINGS;
import static org.openvault.backend.contenttype.RichTextFeature.IMAGE;
import static org.openvault.backend.contenttype.RichTextFeature.ITALIC;
import static org.openvault.backend.contenttype.RichTextFeature.LINK;
import static org.openvault.backend.contenttype.RichTextFeature.LISTS;
import static org.openvault.backend.contenttype.RichTextFeature.RULE;
import static org.openvault.backend.contenttype.RichTextFeature.SCRIPT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.RichTextFeature;

/**
 * Rich text as it is stored: HTML of few tags, in which links to pages and documents, images and footnotes are named by id
 * ({@code <a linktype="page" id="12">}, {@code <embed embedtype="image" id="7">}, {@code <footnote id="…">}), so that what
 * they point at may move. The form is that of Wagtail's database HTML, which importers and clients of the field know.
 */
public final class RichText {

    private static final Map<String, RichTextFeature> TAGS = Map.ofEntries(
            Map.entry("b", BOLD),
            Map.entry("i", ITALIC),
            Map.entry("sup", SCRIPT),
            Map.entry("sub", SCRIPT),
            Map.entry("h2", HEADINGS),
            Map.entry("h3", HEADINGS),
            Map.entry("h4", HEADINGS),
            Map.entry("ul", LISTS),
            Map.entry("ol", LISTS),
            Map.entry("li", LISTS),
            Map.entry("hr", RULE),
            Map.entry("a", LINK),
            Map.entry("embed", IMAGE),
            Map.entry("blockquote", BLOCKQUOTE),
            Map.entry("footnote", FOOTNOTE));
    private static final Map<String, String> SYNONYMS =
            Map.of("strong", "b", "em", "i", "h1", "h2", "h5", "h4", "h6", "h4");
    private static final Set<String> DROPPED_WHOLE = Set.of(
            "script",
            "style",
            "iframe",
            "object",
            "template",
            "noscript",
            "svg",
            "math",
            "title",
            "textarea",
            "select");
    private static final Set<String> BLOCKS = Set.of("p", "h2", "h3", "h4", "ul", "ol", "hr", "blockquote", "embed");
    private static final Set<String> IMAGE_FORMATS = Set.of("left", "right", "fullwidth");

    private RichText() {}

    /** The text with every tag and attribute taken out that the features do not allow; what the tags held stays. */
    public static String clean(String html, Set<RichTextFeature> features, boolean inline) {
        Element source = parse(html);
        Element target = new Document("").appendElement("div");
        source.childNodes().forEach(child -> copy(child, target, features, inline));
        if (!inline) {
            wrapLooseText(target);
        }
        return html(target);
    }

    public static Element parse(String html) {
        return Jsoup.parseBodyFragment(html).body();
    }

    /** The HTML inside an element, without white space of our own. */
    public static String html(Element element) {
        Document owner = element.ownerDocument();
        if (owner != null) {
            owner.outputSettings().prettyPrint(false);
        }
        return element.html().strip();
    }

    /** The words alone, for search, descriptions and headings. */
    public static String plain(String html) {
        return parse(html).text().strip();
    }

    /** What the text names: pages and documents by links, and images. @param at where the text stands */
    public static List<Reference> references(String html, List<Object> at) {
        if (!html.contains("id=")) {
            return List.of();
        }
        var references = new ArrayList<Reference>();
        for (Element element : parse(html).select("a[linktype], embed[embedtype=image]")) {
            EntryKind kind = element.hasAttr("linktype") ? EntryKind.of(element.attr("linktype")) : EntryKind.IMAGE;
            references.add(new Reference(Long.parseLong(element.attr("id")), kind, Set.of(), at));
        }
        return references;
    }

    /** Addresses of this site's own that the text links to by path, without what follows {@code #} or {@code ?}. */
    public static List<String> paths(String html) {
        if (!html.contains("href=\"/")) {
            return List.of();
        }
        return parse(html).select("a[href^=/]").eachAttr("href").stream()
                .map(href -> href.replaceAll("[?#].*", ""))
                .toList();
    }

    private static void copy(Node node, Element target, Set<RichTextFeature> features, boolean inline) {
        if (node instanceof TextNode text) {
            target.appendText(text.getWholeText());
        } else if (node instanceof Element element && !DROPPED_WHOLE.contains(element.normalName())) {
            String tag = SYNONYMS.getOrDefault(element.normalName(), element.normalName());
            Element copied = allowed(tag, features, inline) ? allowedCopy(tag, element) : null;
            Element parent =
                    copied == null ? target : target.appendChild(copied).lastElementChild();
            element.childNodes().forEach(child -> copy(child, parent, features, inline));
        }
    }

    private static boolean allowed(String tag, Set<RichTextFeature> features, boolean inline) {
        if (tag.equals("p")) {
            return !inline;
        }
        return tag.equals("br") || (TAGS.containsKey(tag) && features.contains(TAGS.get(tag)));
    }

    /** The element with only the attributes that mean something, or null when it means nothing without them. */
    private static @org.jspecify.annotations.Nullable Element allowedCopy(String tag, Element element) {
        var copy = new Element(tag);
        boolean meaningful =
                switch (tag) {
                    case "a" -> copyLink(element, copy);
                    case "embed" -> copyImage(element, copy);
                    case "footnote" -> copyIf(element, copy, "id", "[0-9a-fA-F-]{36}");
                    case "h2", "h3", "h4" -> {
                        copyIf(element, copy, "id", "[A-Za-z][A-Za-z0-9_-]{0,100}");
                        yield true;
                    }
                    default -> true;
                };
        return meaningful ? copy : null;
    }

    private static boolean copyLink(Element element, Element copy) {
        if (element.hasAttr("linktype")) {
            copyIf(element, copy, "fragment", "[A-Za-z][A-Za-z0-9_-]{0,100}");
            return copyIf(element, copy, "linktype", "page|document") && copyIf(element, copy, "id", "[0-9]{1,18}");
        }
        String href = element.attr("href").strip();
        if (!WebAddress.isSafe(href)) {
            return false;
        }
        copy.attr("href", href);
        return true;
    }

    private static boolean copyImage(Element element, Element copy) {
        copy.attr("alt", element.attr("alt"));
        copy.attr("format", IMAGE_FORMATS.contains(element.attr("format")) ? element.attr("format") : "fullwidth");
        return copyIf(element, copy, "embedtype", "image") && copyIf(element, copy, "id", "[0-9]{1,18}");
    }

    private static boolean copyIf(Element from, Element to, String name, String pattern) {
        Attribute attribute = from.attribute(name);
        if (attribute == null || !attribute.getValue().matches(pattern)) {
            return false;
        }
        to.attr(name, attribute.getValue());
        return true;
    }

    /** Runs of text and inline tags between blocks become paragraphs; empty paragraphs go. */
    private static void wrapLooseText(Element target) {
        Element paragraph = null;
        for (Node child : List.copyOf(target.childNodes())) {
            if (child instanceof Element element && BLOCKS.contains(element.normalName())) {
                paragraph = null;
            } else {
                if (paragraph == null) {
                    paragraph = new Element("p");
                    child.before(paragraph);
                }
                paragraph.appendChild(child);
            }
        }
        target.select("p").stream()
                .filter(p -> !p.hasText() && p.select("embed, footnote").isEmpty())
                .toList()
                .forEach(Node::remove);
    }
}
