package org.openvault.backend.ingest.openvault3;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** How the old files mark a note and a reference to one. */
final class NoteMarks {

    private static final Pattern NAME = Pattern.compile("(?:footnote-|fn-?|note-)+(\\d{1,6})");
    private static final Pattern NOTES_HEADING = Pattern.compile("(?:end|foot)?\\s?notes?:?", Pattern.CASE_INSENSITIVE);

    private NoteMarks() {}

    /** Notes that no empty line parts stand in one paragraph. */
    static void partNotes(Element paragraph) {
        Element rest = paragraph;
        for (Element anchor : List.copyOf(paragraph.select("> a:not([href])"))) {
            boolean names = NAME.matcher(anchor.hasAttr("name") ? anchor.attr("name") : anchor.id())
                    .matches();
            if (names && !anchor.equals(rest.firstElementChild())) {
                Element part = new Element("p");
                List<Node> from = List.copyOf(rest.childNodes().subList(anchor.siblingIndex(), rest.childNodeSize()));
                from.forEach(part::appendChild);
                rest.after(part);
                rest = part;
            }
        }
    }

    static @Nullable Integer numberOf(Element block) {
        String own = block.id().isEmpty() ? block.attr("name") : block.id();
        Matcher ownName = NAME.matcher(own);
        if (ownName.matches()) {
            return Integer.valueOf(ownName.group(1));
        }
        for (Node child : block.childNodes()) {
            if (child instanceof TextNode text && text.isBlank()) {
                continue;
            }
            if (child instanceof Element anchor && anchor.normalName().equals("a") && !anchor.hasAttr("href")) {
                Matcher name = NAME.matcher(anchor.hasAttr("name") ? anchor.attr("name") : anchor.id());
                return name.matches() ? Integer.valueOf(name.group(1)) : null;
            }
            return null;
        }
        return null;
    }

    /** Takes away the anchor, the number and the way back: the new page numbers its notes by itself. */
    static void clean(Element block, int number) {
        block.select("a:not([href])").forEach(anchor -> {
            if (anchor.childNodeSize() == 0) {
                anchor.remove();
            } else {
                anchor.unwrap();
            }
        });
        Element sup = block.selectFirst("sup");
        if (sup != null && sup.text().strip().matches("\\d+")) {
            sup.remove();
        }
        block.select("a[href^=#]").forEach(link -> {
            if (link.text().matches("[\\s↩↑^\\uFE0E\\uFE0F]*|(?i)back")) {
                link.remove();
            }
        });
        if (!block.childNodes().isEmpty() && block.childNode(0) instanceof TextNode text) {
            text.text(text.getWholeText()
                    .replaceFirst("^\\s*" + number + "[.)]\\s+", "")
                    .replaceFirst("^\\s+", ""));
        }
    }

    static @Nullable Element headingAbove(Element block) {
        Element before = block.previousElementSibling();
        return before != null && before.normalName().matches("h\\d") ? before : null;
    }

    /** A heading over nothing but notes goes with them; the page template prints one above the footnotes. */
    static void dropIfEmptied(Element heading) {
        if (!NOTES_HEADING.matcher(heading.text().strip()).matches()) {
            return;
        }
        Element next = heading.nextElementSibling();
        while (next != null && next.text().isBlank() && next.selectFirst("img, iframe") == null) {
            next = next.nextElementSibling();
        }
        if (next == null || next.normalName().matches("h[1-3]")) {
            heading.remove();
        }
    }

    static int target(Element link) {
        Matcher name = NAME.matcher(link.attr("href").substring(1));
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    static List<Element> referencesIn(Element tree) {
        return tree.select("a[href^=#]").stream()
                .filter(link -> NAME.matcher(link.attr("href").substring(1)).matches())
                .toList();
    }
}
