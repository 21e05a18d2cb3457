package org.openvault.frontend.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.block.Outline.Section;
import org.openvault.frontend.content.Footnote;

class ProseTest {
    private final Outline outline = new Outline();
    private final Anchors anchors = new Anchors();
    private final Prose prose = new Prose(anchors, outline, new Notes(List.of(new Footnote("n1", "A note")), anchors));

    @Test
    void headingsGetIdsMadeOfTheirWords() {
        assertThat(prose.blocks("<h2>Who paid, and &amp; why? Ça va</h2>"))
                .contains("<h2 id=\"who-paid-and-why-ca-va\">");
    }

    @Test
    void idsThatHeadingsHaveAreKept() {
        assertThat(prose.blocks("<h2 id=\"mine\">Words</h2>")).contains("<h2 id=\"mine\">");
    }

    @Test
    void equalHeadingsGetDifferentIds() {
        String html =
                prose.blocks("<h2>Sources</h2><p>x</p><h2>Sources</h2>") + prose.blocks("<p id=\"sources\">y</p>");

        assertThat(Jsoup.parse(html).select("[id]").eachAttr("id"))
                .containsExactly("sources", "sources-2", "sources-3");
    }

    @Test
    void headingLevelsNeverSkip() {
        String html = prose.blocks("<h4>First</h4><p>x</p><h4>Second</h4><h4>Third</h4><h2>Fourth</h2>");

        assertThat(Jsoup.parse(html).select("h2, h3, h4").stream().map(heading -> heading.tagName()))
                .containsExactly("h2", "h3", "h4", "h2");
    }

    @Test
    void theOutlineHoldsSecondAndThirdLevel() {
        prose.blocks("<h2>One</h2><h3>One a</h3><h4>Deep</h4><h3>One b</h3><h2>Two</h2>");

        assertThat(outline.sections()).extracting(Section::title).containsExactly("One", "Two");
        assertThat(outline.sections().getFirst().parts())
                .extracting(Section::title)
                .containsExactly("One a", "One b");
    }

    @Test
    void aFootnoteBecomesANumberThatLeadsToItsNote() {
        String html = prose.blocks("<p>word <footnote id=\"n1\"></footnote> more</p>");

        assertThat(html).contains("word<sup><a href=\"#note-1\" id=\"ref-1\"").contains("</sup> more");
        assertThat(html).doesNotContain("<footnote");
    }

    @Test
    void aFootnoteWithoutItsNoteLeavesNoTrace() {
        assertThat(prose.blocks("<p>word<footnote id=\"gone\"></footnote>.</p>"))
                .isEqualTo("<p>word.</p>");
    }

    @Test
    void emptyParagraphsAndHeadingsAreDropped() {
        assertThat(prose.blocks("<p> </p><h2></h2><p>text</p><p>&nbsp;</p>")).isEqualTo("<p>text</p>");
    }

    @Test
    void picturesLoadLateAndThoseOfUnknownSizeAreMarked() {
        String html =
                prose.blocks("<p><img src=\"/a.jpg\" width=\"4\" height=\"3\" alt=\"A\"><img src=\"/b.jpg\"></p>");

        assertThat(Jsoup.parse(html).select("img[loading=lazy]")).hasSize(2);
        assertThat(Jsoup.parse(html).select("img.unmeasured").attr("src")).isEqualTo("/b.jpg");
    }

    @Test
    void whatIsEscapedStaysEscaped() {
        assertThat(prose.blocks("<p>&lt;script&gt;</p>")).isEqualTo("<p>&lt;script&gt;</p>");
        assertThat(prose.inline("a &lt;b&gt; <i>c</i>")).isEqualTo("a &lt;b&gt; <i>c</i>");
    }
}
