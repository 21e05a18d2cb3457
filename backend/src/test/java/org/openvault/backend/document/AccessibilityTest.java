package org.openvault.backend.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openvault.backend.SampleSite;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Fields;
import org.openvault.backend.contenttype.RichTextFeature;

class AccessibilityTest {

    private static final ContentType TYPE = ContentType.page("tests.Page", "Page")
            .with(
                    Fields.image("cover", "Cover"),
                    Fields.structs(
                            "pictures",
                            "Pictures",
                            10,
                            Fields.image("image", "Image"),
                            Fields.text("alt", "Alternative text", 100),
                            Fields.bool("decorative", "Decorative")),
                    Fields.richText("text", "Text", RichTextFeature.HEADINGS, RichTextFeature.LINK));

    private static List<Finding.Kind> kinds(String document, Long... described) {
        return Accessibility.check(TYPE, SampleSite.json(document), Set.of(described)).stream()
                .map(Finding::kind)
                .toList();
    }

    @Test
    void aPictureIsDescribedByItselfWhereItStandsOrDecorates() {
        assertThat(kinds("{'cover':7}")).containsExactly(Finding.Kind.NO_ALTERNATIVE);
        assertThat(kinds("{'cover':7}", 7L)).isEmpty();
        String picture = "{'pictures':[{'id':'a','value':{'image':7%s}}]}";
        assertThat(kinds(picture.formatted(""))).containsExactly(Finding.Kind.NO_ALTERNATIVE);
        assertThat(kinds(picture.formatted(",'alt':'A tower'"))).isEmpty();
        assertThat(kinds(picture.formatted(",'decorative':true"))).isEmpty();
    }

    @Test
    void headingsGoDownOneLevelAtATime() {
        assertThat(kinds("{'text':'<h2>One</h2><h3>Two</h3><h4>Three</h4><h2>Four</h2>'}"))
                .isEmpty();
        assertThat(kinds("{'text':'<h2>One</h2><h4>Two</h4>'}")).containsExactly(Finding.Kind.HEADING_SKIPS);
        assertThat(kinds("{'text':'<h2> </h2>'}")).containsExactly(Finding.Kind.HEADING_EMPTY);
    }

    @Test
    void linksSayWhereTheyLead() {
        String link = "{'text':'<p><a href=/about/>%s</a></p>'}";
        assertThat(kinds(link.formatted("About the archive"))).isEmpty();
        assertThat(kinds(link.formatted("Click here!"))).containsExactly(Finding.Kind.LINK_VAGUE);
        assertThat(kinds(link.formatted(""))).containsExactly(Finding.Kind.LINK_EMPTY);
    }
}
