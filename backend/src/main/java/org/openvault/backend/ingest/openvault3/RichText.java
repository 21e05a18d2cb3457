package org.openvault.backend.ingest.openvault3;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes rich text: only the tags that a stored document may have, whatever stood in the source. */
final class RichText {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "ul",
            "ol",
            "li",
            "blockquote",
            "table",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "figure",
            "figcaption",
            "center",
            "pre",
            "dl",
            "dt",
            "dd",
            "iframe");
    private static final Pattern EDGE = Pattern.compile("^(?:\\s|<br>)+|(?:\\s|<br>)+$");

    private final Links links;
    private final Lookup lookup;
    private final Set<String> takenIds;

    /** @param reservedIds ids that the page's template gives to its own parts */
    RichText(Links links, Lookup lookup, Set<String> reservedIds) {
        this.links = links;
        this.lookup = lookup;
        this.takenIds = new HashSet<>(reservedIds);
    }

    static boolean isBlock(Node node) {
        return node instanceof Element element && BLOCKS.contains(element.normalName());
    }

    /** Text with its inline tags; empty when nothing would be seen. */
    String inline(List<? extends Node> nodes) {
        StringBuilder out = new StringBuilder();
        nodes.forEach(node -> write(node, out));
        String html = EDGE.matcher(out.toString()
                        .replaceAll("[ \\t\\n\\u00A0]*<br>[ \\t\\n]*", "<br>")
                        .replaceAll("[ \\t\\n\\r]+", " "))
                .replaceAll("");
        return isSeen(html) ? html : "";
    }

    String heading(Element heading) {
        String text = inline(heading.childNodes()).replaceAll("</?b>", "");
        if (text.isEmpty()) {
            return "";
        }
        String tag = heading.normalName().matches("h[123]") ? "h3" : "h4";
        return "<" + tag + " id=\"" + Html.escaped(newId(heading)) + "\">" + text + "</" + tag + ">";
    }

    String list(Element list) {
        StringBuilder items = new StringBuilder();
        for (Element item : list.children()) {
            String text = contents(item, "<br>");
            if (!text.isEmpty()) {
                items.append("<li>").append(text).append("</li>");
            }
        }
        String tag = list.normalName();
        return items.isEmpty() ? "" : "<" + tag + ">" + items + "</" + tag + ">";
    }

    String quote(Element quote) {
        StringBuilder inside = new StringBuilder();
        for (Node child : quote.childNodes()) {
            String text = child instanceof Element element && isBlock(child)
                    ? block(element)
                    : paragraph(inline(List.of(child)));
            inside.append(text);
        }
        return inside.isEmpty() ? "" : "<blockquote>" + inside + "</blockquote>";
    }

    String block(Element element) {
        return switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "ul", "ol" -> list(element);
            case "blockquote" -> quote(element);
            case "hr" -> "<hr>";
            default -> paragraph(contents(element, "<br>"));
        };
    }

    static String paragraph(String inline) {
        return inline.isEmpty() ? "" : "<p>" + inline + "</p>";
    }

    private String contents(Element element, String between) {
        StringBuilder out = new StringBuilder();
        StringBuilder nested = new StringBuilder();
        List<Node> run = new ArrayList<>();
        for (Node child : element.childNodes()) {
            if (child instanceof Element part && isBlock(child)) {
                append(out, inline(run), between);
                run.clear();
                if (part.normalName().matches("ul|ol")) {
                    nested.append(list(part));
                } else {
                    append(out, contents(part, between), between);
                }
            } else {
                run.add(child);
            }
        }
        append(out, inline(run), between);
        return out.append(nested).toString();
    }

    private static void append(StringBuilder out, String text, String between) {
        if (!text.isEmpty()) {
            out.append(out.isEmpty() ? "" : between).append(text);
        }
    }

    private void write(Node node, StringBuilder out) {
        if (node instanceof TextNode text) {
            out.append(Html.escapedText(text.getWholeText().replace('\u00A0', ' ')));
        } else if (node instanceof Element element) {
            writeElement(element, out);
        }
    }

    private void writeElement(Element element, StringBuilder out) {
        switch (element.normalName()) {
            case "em", "i", "cite" -> wrap("i", element, out);
            case "strong", "b" -> wrap("b", element, out);
            case "sup", "sub" -> wrap(element.normalName(), element, out);
            case "br" -> out.append("<br>");
            case "a" -> link(element, out);
            case "img" -> out.append(embed(element));
            case "footnote" ->
                out.append("<footnote id=\"").append(element.id()).append("\"></footnote>");
            case "script", "style" -> {}
            default -> element.childNodes().forEach(child -> write(child, out));
        }
    }

    private void wrap(String tag, Element element, StringBuilder out) {
        StringBuilder inside = new StringBuilder();
        element.childNodes().forEach(child -> write(child, inside));
        String text = inside.toString();
        if (text.isBlank()) {
            out.append(text);
            return;
        }
        String start = text.substring(0, text.length() - text.stripLeading().length());
        String end = text.substring(text.stripTrailing().length());
        out.append(start).append('<').append(tag).append('>').append(text.strip());
        out.append("</").append(tag).append('>').append(end);
    }

    private void link(Element link, StringBuilder out) {
        if (!link.hasAttr("href")) {
            link.childNodes().forEach(child -> write(child, out));
            return;
        }
        StringBuilder inside = new StringBuilder();
        link.childNodes().forEach(child -> write(child, inside));
        String text = isSeen(inside.toString()) ? inside.toString() : wordsFor(link.attr("href"));
        String start = links.startTag(link.attr("href"));
        out.append(start).append(text).append(start.isEmpty() ? "" : "</a>");
    }

    /** A link without words led to a search in the catalogue, which the earlier site showed in its place. */
    private static String wordsFor(String href) {
        return href.contains("/catalog?") ? "Browse these recordings in the archive" : Html.escapedText(href);
    }

    private String embed(Element image) {
        Picture picture = Pictures.of(image);
        return "<embed embedtype=\"image\" id=\"" + lookup.image(picture) + "\" alt=\"" + Html.escaped(picture.alt())
                + "\" format=\"fullwidth\">";
    }

    private String newId(Element heading) {
        Optional<String> anchor = Anchors.of(heading).filter(takenIds::add);
        return anchor.orElseGet(() -> newId(slug(heading.text())));
    }

    private String newId(String base) {
        String id = base;
        for (int number = 2; !takenIds.add(id); number++) {
            id = base + "-" + number;
        }
        return id;
    }

    private static String slug(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[\\p{M}'’]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.length() > 60 ? plain.substring(0, 61).replaceFirst("-[^-]*$", "") : plain;
        String slug = cut.replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "part" : slug;
    }

    private static boolean isSeen(String html) {
        return html.contains("<embed ")
                || html.contains("<footnote ")
                || !html.replaceAll("<[^>]*>", "").isBlank();
    }
}
