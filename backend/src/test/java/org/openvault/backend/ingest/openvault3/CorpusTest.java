package org.openvault.backend.ingest.openvault3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What must hold for every page of the earlier site. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {

    private static final Pattern MARKDOWN_LEFT = Pattern.compile(
            "\\]\\(|\\*\\*|###|(?<!\\w)_\\w[^_\\n]*\\w_(?!\\w)|(?<!\\w)\\*\\w|\\w\\*(?!\\w)|</?[a-z]+[^>]*>|\\[\\]|^\\s*>");
    private static final Set<String> TAGS = Set.of(
            "p",
            "br",
            "h2",
            "h3",
            "h4",
            "b",
            "i",
            "sup",
            "sub",
            "ul",
            "ol",
            "li",
            "hr",
            "blockquote",
            "a",
            "embed",
            "footnote");

    private Path folder;
    private OpenVault3Content content;
    private final Map<OldPage, ObjectNode> documents = new LinkedHashMap<>();
    private final Map<String, ObjectNode> people = new HashMap<>();

    @BeforeAll
    void readEverything() {
        folder = Corpus.folder();
        content = OpenVault3Source.read(folder);
        NumberingLookup lookup = new NumberingLookup();
        content.pages().forEach(page -> documents.put(page, content.documentOf(page, lookup)));
        content.people().forEach(person -> people.put(person.key(), content.documentOf(person, lookup)));
    }

    @Test
    void readsEveryFileOnceAndReportsTheOneWithoutAnEnding() {
        assertThat(content.summary().exhibits()).isEqualTo(18);
        assertThat(content.summary().collections()).isEqualTo(30);
        assertThat(content.problems()).extracting(Finding::file).containsExactly("pages/collections/program_guides");
        assertThat(content.summary().people()).isEqualTo(19);
        assertThat(content.summary().pictures()).isEqualTo(83);
        assertThat(content.summary().footnotes()).isEqualTo(440);
        assertThat(content.redirects()).hasSize(3977);
        assertThat(content.summary().redirectsToPages()).isEqualTo(47);
    }

    @Test
    void keepsEveryHeading() throws IOException {
        List<String> lost = new ArrayList<>();
        for (OldPage page : documents.keySet()) {
            String seen = squeezed(seenOf(page).text() + "\nIntroduction\nAuthors");
            List<String> lines = Files.readAllLines(folder.resolve(page.file()));
            for (int i = 0; i < lines.size(); i++) {
                Matcher heading = Pattern.compile("^##(#*)\\s*([^#].*)$").matcher(lines.get(i));
                if (heading.matches()) {
                    String words =
                            squeezed(Jsoup.parse(withoutMarks(heading.group(2))).text());
                    if (!seen.contains(words) && !words.equals("author")) {
                        lost.add(page.file() + ":" + (i + 1) + " " + words);
                    }
                }
            }
        }
        // The notes leave the text; the page template prints this heading above them.
        lost.removeIf(line -> line.endsWith(" endnotes"));
        assertThat(lost).isEmpty();
    }

    @Test
    void leavesNoMarkdown() {
        List<String> left = new ArrayList<>();
        forEachDocument((name, seen) -> {
            for (String part : seen.html) {
                Matcher found =
                        MARKDOWN_LEFT.matcher(Jsoup.parseBodyFragment(part).wholeText());
                while (found.find()) {
                    String text = Jsoup.parseBodyFragment(part).wholeText();
                    left.add(name + ": "
                            + text.substring(
                                    Math.max(0, found.start() - 30), Math.min(text.length(), found.end() + 30)));
                }
            }
        });
        assertThat(left).isEmpty();
    }

    @Test
    void writesOnlyTheTagsOfTheContractWellFormed() {
        List<String> wrong = new ArrayList<>();
        forEachDocument((name, seen) -> seen.html.forEach(part -> {
            Element body = Jsoup.parseBodyFragment(part).body();
            body.getAllElements().stream()
                    .filter(element -> element != body && !TAGS.contains(element.normalName()))
                    .forEach(element -> wrong.add(name + ": " + element.normalName()));
            if (!balanced(part)) {
                wrong.add(name + ": not balanced: " + part.substring(0, Math.min(200, part.length())));
            }
            body.select("p, h2, h3, h4, li, b, i, a, blockquote").forEach(element -> {
                if (element.text().isBlank()
                        && element.select("embed, footnote").isEmpty()) {
                    wrong.add(name + ": empty " + element.outerHtml());
                }
            });
            body.select("p p, a a, p h3, p ul").forEach(element -> wrong.add(name + ": nested " + element.outerHtml()));
        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void leavesNoEmptyBlockAndNoIdTwice() {
        List<String> wrong = new ArrayList<>();
        documents.forEach((page, document) -> {
            Set<String> ids = new HashSet<>();
            for (String list : List.of("body", "content", "authors", "footnotes")) {
                for (JsonNode item : document.path(list)) {
                    if (!ids.add(item.get("id").asText())) {
                        wrong.add(page.file() + ": id twice in " + list);
                    }
                    JsonNode value = item.get("value");
                    if (value.isTextual() && Jsoup.parse(value.asText()).text().isBlank()) {
                        wrong.add(page.file() + ": empty " + item);
                    }
                }
            }
            Set<String> anchors = new HashSet<>();
            String all = String.join("", seen(document).html);
            Jsoup.parseBodyFragment(all)
                    .select("[id]:not(footnote):not(a):not(embed)")
                    .forEach(element -> {
                        if (!anchors.add(element.id())) {
                            wrong.add(page.file() + ": anchor twice " + element.id());
                        }
                    });
            Jsoup.parseBodyFragment(all).select("a[href^=#]").forEach(link -> {
                if (!anchors.contains(link.attr("href").substring(1))) {
                    wrong.add(page.file() + ": no anchor " + link.attr("href"));
                }
            });
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyFootnoteHasItsReferenceAndTheOtherWayRound() {
        documents.forEach((page, document) -> {
            List<String> notes = new ArrayList<>();
            document.path("footnotes").forEach(note -> {
                notes.add(note.get("id").asText());
                assertThat(note.at("/value/text").asText())
                        .as(page.file())
                        .isNotBlank()
                        .doesNotContain("<p>", "↩");
            });
            List<String> references = Jsoup.parseBodyFragment(String.join("", seen(document).html))
                    .select("footnote")
                    .eachAttr("id");
            assertThat(new HashSet<>(references)).as(page.file()).isEqualTo(new HashSet<>(notes));
        });
    }

    @Test
    void losesNoWord() throws IOException {
        List<String> lost = new ArrayList<>();
        for (OldPage page : documents.keySet()) {
            Map<String, Integer> kept =
                    counted((seenOf(page).words() + "\n" + pictureWords(page)).replaceAll("[\\[\\]]", ""));
            counted(sourceWords(Files.readString(folder.resolve(page.file())))).forEach((word, count) -> {
                int missing = count - kept.getOrDefault(word, 0);
                if (missing > 0) {
                    lost.add(page.file() + ": " + word + " ×" + missing);
                }
            });
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void aSecondReadingMakesTheSameDocuments() {
        OpenVault3Content again = OpenVault3Source.read(folder);
        NumberingLookup lookup = new NumberingLookup();
        again.pages().forEach(page -> assertThat(again.documentOf(page, lookup)).isEqualTo(documents.get(page)));
    }

    private interface Check {
        void on(String name, Rendered seen);
    }

    private void forEachDocument(Check check) {
        documents.forEach((page, document) -> check.on(page.file(), seen(document)));
        people.forEach((key, document) -> check.on(key, seen(document)));
    }

    private static Rendered seen(ObjectNode document) {
        return new Rendered(document);
    }

    private Rendered seenOf(OldPage page) {
        Rendered seen = new Rendered(documents.get(page));
        page.people().forEach(person -> {
            Rendered biography = new Rendered(people.get(person.key()));
            seen.html.addAll(biography.html);
            seen.plain.addAll(biography.plain);
        });
        return seen;
    }

    private static String pictureWords(OldPage page) {
        StringBuilder words = new StringBuilder();
        if (page.cover() != null) {
            words.append(page.cover().alt()).append('\n').append(page.cover().title());
        }
        page.people().stream().filter(person -> person.portrait() != null).forEach(person -> words.append('\n')
                .append(person.portrait().alt()));
        return words.toString();
    }

    /**
     * What a reader of the source sees. Left out on purpose: marks and addresses; the numbers of notes, which the page
     * counts anew; the sort number; the byline, which names people again; headings that the page template prints.
     */
    private static String sourceWords(String source) {
        return source.replaceFirst("(?m)^\\d+ *$", "")
                .replaceAll("(?ms)^## *author *$.*?(?=^##)", "")
                .replaceAll("(?mi)^## *(intro|authors) *$", "")
                .replaceAll("(?m)^### *Endnotes *$", "")
                .replaceAll("[\\[{]<sup>\\d+</sup>\\]\\(#[^)]*\\)", " ")
                .replaceAll("</a><sup>?\\d+</sup>", " ")
                .replaceAll("!\\[([^\\]]*)\\]\\( *[^ )]*( \"([^\"]*)\")?\\)", "$1 $3")
                .replaceAll("\\] ?\\( ?(?:https?:|/|#|mailto:)[^)]*\\)", "]")
                .replaceAll("</?(?:em|i|b|strong)>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("[*#\\[\\]\\\\]", "")
                .replaceAll("(?<!\\w)_+|_+(?!\\w)", "");
    }

    private static Map<String, Integer> counted(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Matcher word = Pattern.compile("[\\p{L}\\p{N}]+").matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            counts.merge(word.group(), 1, Integer::sum);
        }
        return counts;
    }

    private static String withoutMarks(String heading) {
        return heading.replaceAll("\\[<sup>.*?</sup>\\]\\([^)]*\\)", "")
                .replaceAll("\\]\\([^)]*\\)", "")
                .replaceAll("[*\\[\\]]|<br */?>", "");
    }

    private static String squeezed(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    private static boolean balanced(String html) {
        List<String> open = new ArrayList<>();
        Matcher tag = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>").matcher(html);
        while (tag.find()) {
            if (tag.group(2).matches("br|hr|embed")) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.add(tag.group(2));
            } else if (open.isEmpty() || !open.removeLast().equals(tag.group(2))) {
                return false;
            }
        }
        return open.isEmpty();
    }
}
