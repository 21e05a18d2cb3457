package org.openvault.backend.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.RichTextFeature;
import org.openvault.backend.openvault.OpenVaultExtension;

class DocumentTest {

    private static final ContentType EXHIBIT =
            new ContentTypes(List.of(new OpenVaultExtension())).get(OpenVaultExtension.EXHIBIT);

    private static List<String> faults(String document) {
        return DocumentReader.read(EXHIBIT, json(document)).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    private static String clean(String html) {
        return RichText.clean(html, RichTextFeature.ALL, false);
    }

    @Test
    void everyFaultIsToldWithItsPlace() {
        assertThat(
                        faults(
                                "{'title':5,'cover_image':'x','featured':'yes','colour':1,'body':[{'type':'poem'},{'type':'quote','value':{'text':1}}]}"))
                .containsExactlyInAnyOrder(
                        "title: must be a text",
                        "cover_image: must be an id",
                        "featured: must be true or false",
                        "colour: is not a field here",
                        "body[0]: 'poem' is not a block that may stand here",
                        "body[1].value.text: must be a text");
    }

    @Test
    void listsHoldNoMoreThanTheyMay() {
        assertThat(faults("{'other_exhibits':[{'value':1},{'value':2},{'value':3},{'value':4}]}"))
                .containsExactly("other_exhibits: must have at most 3 items");
    }

    @Test
    void idsAreKeptMadeAndNeverUsedTwice() {
        String id = "5e0f3f0a-9b0c-4d47-8a52-0d3a1f6c1a11";
        JsonNode body = DocumentReader.read(
                        EXHIBIT,
                        json("{'body':[{'type':'text','id':'%s','value':'x'},{'type':'text','value':'y'}]}"
                                .formatted(id)))
                .document()
                .path("body");
        assertThat(body.path(0).path("id").asText()).isEqualTo(id);
        assertThat(body.path(1).path("id").asText()).hasSize(36);
        assertThat(faults("{'body':[{'type':'text','id':'%1$s','value':'x'},{'type':'text','id':'%1$s','value':'y'}]}"
                        .formatted(id)))
                .containsExactly("body[1].id: is used twice");
    }

    @Test
    void recordsAreSplitAndChecked() {
        JsonNode guids = DocumentReader.read(
                        EXHIBIT,
                        json("{'body':[{'type':'programs','value':{'guids':' cpb-aacip-1-2  cpb-aacip-3 '}}]}"))
                .document()
                .at("/body/0/value/guids");
        assertThat(guids).extracting(JsonNode::asText).containsExactly("cpb-aacip-1-2", "cpb-aacip-3");
        assertThat(faults("{'body':[{'type':'programs','value':{'guids':['nonsense']}}]}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | <p>plain</p>",
                "<strong>a</strong><p>b</p> | <p><b>a</b></p><p>b</p>",
                "<p onclick='x()' style='y'>a</p> | <p>a</p>",
                "<script>x</script><p>a</p> | <p>a</p>",
                "<a href='javascript:x'>a</a> | <p>a</p>",
                "<a href=' JaVaScRiPt:x'>a</a> | <p>a</p>",
                "<a href='//evil.example'>a</a> | <p>a</p>",
                "<a href='https://a.example/?b&c'>a</a> | <p><a href=\"https://a.example/?b&amp;c\">a</a></p>",
                "<a linktype='page' id='12' onclick='x'>a</a> | <p><a linktype=\"page\" id=\"12\">a</a></p>",
                "<a linktype='page' id='x'>a</a> | <p>a</p>",
                "<img src=x onerror=y> | ''",
                "<p></p><p>a</p> | <p>a</p>",
                "<svg><a href='https://x.example'>a</a></svg> | ''",
                "<h1>a</h1> | <h2>a</h2>"
            })
    void richTextKeepsOnlyWhatMeansSomething(String given, String kept) {
        assertThat(clean(given)).isEqualTo(kept);
        assertThat(clean(clean(given))).as("cleaning twice").isEqualTo(kept);
    }

    @Test
    void aFieldWithoutAFeatureKeepsItsWordsOnly() {
        assertThat(RichText.clean(
                        "<p>a <b>b</b> <i>c</i> <a href='/x/'>d</a></p>", Set.of(RichTextFeature.ITALIC), true))
                .isEqualTo("a b <i>c</i> d");
    }

    @Test
    void referencesAreFoundWhereverTheyStand() {
        assertThat(References.of(EXHIBIT, json("""
                {'cover_image':1,'authors':[{'value':2}],'other_exhibits':[{'value':3}],
                 'body':[{'type':'text','value':'<p><a linktype=\\u0022page\\u0022 id=\\u00224\\u0022>x</a></p>'},
                         {'type':'image','value':{'image':5}},{'type':'gallery','value':{'images':[{'value':{'image':6}}]}}]}"""))).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a':1,'b':[1.50,{'d':1,'c':2}]}", "{'b':[1.5,{'c':2,'d':1.0}],'a':1e0}"})
    void equalDocumentsHaveOneCanonicalText(String document) {
        assertThat(CanonicalJson.of(json(document))).isEqualTo("{\"a\":1,\"b\":[1.5,{\"c\":2,\"d\":1}]}");
    }
}
