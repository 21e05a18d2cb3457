package org.openvault.backend.ingest.openvault3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenVault3SourceTest {

    private final OpenVault3Content content = OpenVault3Source.read(sample());
    private final NumberingLookup lookup = new NumberingLookup();
    private final ObjectNode boats = content.documentOf(page("paper_boats"), lookup);
    private final ObjectNode pond = content.documentOf(page("pond"), lookup);

    @TempDir
    private Path folder;

    @Test
    void readsWhatItCanAndNamesWhatItCannot() {
        assertThat(content.pages())
                .extracting(page -> page.key().toString())
                .containsExactly("exhibits/kite_makers", "exhibits/paper_boats", "collections/pond");
        assertThat(content.problems())
                .extracting(Finding::toString)
                .containsExactly(
                        "pages/exhibits/one_long_text.md:1: wrong layout: no section (a line that begins with ##)",
                        "pages/exhibits/untitled.md:1: no title: the first line should be \"# Title\"",
                        "pages/collections/not_a_page.md: skipped: a folder where a file is expected",
                        "pages/collections/program_notes: skipped: the name does not end with .md",
                        "redirect_map.yml:6: skipped: the old address \"not an address\" does not begin with /",
                        "redirect_map.yml:7: skipped: both sides should be addresses");
    }

    @Test
    void reportsNotesThatDoNotMatch() {
        assertThat(content.warnings())
                .extracting(Finding::toString)
                .contains(
                        "pages/exhibits/paper_boats.md:36: reference to note 9, which is not there",
                        "pages/exhibits/paper_boats.md:29: link to \"javascript:alert(1)\" leads nowhere; its text is kept",
                        "pages/collections/pond.md:28: heading without words, taken as \"Related Content\"");
    }

    @Test
    void aPageHasItsTitleOrderCoverAndPeople() {
        OldPage page = page("paper_boats");

        assertThat(page.title()).isEqualTo("The Paper Boats of Mill Pond");
        assertThat(page.order()).isEqualTo(3);
        assertThat(page.cover())
                .isEqualTo(new Picture("https://pictures.example/boats.jpg", "Boats on a pond", "Boats on a pond"));
        assertThat(page.people()).extracting(Person::key).containsExactly("ada birch", "tom reed");
    }

    @Test
    void onePersonInTwoFilesIsOneAuthorWithTheLongerBiography() {
        Person ada = content.people().getFirst();

        assertThat(content.people()).hasSize(2);
        assertThat(ada.name()).isEqualTo("Dr. Ada K. Birch");
        assertThat(content.documentOf(ada, lookup))
                .hasToString("{\"name\":\"Dr. Ada K. Birch\",\"image\":"
                        + lookup.ids.get("image https://pictures.example/birch.jpg")
                        + ",\"bio\":\"<p>Birch folds paper, and flies it.</p>\"}");
    }

    @Test
    void sectionsBecomeHeadingsAndBlocks() {
        assertThat(boats.get("body"))
                .extracting(block -> block.get("type").asText())
                .containsExactly("heading", "text", "heading", "text", "video", "text", "heading", "text", "credits");
        assertThat(values(boats.get("body"), "heading")).containsExactly("Introduction", "Article", "Media");
        assertThat(values(boats.get("body"), "credits"))
                .containsExactly("<h3 id=\"credits-2\">Credits</h3><p>Thanks to the pond.</p>");
        assertThat(boats.at("/body/4/value/url").asText()).isEqualTo("https://openvault.wgbh.org/catalog/V_ABC123");
    }

    @Test
    void anchorsNameTheHeadingBelowThem() {
        String text = boats.at("/body/3/value").asText();

        assertThat(text)
                .startsWith("<h3 id=\"table-of-contents\">Table of Contents</h3>"
                        + "<p><a href=\"#anchor-1\">1. Folding</a><br><a href=\"#anchor-2\">2. Sailing</a></p>"
                        + "<h3 id=\"anchor-1\">1. Folding</h3>");
    }

    @Test
    void linksLeadToPagesToTheArchiveOrNowhere() {
        String text = boats.at("/body/3/value").asText();

        assertThat(text)
                .contains("<a linktype=\"page\" id=\"" + lookup.ids.get("page exhibits/kite_makers")
                        + "\" fragment=\"authors\">the other show</a>")
                .contains("<a href=\"/catalog/V_ABC123\">a recording</a>")
                .contains(" and nothing.</p>");
        assertThat(boats.at("/body/7/value").asText())
                .isEqualTo(
                        "<p><a href=\"https://openvault.wgbh.org/catalog?f%5Bscholar_exhibits%5D%5B%5D=paper_boats\">"
                                + "Browse these recordings in the archive</a></p>");
    }

    @Test
    void notesLeaveTheTextAndKeepTheirReferences() {
        List<String> notes = boats.get("footnotes").findValuesAsText("text");
        String article = boats.at("/body/3/value").asText();

        assertThat(notes)
                .containsExactly(
                        "A note of the introduction.",
                        "From a <i>school</i> book.",
                        "It was found in June. It had dried.");
        assertThat(article)
                .contains("<blockquote><p>\"Fold it <i>twice</i> , then wait,\" wrote a child.<footnote id=\""
                        + boats.at("/footnotes/1/id").asText() + "\"></footnote></p></blockquote>");
        assertThat(boats.at("/body/1/value").asText())
                .contains(boats.at("/footnotes/0/id").asText());
        assertThat(boats.at("/body/5/value").asText()).endsWith("Another one did not.<sup>9</sup></p>");
    }

    @Test
    void aCollectionsCardsBecomeAGallery() {
        assertThat(pond.get("introduction").asText()).isEqualTo("<p>Films about the pond.</p>");
        assertThat(pond.at("/content/0/type").asText()).isEqualTo("gallery");
        assertThat(pond.at("/content/0/value/images").findValuesAsText("caption"))
                .containsExactly(
                        "<a href=\"https://films.example/one\">Frogs &amp; toads</a>",
                        "<a href=\"https://films.example/two\">Ducks</a>");
        assertThat(values(pond.get("content"), "heading")).containsExactly("Interviews", "Related Content");
        assertThat(values(pond.get("content"), "text"))
                .containsExactly(
                        "<p><a href=\"https://openvault.wgbh.org/catalog?f%5Btags%5D%5B%5D=pond%20films\">"
                                + "Browse these recordings in the archive</a></p>",
                        "<ul><li><a href=\"http://pond.example/Our%20Pond.html\">Pond society</a></li></ul>");
    }

    @Test
    void oldAddressesLeadToPagesWhateverTheirSpelling() {
        assertThat(content.redirects())
                .containsExactly(
                        new Redirect("/old/boats", new Redirect.Target.ToPage(exhibit("paper_boats"), ""), 2),
                        new Redirect("/old/birch", new Redirect.Target.ToPage(exhibit("kite_makers"), "authors"), 3),
                        new Redirect("/old/film", new Redirect.Target.ToAddress("/catalog/V_ABC123"), 4),
                        new Redirect("/old/gone", new Redirect.Target.ToAddress("/collections/gone"), 5));
    }

    @Test
    void aSecondReadingMakesTheSameDocument() {
        assertThat(OpenVault3Source.read(sample()).documentOf(page("paper_boats"), lookup))
                .isEqualTo(boats);
    }

    @Test
    void namesTheLineThatIsNotUtf8() throws IOException {
        Path exhibits = Files.createDirectories(folder.resolve("pages/exhibits"));
        Files.write(exhibits.resolve("caf.md"), "# Title\n\n## intro\ncaf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(OpenVault3Source.read(folder).problems())
                .extracting(Finding::toString)
                .containsExactly("pages/exhibits/caf.md:4: not UTF-8", "pages/collections: no such folder");
    }

    @Test
    void aPageThatOverflowsTheStackStopsNoOther() throws IOException {
        Path exhibits = Files.createDirectories(folder.resolve("pages/exhibits"));
        Files.createDirectories(folder.resolve("pages/collections"));
        Files.writeString(exhibits.resolve("deep.md"), "# Deep\n\n## intro\n\n" + "<div>".repeat(50_000) + "\n");
        Files.writeString(exhibits.resolve("flat.md"), "# Flat\n\n## intro\n\nText.\n");

        OpenVault3Content read = OpenVault3Source.read(folder);

        assertThat(read.pages()).extracting(OldPage::title).contains("Flat");
        assertThat(read.pages())
                .allSatisfy(page -> assertThat(read.documentOf(page, lookup)).isNotNull());
    }

    private OldPage page(String slug) {
        return content.pages().stream()
                .filter(page -> page.key().slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static PageKey exhibit(String slug) {
        return new PageKey(PageKind.EXHIBIT, slug);
    }

    private static List<String> values(JsonNode blocks, String type) {
        return blocks.valueStream()
                .filter(block -> block.get("type").asText().equals(type))
                .map(block -> block.get("value").asText())
                .toList();
    }

    private static Path sample() {
        try {
            return Path.of(
                    OpenVault3SourceTest.class.getResource("/ingest/openvault3").toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
