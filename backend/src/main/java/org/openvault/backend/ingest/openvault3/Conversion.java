package org.openvault.backend.ingest.openvault3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** One page on its way from sections to the stored document. */
final class Conversion {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern CREDITS = Pattern.compile("(?i)^(additional )?credits?:?$");
    /** The page template's own parts; a heading of the text must not take their ids. */
    private static final Set<String> TEMPLATE_IDS = Set.of(
            "introduction", "authors", "footnotes", "article", "media", "credits", "content", "main", "contents");

    private final OldPage page;
    private final Lookup lookup;
    private final Links links;
    private final RichText text;
    private final Notes notes;
    private final Layout layout;
    private final StringBuilder introduction = new StringBuilder();

    Conversion(OldPage page, Addresses addresses, Lookup lookup) {
        this.page = page;
        this.lookup = lookup;
        List<Element> trees = new ArrayList<>();
        page.sections().forEach(section -> trees.add(Markdown.read(section.lines())));
        this.notes = new Notes(page, trees);
        this.links = new Links(page.file(), page.sections(), addresses, lookup, new Anchors(trees));
        this.text = new RichText(links, lookup, TEMPLATE_IDS);
        this.layout = new Layout("openvault3/" + page.key());
        for (int i = 0; i < trees.size(); i++) {
            convert(page.sections().get(i), trees.get(i));
        }
        if (page.key().kind() == PageKind.COLLECTION) {
            notesAsText();
        }
    }

    ObjectNode document() {
        ObjectNode document = JSON.objectNode();
        document.put("title", page.title());
        switch (page.key().kind()) {
            case EXHIBIT -> exhibit(document);
            case COLLECTION -> collection(document);
        }
        return document;
    }

    List<Finding> warnings() {
        List<Finding> all = new ArrayList<>(notes.warnings());
        all.addAll(links.warnings());
        return all;
    }

    Links links() {
        return links;
    }

    int footnotes() {
        return notes.inOrder().size();
    }

    private void convert(Section section, Element tree) {
        List<Piece> pieces = Pieces.of(tree, text, lookup);
        if (section.isIntroduction()) {
            introduction(pieces);
        } else if (section.isPeople() && page.key().kind() == PageKind.EXHIBIT) {
            besidePeople(pieces);
        } else if (!section.heading().isEmpty()) {
            heading(section);
            if (CREDITS.matcher(section.heading()).matches()) {
                layout.credits(pieces);
            } else {
                layout.section(pieces);
            }
        } else {
            layout.section(pieces);
        }
    }

    private void introduction(List<Piece> pieces) {
        int prose = 0;
        if (page.key().kind() == PageKind.COLLECTION && introduction.isEmpty()) {
            while (prose < pieces.size() && pieces.get(prose) instanceof Piece.Prose part) {
                introduction.append(part.html());
                prose++;
            }
        } else if (page.key().kind() == PageKind.EXHIBIT) {
            layout.heading("Introduction");
        }
        layout.section(pieces.subList(prose, pieces.size()));
    }

    /** Credits that the files keep below their people; the page template prints the people. */
    private void besidePeople(List<Piece> pieces) {
        List<Piece> credits = new ArrayList<>();
        List<Piece> before = new ArrayList<>();
        for (Piece piece : pieces) {
            boolean begun =
                    !credits.isEmpty() || piece instanceof Piece.Prose part && part.kind() != Piece.Prose.Kind.OTHER;
            (begun ? credits : before).add(piece);
        }
        layout.section(before);
        layout.credits(credits);
    }

    private void heading(Section section) {
        Element line = Markdown.read(List.of("# " + section.heading())).selectFirst("h1");
        String words = line == null ? Html.escapedText(section.heading()) : text.inline(line.childNodes());
        String inline = words.replaceAll("<(?!/?i>)[^>]*>", "");
        layout.heading(inline.isEmpty() ? Html.escapedText(section.heading()) : inline);
    }

    /** A collection's document has no list of footnotes. */
    private void notesAsText() {
        if (notes.inOrder().isEmpty()) {
            return;
        }
        StringBuilder items = new StringBuilder();
        notes.inOrder().forEach(note -> items.append("<p><sup>")
                .append(note.number())
                .append("</sup> ")
                .append(words(note))
                .append("</p>"));
        layout.heading("Endnotes");
        layout.section(List.of(new Piece.Prose(items.toString(), Piece.Prose.Kind.OTHER)));
    }

    private void exhibit(ObjectNode document) {
        document.set("body", layout.blocks());
        pictures(document);
        ArrayNode authors = document.putArray("authors");
        for (Person person : page.people()) {
            item(authors, "author/" + person.key()).put("value", lookup.author(person));
        }
        document.putArray("other_exhibits");
        ArrayNode footnotes = document.putArray("footnotes");
        for (Notes.Note note : notes.inOrder()) {
            ObjectNode item = footnotes.addObject();
            item.put("id", note.id().toString());
            item.putObject("value").put("text", words(note));
        }
    }

    private void collection(ObjectNode document) {
        document.put("introduction", introduction.toString());
        document.set("content", layout.blocks());
        pictures(document);
    }

    private void pictures(ObjectNode document) {
        if (page.cover() == null) {
            document.putNull("cover_image").putNull("hero_image");
        } else {
            long id = lookup.image(page.cover());
            document.put("cover_image", id).put("hero_image", id);
        }
        document.put("featured", false);
    }

    private ObjectNode item(ArrayNode list, String name) {
        return list.addObject()
                .put("id", Ids.of("openvault3/" + page.key() + "/" + name).toString());
    }

    private String words(Notes.Note note) {
        StringBuilder words = new StringBuilder();
        for (Element part : note.parts()) {
            String inline =
                    text.inline(part.childNodes()).replace("<br>", " ").replaceAll("</?(?!/?[abi][ >])[a-z][^>]*>", "");
            words.append(words.isEmpty() ? "" : " ").append(inline);
        }
        return words.toString();
    }
}
