package org.openvault.backend.ingest.openvault3;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The people of one file: who signs it ({@code ## author}) and who is introduced ({@code ## Authors}). */
final class People {

    private static final Pattern HEADING = Pattern.compile("^ {0,3}#{3,6}\\s+(.*?)\\s*#*\\s*$");
    private static final Pattern NOT_A_PERSON = Pattern.compile(
            "(?i)^(additional |further |project )?(credits?|acknowledge?ments?|advis[eo]rs?|thanks|contributors?|about|contact|staff)\\b.*");

    private final String file;
    private final List<Section> kept = new ArrayList<>();
    private final Map<String, Person> introduced = new LinkedHashMap<>();
    private final Map<String, Person> all = new LinkedHashMap<>();

    private People(String file) {
        this.file = file;
    }

    static People in(String file, List<Section> sections) {
        People people = new People(file);
        for (Section section : sections) {
            if (section.isPeople()) {
                people.introduce(section);
            } else if (!section.isByline()) {
                people.kept.add(section);
            }
        }
        sections.stream().filter(Section::isByline).forEach(people::sign);
        people.introduced.forEach(people.all::putIfAbsent);
        return people;
    }

    /** A collection names no authors; such sections stay text there. */
    static People none(String file, List<Section> sections) {
        People people = new People(file);
        people.kept.addAll(sections);
        return people;
    }

    List<Person> all() {
        return List.copyOf(all.values());
    }

    /** The sections that become text: without the byline, and without the lines that introduce a person. */
    List<Section> sectionsWithoutThem() {
        return List.copyOf(kept);
    }

    private void introduce(Section section) {
        List<String> rest = new ArrayList<>(section.lines());
        for (int at = 0; at < rest.size(); at++) {
            Matcher heading = HEADING.matcher(rest.get(at));
            if (!heading.matches()
                    || NOT_A_PERSON.matcher(heading.group(1)).matches()
                    || heading.group(1).isEmpty()) {
                continue;
            }
            int end = at + 1;
            while (end < rest.size() && !HEADING.matcher(rest.get(end)).matches()) {
                end++;
            }
            Person person =
                    person(Markdown.plain(heading.group(1)), section.line() + at + 1, rest.subList(at + 1, end));
            introduced.merge(person.key(), person, Person::mergedWith);
            for (int i = at; i < end; i++) {
                rest.set(i, "");
            }
            at = end - 1;
        }
        Section left = new Section(file, section.heading(), section.line(), rest);
        if (!left.isBlank()) {
            kept.add(left);
        }
    }

    private Person person(String name, int line, List<String> lines) {
        List<String> biography = new ArrayList<>(lines);
        Picture portrait = null;
        for (int i = 0; i < biography.size() && portrait == null; i++) {
            Element picture = onlyPicture(biography.get(i));
            if (picture != null) {
                portrait = Pictures.named(Pictures.of(picture), name);
                biography.set(i, "");
            } else if (!biography.get(i).isBlank()) {
                break;
            }
        }
        return new Person(Names.key(name), name, portrait, new Section(file, name, line, biography));
    }

    private static @Nullable Element onlyPicture(String line) {
        String text = line.strip();
        if (!text.startsWith("![") && !text.startsWith("<img")) {
            return null;
        }
        Element read = Markdown.read(List.of(text));
        return read.text().isBlank() ? read.selectFirst("img") : null;
    }

    private void sign(Section section) {
        String byline = section.lines().stream()
                .map(line -> line.isBlank() ? "" : Markdown.plain(line))
                .reduce("", (a, b) -> a + "\n" + b);
        for (String name : Names.inByline(byline, introduced.keySet())) {
            String key = Names.key(name);
            Person known = introduced.get(key);
            all.put(
                    key,
                    known != null
                            ? known
                            : new Person(key, name, null, new Section(file, name, section.line(), List.of())));
        }
    }
}
