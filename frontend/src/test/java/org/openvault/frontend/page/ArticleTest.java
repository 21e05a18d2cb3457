package org.openvault.frontend.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.FakeBackend;
import org.openvault.frontend.content.Block;
import org.openvault.frontend.content.Footnote;

@QuarkusTest
@QuarkusTestResource(FakeBackend.class)
class ArticleTest {

    private static Article article(List<Footnote> notes, Block... blocks) {
        var article = new Article(notes);
        article.add(List.of(blocks));
        return article;
    }

    private static Block.Text text(String html) {
        return new Block.Text("x", html);
    }

    @Test
    void everyHeadingHasAnAddressOfItsOwn() {
        var article = article(
                List.of(),
                new Block.Heading("a", "The <i>Mast</i>"),
                text("<h3>The mast</h3><h4>Deep</h4><h3>1963</h3>"));
        assertThat(article.contents())
                .extracting(Article.Entry::id)
                .containsExactly("the-mast", "the-mast-2", "s-1963");
        assertThat(article.contents()).extracting(Article.Entry::level).containsExactly(2, 3, 3);
        assertThat(article.blocks().getFirst()).contains("id=\"the-mast\"").contains("<i>Mast</i>");
    }

    @Test
    void anIdThatAnAuthorGaveStays() {
        var article = article(
                List.of(),
                new Block.Heading("a", "Anchor"),
                text("<p><a href=\"#anchor\">go</a></p><h3 id=\"anchor\">Here</h3>"));
        assertThat(article.contents()).extracting(Article.Entry::id).containsExactly("anchor-2", "anchor");
    }

    @Test
    void notesAreNumberedAsTheTextNamesThemAndLeadBack() {
        var notes = List.of(new Footnote("n-a", "A"), new Footnote("n-b", "B"), new Footnote("n-c", "C"));
        var article = article(
                notes,
                text("<p>x<footnote id=\"n-b\"></footnote> y<footnote id=\"n-a\"></footnote></p>"),
                text("<p>z<footnote id=\"n-b\"></footnote> <footnote id=\"unknown\"></footnote></p>"));
        assertThat(article.notes()).extracting(Article.Note::html).containsExactly("B", "A", "C");
        assertThat(article.notes().get(0).backs()).containsExactly("note-ref-1", "note-ref-1-2");
        assertThat(article.notes().get(2).backs()).isEmpty();
        assertThat(article.blocks().get(1))
                .contains("id=\"note-ref-1-2\"")
                .contains("href=\"#note-1\"")
                .doesNotContain("unknown");
    }
}
