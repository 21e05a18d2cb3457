package org.openvault.backend.ingest.openvault3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The notes of a page. Takes them out of the sections' trees, where each stands as a paragraph that begins with an
 * anchor, and puts {@code <footnote id>} where the text refers to one.
 */
final class Notes {

    private final OldPage page;
    private final Map<String, Note> all = new LinkedHashMap<>();
    private final List<Finding> warnings = new ArrayList<>();

    /** @param trees the sections' trees, in the order of the page's sections; they are changed */
    Notes(OldPage page, List<Element> trees) {
        this.page = page;
        for (int i = 0; i < trees.size(); i++) {
            take(i, trees.get(i));
        }
        for (int i = 0; i < trees.size(); i++) {
            link(i, trees.get(i));
        }
        all.values().stream()
                .filter(note -> note.references == 0)
                .forEach(note -> warn(
                        note.line,
                        "note " + note.number + " has no reference; it is kept at the end of its section's notes"));
    }

    List<Note> inOrder() {
        return List.copyOf(all.values());
    }

    List<Finding> warnings() {
        return List.copyOf(warnings);
    }

    private void take(int section, Element tree) {
        List<Integer> referredTo =
                NoteMarks.referencesIn(tree).stream().map(NoteMarks::target).toList();
        tree.select("p").forEach(NoteMarks::partNotes);
        Set<Element> headings = new LinkedHashSet<>();
        Note last = null;
        for (Element block : List.copyOf(tree.select("p, li, div, h3, h4, h5, h6"))) {
            Integer number = NoteMarks.numberOf(block);
            if (number != null) {
                last = note(section, number, block, referredTo);
                Element heading = NoteMarks.headingAbove(block);
                if (heading != null) {
                    headings.add(heading);
                }
                block.remove();
            } else if (block.normalName().matches("h\\d")) {
                last = null;
            } else if (last != null && block.parent() == tree && !block.text().isBlank()) {
                last.add(block);
                block.remove();
            }
        }
        tree.select("ol:not(:has(li)), ul:not(:has(li))").remove();
        headings.forEach(NoteMarks::dropIfEmptied);
    }

    private Note note(int section, int number, Element block, List<Integer> referredTo) {
        NoteMarks.clean(block, number);
        Note first = all.get(key(section, number));
        int line = lineOf(
                "name=\"(?:footnote-)+" + number + "\"|id=\"(?:footnote-)+" + number + "\"", section, first != null);
        if (first == null) {
            return added(section, number, line, block);
        }
        int next = number + 1;
        if (referredTo.contains(next) && !all.containsKey(key(section, next)) && !isAhead(section, next)) {
            warn(line, "a second note " + number + ", taken as note " + next + ", which the text refers to");
            return added(section, next, line, block);
        }
        warn(line, "a second note " + number + ", joined to the first");
        first.add(block);
        return first;
    }

    private boolean isAhead(int section, int number) {
        return lineOrZero("name=\"(?:footnote-)+" + number + "\"|id=\"(?:footnote-)+" + number + "\"", section, false)
                > 0;
    }

    private Note added(int section, int number, int line, Element block) {
        String name =
                "openvault3/" + page.key() + "/" + page.sections().get(section).heading() + "/footnote/" + number;
        Note note = new Note(Ids.of(name), number, line);
        note.add(block);
        all.put(key(section, number), note);
        return note;
    }

    private void link(int section, Element tree) {
        Map<Integer, Integer> shown = new HashMap<>();
        List<Element> references = NoteMarks.referencesIn(tree);
        references.forEach(link -> shown.merge(NoteMarks.target(link), 1, Integer::sum));
        for (Element link : references) {
            int target = NoteMarks.target(link);
            String text = link.text().replaceAll("[\\[\\]\\s]", "");
            Note note = find(section, target);
            boolean twice = shown.getOrDefault(target, 0) > 1;
            if (text.matches("\\d{1,6}") && Integer.parseInt(text) != target) {
                int number = Integer.parseInt(text);
                Note meant = find(section, number);
                int line = lineOf("#footnote-" + target + "\\b", section, false);
                if (meant != null && (note == null || twice) && shown.getOrDefault(number, 0) == 0) {
                    warn(line, "a reference shows " + number + " and leads to " + target + ", taken as " + number);
                    note = meant;
                } else {
                    warn(line, "a reference shows " + number + " and leads to " + target + ", taken as " + target);
                }
            }
            replace(link, note, target, section);
        }
    }

    private void replace(Element link, @Nullable Note note, int target, int section) {
        if (note == null) {
            warn(
                    lineOf("#footnote-" + target + "\\b", section, false),
                    "reference to note " + target + ", which is not there");
            link.unwrap();
            return;
        }
        note.references++;
        link.replaceWith(
                page.key().kind() == PageKind.EXHIBIT
                        ? new Element("footnote").attr("id", note.id.toString())
                        : new Element("sup").text(Integer.toString(note.number)));
    }

    /** The introduction may have its own notes with the same numbers as the article's. */
    private @Nullable Note find(int section, int number) {
        Note own = all.get(key(section, number));
        if (own != null) {
            return own;
        }
        for (int i = 0; i < page.sections().size(); i++) {
            Note other = all.get(key(i, number));
            if (other != null) {
                return other;
            }
        }
        return null;
    }

    private static String key(int section, int number) {
        return section + "/" + number;
    }

    private int lineOf(String pattern, int section, boolean second) {
        int line = lineOrZero(pattern, section, second);
        return line > 0 ? line : page.sections().get(section).line();
    }

    private int lineOrZero(String pattern, int section, boolean second) {
        Pattern wanted = Pattern.compile(pattern);
        Section in = page.sections().get(section);
        boolean skip = second;
        for (int i = 0; i < in.lines().size(); i++) {
            if (wanted.matcher(in.lines().get(i)).find()) {
                if (!skip) {
                    return in.line() + 1 + i;
                }
                skip = false;
            }
        }
        return 0;
    }

    private void warn(int line, String reason) {
        warnings.add(new Finding(page.file(), line, reason));
    }

    /** One note; its parts are the paragraphs that it was written in. */
    static final class Note {

        private final UUID id;
        private final int number;
        private final int line;
        private final List<Element> parts = new ArrayList<>();
        private int references;

        private Note(UUID id, int number, int line) {
            this.id = id;
            this.number = number;
            this.line = line;
        }

        UUID id() {
            return id;
        }

        int number() {
            return number;
        }

        List<Element> parts() {
            return List.copyOf(parts);
        }

        private void add(Element part) {
            parts.add(part);
        }
    }
}
