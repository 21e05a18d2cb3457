package org.openvault.frontend.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.openvault.frontend.block.BlockHtml;
import org.openvault.frontend.content.Block;
import org.openvault.frontend.content.Footnote;

/**
 * Puts a page's blocks together: every heading gets an address of its own, notes get their numbers in the order in which the
 * text names them, and the table of contents and the way back from each note follow from that.
 */
public final class Article {

    /** One line of the table of contents. */
    public record Entry(String id, String text, int level) {}

    /** @param backs ids of the places that name the note */
    public record Note(int number, String html, List<String> backs) {}

    private final List<String> blocks = new ArrayList<>();
    private final List<Entry> contents = new ArrayList<>();
    private final Set<String> ids = new HashSet<>(Set.of(
            "main",
            "authors",
            "notes-heading",
            "authors-heading",
            "chapters-heading",
            "related-heading",
            "introduction",
            "site-search"));
    private final Map<String, Footnote> notesById = new HashMap<>();
    private final List<Footnote> named = new ArrayList<>();
    private final Map<String, List<String>> backs = new HashMap<>();

    Article(List<Footnote> footnotes) {
        footnotes.forEach(note -> notesById.put(note.id(), note));
    }

    List<String> blocks() {
        return List.copyOf(blocks);
    }

    List<Entry> contents() {
        return List.copyOf(contents);
    }

    void addContents(String id, String text) {
        contents.add(new Entry(id, text, 2));
    }

    /** Notes in the order of their numbers; those that no text names come last, and have no way back. */
    List<Note> notes() {
        List<Footnote> all = new ArrayList<>(named);
        notesById.values().stream().filter(note -> !named.contains(note)).forEach(all::add);
        List<Note> notes = new ArrayList<>();
        for (Footnote note : all) {
            notes.add(new Note(notes.size() + 1, note.text(), backs.getOrDefault(note.id(), List.of())));
        }
        return notes;
    }

    void add(List<Block> stream) {
        reserveGivenIds(stream);
        stream.forEach(this::add);
    }

    /** Ids that an author has set stay as they are, since links in the text lead to them. */
    private void reserveGivenIds(List<Block> stream) {
        for (Block block : stream) {
            Jsoup.parseBodyFragment(html(block)).select("[id]").forEach(element -> {
                if (!element.normalName().equals("footnote")) {
                    ids.add(element.id());
                }
            });
        }
    }

    private void add(Block block) {
        switch (block) {
            case Block.Heading heading -> heading(block, heading.html(), 2);
            case Block.Subheading subheading -> heading(block, subheading.html(), 3);
            case Block.Records records -> records(records);
            default -> blocks.add(BlockHtml.of(block, prose(html(block)), ""));
        }
    }

    private static String html(Block block) {
        return switch (block) {
            case Block.Text text -> text.html();
            case Block.Credits credits -> credits.html();
            case Block.Html raw -> raw.html();
            case Block.Heading heading -> heading.html();
            case Block.Subheading subheading -> subheading.html();
            default -> "";
        };
    }

    private void heading(Block block, String html, int level) {
        String text = Jsoup.parseBodyFragment(html).text();
        String id = unusedId(text);
        contents.add(new Entry(id, text, level));
        blocks.add(BlockHtml.of(block, html, id));
    }

    private void records(Block.Records records) {
        String title = records.title().isEmpty()
                ? records.kind().label()
                : Jsoup.parseBodyFragment(records.title()).text();
        String id = unusedId(title);
        if (records.showSidebar()) {
            contents.add(new Entry(id, title, 2));
        }
        blocks.add(BlockHtml.of(records, "", id));
    }

    /** Rich text with ids on its headings and numbers for its notes. */
    private String prose(String html) {
        if (!html.contains("<h") && !html.contains("<footnote")) {
            return html;
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        for (Element heading : document.select("h2, h3, h4")) {
            if (heading.id().isEmpty()) {
                heading.attr("id", unusedId(heading.text()));
            }
            if (!heading.normalName().equals("h4")) {
                contents.add(new Entry(
                        heading.id(), heading.text(), heading.normalName().equals("h2") ? 2 : 3));
            }
        }
        document.select("footnote").forEach(this::number);
        return document.body().html();
    }

    private void number(Element reference) {
        Footnote note = notesById.get(reference.id());
        if (note == null) {
            reference.remove();
            return;
        }
        if (!named.contains(note)) {
            named.add(note);
        }
        int number = named.indexOf(note) + 1;
        List<String> places = backs.computeIfAbsent(note.id(), id -> new ArrayList<>());
        String place = "note-ref-" + number + (places.isEmpty() ? "" : "-" + (places.size() + 1));
        places.add(place);
        Element link = new Element("a")
                .attr("href", "#note-" + number)
                .attr("role", "doc-noteref")
                .attr("aria-label", "Note " + number)
                .text(String.valueOf(number));
        reference.replaceWith(
                new Element("sup").addClass("note-ref").attr("id", place).appendChild(link));
    }

    private String unusedId(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        String word = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String base = word.isEmpty() ? "section" : word.substring(0, Math.min(60, word.length()));
        String id = Character.isDigit(base.charAt(0)) ? "s-" + base : base;
        for (int copy = 2; !ids.add(id); copy++) {
            id = base + "-" + copy;
        }
        return id;
    }
}
