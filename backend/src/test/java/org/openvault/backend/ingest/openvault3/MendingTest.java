package org.openvault.backend.ingest.openvault3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MendingTest {

    @Test
    void headingsGetTheirSpaceAndLoseTheirBreak() {
        assertThat(Mending.mended(List.of("###On Boats", "####[x](y)", "### Contents<br/>", "#tag stays")))
                .containsExactly("### On Boats", "#### [x](y)", "### Contents", "#tag stays");
    }

    @Test
    void aLoneMarkQuotesTheParagraphBelowIt() {
        assertThat(Mending.mended(List.of(">", "One", " two", "", "three", "> four", "five")))
                .containsExactly(">", "> One", "> two", "", "three", "> four", "five");
    }

    @Test
    void addressesWithSpacesAreWritten() {
        assertThat(Mending.mended(List.of(
                        "[a](http://x.example/A B.html)",
                        "[b](http://x.example/a- b)",
                        "[c](http://x.example/a \"A title\")")))
                .containsExactly(
                        "[a](http://x.example/A%20B.html)",
                        "[b](http://x.example/a-b)", "[c](http://x.example/a \"A title\")");
    }

    @Test
    void referencesAndLinksAreClosed() {
        assertThat(Mending.mended(
                        List.of("<sup7</sup>", "{<sup>7</sup>](#footnote-7)", "[a] (http://x.example)", "a\u2028b")))
                .containsExactly("<sup>7</sup>", "[<sup>7</sup>](#footnote-7)", "[a](http://x.example)", "a b");
    }

    @Test
    void dashesBelowTextAreARule() {
        assertThat(html("Text", "---", "more")).isEqualTo("<p>Text</p>\n<hr>\n<p>more</p>\n");
    }

    @Test
    void emphasisIsClosedWhereItsWriterMeantIt() {
        assertThat(html("a *word * b")).isEqualTo("<p>a <em>word</em>  b</p>\n");
        assertThat(html("a * word* b")).isEqualTo("<p>a  <em>word</em> b</p>\n");
        assertThat(html("the *“Boat.”*and more")).isEqualTo("<p>the <em>“Boat.”</em>and more</p>\n");
        assertThat(html("a **word ** and *one* more"))
                .isEqualTo("<p>a <strong>word</strong>  and <em>one</em> more</p>\n");
        assertThat(html("an _Old Pond _ and _one_")).isEqualTo("<p>an <em>Old Pond</em>  and <em>one</em></p>\n");
        assertThat(html("- an *item * here")).contains("<li>an <em>item</em>  here</li>");
    }

    @Test
    void aMarkWithoutPartnerGoesUnlessItStandsAlone() {
        assertThat(html("*Journal 76: 7")).isEqualTo("<p>Journal 76: 7</p>\n");
        assertThat(html("5 * 3")).isEqualTo("<p>5 * 3</p>\n");
        assertThat(html("____(1920). *Book*")).isEqualTo("<p>____(1920). <em>Book</em></p>\n");
        assertThat(html("a snake_case_word")).isEqualTo("<p>a snake_case_word</p>\n");
    }

    @Test
    void indentedLinesAreProse() {
        assertThat(html("One.", "", "    Two.")).isEqualTo("<p>One.</p>\n<p>Two.</p>\n");
    }

    private static String html(String... lines) {
        return Markdown.read(Mending.mended(List.of(lines))).html();
    }
}
