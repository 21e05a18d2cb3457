package org.openvault.backend.ingest.openvault3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Reads a section's tree of HTML elements as pieces. */
final class Pieces {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern RECORDING = Pattern.compile(".*/embed/([A-Za-z]_[0-9A-Za-z]+).*");

    private final RichText text;
    private final Lookup lookup;
    private final List<Piece> pieces = new ArrayList<>();

    private Pieces(RichText text, Lookup lookup) {
        this.text = text;
        this.lookup = lookup;
    }

    static List<Piece> of(Element tree, RichText text, Lookup lookup) {
        Pieces reading = new Pieces(text, lookup);
        reading.read(tree);
        return reading.pieces;
    }

    private void read(Element parent) {
        List<Node> run = new ArrayList<>();
        for (Node child : parent.childNodes()) {
            if (RichText.isBlock(child)) {
                paragraph(run);
                run.clear();
                block((Element) child);
            } else {
                run.add(child);
            }
        }
        paragraph(run);
    }

    private void paragraph(List<Node> run) {
        Element picture = onlyPicture(run);
        if (picture != null) {
            pieces.add(new Piece.Whole("image", image(picture, linkAround(picture))));
        } else {
            prose(RichText.paragraph(text.inline(run)), Piece.Prose.Kind.OTHER);
        }
    }

    private void block(Element element) {
        switch (element.normalName()) {
            case "h1", "h2", "h3" -> prose(text.heading(element), Piece.Prose.Kind.CHAPTER);
            case "h4", "h5", "h6" -> prose(text.heading(element), Piece.Prose.Kind.HEADING);
            case "ul", "ol", "blockquote", "hr" -> prose(text.block(element), Piece.Prose.Kind.OTHER);
            case "table" -> table(element);
            case "iframe" -> frame(element);
            case "figure" -> figure(element);
            case "div" -> division(element);
            default -> read(element);
        }
    }

    private void prose(String html, Piece.Prose.Kind kind) {
        if (!html.isEmpty()) {
            pieces.add(new Piece.Prose(html, kind));
        }
    }

    /** The earlier site's cards: a link around a picture and its caption. */
    private void division(Element division) {
        Element link = division.selectFirst("> a[href]");
        Element picture = link == null ? null : link.selectFirst("> img");
        Element info = link == null ? null : link.selectFirst(".info");
        boolean alone = link != null && division.children().size() == 1;
        if (!alone || picture == null || info == null) {
            read(division);
            return;
        }
        Element caption = new Element("a").attr("href", link.attr("href"));
        info.childNodes().forEach(node -> caption.appendChild(node.clone()));
        pieces.add(new Piece.Card(image(picture, text.inline(List.of(caption)))));
    }

    private void figure(Element figure) {
        Element picture = figure.selectFirst("img");
        Element caption = figure.selectFirst("figcaption");
        if (picture == null) {
            read(figure);
            return;
        }
        pieces.add(new Piece.Whole("image", image(picture, caption == null ? "" : text.inline(caption.childNodes()))));
    }

    private void table(Element table) {
        List<Element> pictures = table.select("img");
        Element caption = table.selectFirst("caption");
        String captionText = caption == null ? "" : text.inline(caption.childNodes());
        if (pictures.size() == 1 && table.select("td, th").text().isBlank()) {
            pieces.add(new Piece.Whole("image", image(pictures.getFirst(), captionText)));
            return;
        }
        ObjectNode value = JSON.objectNode();
        value.put("caption", captionText);
        value.put("header_row", !table.select("tr:first-child th").isEmpty());
        value.put(
                "header_column",
                table.select("tr").size() > 1
                        && !table.select("tbody tr > th:first-child").isEmpty());
        ArrayNode rows = value.putArray("rows");
        for (Element row : table.select("tr")) {
            ArrayNode cells = rows.addArray();
            row.select("> td, > th").forEach(cell -> cells.add(text.inline(cell.childNodes())));
        }
        if (!rows.isEmpty()) {
            pieces.add(new Piece.Whole("table", value));
        }
    }

    private void frame(Element frame) {
        String source = frame.attr("src").strip();
        Matcher recording = RECORDING.matcher(source);
        ObjectNode value = JSON.objectNode();
        if (recording.matches()) {
            value.put("url", Addresses.OLD_SITE + "/catalog/" + recording.group(1));
            value.put("title", frame.attr("title"));
            value.put("caption", "");
            value.putNull("poster");
            pieces.add(new Piece.Whole("video", value));
        } else if (source.matches("(?i)(https?:)?//.+")) {
            value.put("url", Addresses.encoded(source.startsWith("//") ? "https:" + source : source));
            value.put("caption", "");
            pieces.add(new Piece.Whole("embed", value));
        }
    }

    private ObjectNode image(Element picture, String caption) {
        Picture read = Pictures.of(picture);
        ObjectNode value = JSON.objectNode();
        value.put("image", lookup.image(read));
        value.put("alt", read.alt());
        value.put(
                "decorative",
                picture.attr("aria-hidden").equals("true") && read.alt().isEmpty());
        value.put("caption", caption);
        value.put("credit", "");
        value.put("alignment", "full");
        return value;
    }

    /** A picture's link has no place in an image block; it becomes the caption. */
    private String linkAround(Element picture) {
        Element link = picture.closest("a[href]");
        if (link == null || picture.attr("alt").isBlank()) {
            return "";
        }
        return text.inline(
                List.of(new Element("a").attr("href", link.attr("href")).text(picture.attr("alt"))));
    }

    private static @Nullable Element onlyPicture(List<Node> run) {
        Element only = null;
        for (Node node : run) {
            if (node instanceof TextNode words && words.isBlank()
                    || node.nodeName().equals("br")) {
                continue;
            }
            if (only != null || !(node instanceof Element element)) {
                return null;
            }
            only = element;
        }
        if (only == null || only.normalName().equals("img")) {
            return only;
        }
        boolean linked = only.normalName().equals("a")
                && only.text().isBlank()
                && only.select("img").size() == 1;
        return linked ? only.selectFirst("img") : null;
    }
}
