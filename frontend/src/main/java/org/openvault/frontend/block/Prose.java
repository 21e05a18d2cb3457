package org.openvault.frontend.block;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.openvault.frontend.block.Notes.Reference;

/**
 * Finishes the rich text of one page: ids on headings, footnote numbers, pictures that load late and keep their place. It does
 * not sanitise; the backend has done that.
 */
public final class Prose {
    private static final Document.OutputSettings COMPACT =
            new Document.OutputSettings().prettyPrint(false).charset("UTF-8");

    private final Anchors anchors;
    private final Outline outline;
    private final Notes notes;

    public Prose(Anchors anchors, Outline outline, Notes notes) {
        this.anchors = anchors;
        this.outline = outline;
        this.notes = notes;
    }

    /** Rich text with paragraphs and headings. */
    public String blocks(String html) {
        Element body = parse(html);
        dropEmpty(body);
        footnotes(body);
        body.select("h1, h2, h3, h4, h5, h6").forEach(this::heading);
        body.select("[id]:not(h2, h3, h4, .note-ref)")
                .forEach(element -> element.attr("id", anchors.take(element.id())));
        body.select("img").forEach(Prose::picture);
        body.select("table")
                .forEach(table -> table.wrap(
                        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"></div>"));
        return body.html();
    }

    /** Rich text beside the text: paragraphs, but no headings that would count as the page's own. */
    public String inlineBlocks(String html) {
        Element body = parse(html);
        dropEmpty(body);
        footnotes(body);
        body.select("h1, h2, h3, h4, h5, h6").tagName("p");
        body.select("[id]:not(.note-ref)").removeAttr("id");
        body.select("img").forEach(Prose::picture);
        return body.html();
    }

    /** Rich text within a line: captions, headings, cells. */
    public String inline(String html) {
        Element body = parse(html);
        footnotes(body);
        body.select("p, div, h1, h2, h3, h4, h5, h6").unwrap();
        return body.html().strip();
    }

    /** The words alone. */
    public static String words(String html) {
        return parse(html).text().strip();
    }

    private static Element parse(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings(COMPACT);
        return document.body();
    }

    private static void dropEmpty(Element body) {
        body.select("p, h1, h2, h3, h4, h5, h6").forEach(element -> {
            if (element.text().replace('\u00a0', ' ').isBlank()
                    && element.selectFirst("img, iframe, footnote, br + br") == null) {
                element.remove();
            }
        });
    }

    private void heading(Element heading) {
        int wished = heading.tagName().charAt(1) - '0';
        int level = outline.enter(wished);
        String title = title(heading);
        String anchor = heading.id().isEmpty() ? anchors.slug(title) : anchors.take(heading.id());
        heading.tagName("h" + level).attr("id", anchor);
        if (level <= 3) {
            outline.add(level, anchor, title);
        }
    }

    private static String title(Element heading) {
        Element copy = heading.clone();
        copy.select("sup").remove();
        return copy.text().strip();
    }

    private void footnotes(Element body) {
        for (Element mark : body.select("footnote")) {
            Reference reference = notes.refer(mark.id());
            if (reference == null) {
                mark.remove();
                continue;
            }
            spaceBefore(mark);
            Element link = new Element("a")
                    .attr("href", "#" + reference.noteAnchor())
                    .attr("id", reference.anchor())
                    .addClass("note-ref")
                    .attr("role", "doc-noteref")
                    .attr("aria-label", "Note " + reference.number())
                    .text(String.valueOf(reference.number()));
            mark.replaceWith(new Element("sup").appendChild(link));
        }
    }

    /** "word <note>" would let the number stand alone on the next line. */
    private static void spaceBefore(Element mark) {
        if (mark.previousSibling() instanceof TextNode text) {
            text.text(text.getWholeText().stripTrailing());
        }
    }

    private static void picture(Element image) {
        image.attr("loading", "lazy").attr("decoding", "async");
        if (!image.hasAttr("alt")) {
            image.attr("alt", "");
        }
        if (!image.hasAttr("width") || !image.hasAttr("height")) {
            image.addClass("unmeasured");
        }
    }
}
