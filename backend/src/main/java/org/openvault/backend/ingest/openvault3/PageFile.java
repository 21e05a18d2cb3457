package org.openvault.backend.ingest.openvault3;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page's file: {@code # title}, a number, a picture, then {@code ##} sections. Lines keep their numbers throughout.
 */
final class PageFile {

    private static final Pattern TITLE = Pattern.compile("^ {0,3}#\\s+(.*\\S)\\s*$");
    private static final Pattern SECTION = Pattern.compile("^ {0,3}##(?!#)\\s*(.*?)\\s*#*\\s*$");
    private static final Pattern LINK_LINE = Pattern.compile("^\\s*(?:[-*+]\\s+)?\\[.*\\]\\(.*\\).*$");

    private final PageKey key;
    private final String file;
    private final List<String> lines;
    private final List<Finding> warnings = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private String title = "";
    private int order;
    private @Nullable Picture cover;

    private PageFile(PageKey key, String file, List<String> lines) {
        this.key = key;
        this.file = file;
        this.lines = Mending.mended(lines);
    }

    sealed interface Reading {

        record Read(OldPage page, List<Finding> warnings) implements Reading {}

        record Unreadable(Finding problem) implements Reading {}
    }

    static Reading read(PageKey key, String file, String content) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        return new PageFile(
                        key,
                        file,
                        List.of(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)))
                .read();
    }

    private Reading read() {
        int titleAt = firstFilledLine();
        Matcher heading = TITLE.matcher(titleAt < lines.size() ? lines.get(titleAt) : "");
        if (!heading.matches()) {
            return unreadable(
                    Math.min(titleAt, lines.size() - 1) + 1, "no title: the first line should be \"# Title\"");
        }
        title = Markdown.plain(heading.group(1));
        if (title.isBlank()) {
            return unreadable(titleAt + 1, "the title has no words");
        }
        int firstSection = nextSection(titleAt + 1);
        if (firstSection == lines.size()) {
            return unreadable(titleAt + 1, "wrong layout: no section (a line that begins with ##)");
        }
        readTop(titleAt + 1, firstSection);
        readSections(firstSection);
        return finished();
    }

    private int firstFilledLine() {
        int at = 0;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private int nextSection(int from) {
        int at = from;
        while (at < lines.size() && !SECTION.matcher(lines.get(at)).matches()) {
            at++;
        }
        return at;
    }

    private void readTop(int from, int to) {
        List<String> rest = new ArrayList<>();
        boolean numbered = false;
        for (int i = from; i < to; i++) {
            String line = lines.get(i).strip();
            Element picture = line.startsWith("![") || line.startsWith("<img")
                    ? Markdown.read(List.of(line)).selectFirst("img")
                    : null;
            if (!numbered && line.matches("\\d{1,9}")) {
                order = Integer.parseInt(line);
                numbered = true;
                rest.add("");
            } else if (cover == null && picture != null) {
                cover = Pictures.named(Pictures.of(picture), title);
                rest.add("");
            } else {
                rest.add(lines.get(i));
            }
        }
        if (cover == null) {
            warn(from, "no cover picture");
        }
        Section above = new Section(file, "", from, rest);
        if (!above.isBlank()) {
            warn(from + 1, "text above the first section; it becomes the beginning of the page");
            sections.add(above);
        }
    }

    private void readSections(int first) {
        for (int at = first; at < lines.size(); ) {
            int end = nextSection(at + 1);
            Matcher found = SECTION.matcher(lines.get(at));
            String heading = found.matches() ? found.group(1) : "";
            Section section = new Section(file, heading, at + 1, lines.subList(at + 1, end));
            if (!heading.isEmpty()) {
                sections.add(section);
            } else if (!section.isBlank()) {
                sections.add(named(section));
            }
            at = end;
        }
    }

    /** A list of links below a heading without words is what the other files call their related content. */
    private Section named(Section section) {
        boolean links = section.lines().stream()
                .filter(line -> !line.isBlank())
                .allMatch(line -> LINK_LINE.matcher(line).matches());
        warn(section.line(), links ? "heading without words, taken as \"Related Content\"" : "heading without words");
        return new Section(file, links ? "Related Content" : "", section.line(), section.lines());
    }

    private Reading finished() {
        People people = key.kind() == PageKind.EXHIBIT ? People.in(file, sections) : People.none(file, sections);
        OldPage page = new OldPage(key, file, title, order, cover, people.all(), people.sectionsWithoutThem());
        return new Reading.Read(page, List.copyOf(warnings));
    }

    private void warn(int line, String reason) {
        warnings.add(new Finding(file, line, reason));
    }

    private Reading unreadable(int line, String reason) {
        return new Reading.Unreadable(new Finding(file, line, reason));
    }
}
