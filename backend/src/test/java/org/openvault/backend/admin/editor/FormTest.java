package org.openvault.backend.admin.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openvault.backend.SampleSite;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.document.CanonicalJson;
import org.openvault.backend.document.DocumentReader;
import org.openvault.backend.problem.Problem;

class FormTest {

    private static final String ID = "00000000-0000-0000-0000-000000000001";
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();
    private static final ContentType TYPE = Samples.everyKind();

    private static ObjectNode read(JsonNode base, String form) {
        return FormReader.read(TYPE, Form.of(form), base, Set.of());
    }

    private static void says(String form, String document) {
        assertThat(CanonicalJson.same(read(NOTHING, form), SampleSite.json(document)))
                .as(form)
                .isTrue();
    }

    @Test
    void whoeverChangesNothingSavesNothing() {
        for (int seed = 0; seed < 1000; seed++) {
            for (ContentType type : Samples.types()) {
                ObjectNode document = new Samples(seed).document(type);
                Form form = Pairs.of(FormBuilder.build(type, document, Map.of(), Set.of(), ""));
                assertThat(FormReader.read(type, form, document, Set.of()))
                        .as("seed %d of %s", seed, type.name())
                        .isEqualTo(document);
            }
        }
    }

    @Test
    void everyKindSaysWhatWasTyped() {
        says("title=A&seo_title=", "{'title':'A'}");
        says("rich=%3Cp%3Ex%3C%2Fp%3E", "{'rich':'<p>x</p>'}");
        says("inline=x", "{'inline':'x'}");
        says("html=%3Cb%3E", "{'html':'<b>'}");
        says("bool=true", "{'bool':true}");
        says("number=+12+", "{'number':12}");
        says("date=1969-07-20", "{'date':'1969-07-20'}");
        says("duration=1:02:03.5", "{'duration':'3723.5'}");
        says("duration=90", "{'duration':'90'}");
        says("choice=two&url=+%2Fx+", "{'choice':'two','url':'/x'}");
        says("words=a++b%0D%0Ac", "{'words':['a','b','c']}");
        says("tags=Boston,+Mass.%0D%0A%0D%0Ab", "{'tags':['Boston, Mass.','b']}");
        says("image=7&page=8", "{'image':7,'page':8}");
        says("focal_point/x=0.5&focal_point/y=1", "{'focal_point':{'x':0.5,'y':1}}");
        says("table=2&table/0/0=a&table/0/1=b&table=0", "{'table':[['a','b'],[]]}");
        says("authors=" + ID + "&authors/" + ID + "/value=7", "{'authors':[{'id':'" + ID + "','value':7}]}");
    }

    @Test
    void blocksAreThereWithWhatTheySayAndAlsoWhenTheySayNothing() {
        String many = "body=" + ID + "+many&body/" + ID + "/value";
        says(many + "/title=T", "{'body':[{'type':'many','id':'" + ID + "','value':{'title':'T'}}]}");
        says("body=" + ID + "+heading", "{'body':[{'type':'heading','id':'" + ID + "','value':''}]}");
        says("body=" + ID + "+words", "{'body':[{'type':'words','id':'" + ID + "','value':[]}]}");
        says("structs=" + ID, "{'structs':[{'id':'" + ID + "','value':{}}]}");
    }

    @Test
    void whatCannotBeReadStaysAsItWasTypedAndIsAFaultAtItsPlace() {
        ObjectNode typed =
                read(NOTHING, "number=12a&image=x&structs=" + ID + "&structs/" + ID + "/value/text=" + "x".repeat(21));
        assertThat(typed.path("number").asText()).isEqualTo("12a");
        var reading = DocumentReader.read(TYPE, typed);
        assertThat(FaultPaths.of(reading.faults(), typed))
                .containsOnlyKeys("number", "image", "structs/" + ID + "/value/text");
    }

    @Test
    void anItemThatNobodyFilledInIsShownButNotSaved() {
        ObjectNode typed = read(NOTHING, "authors=" + ID);
        assertThat(typed.path("authors")).hasSize(1);
        assertThat(FormReader.withoutUnfilled(typed).path("authors")).isEmpty();
    }

    @Test
    void whatIsTakenAwayIsGoneAndWhatMayNotBeChangedStays() {
        JsonNode base = SampleSite.json(
                "{'title':'A','tags':['x'],'authors':[{'id':'" + ID + "','value':7}],'file':{'key':'k'},'bool':true}");
        ObjectNode none = FormReader.read(TYPE, Form.of(""), base, Set.of("tags"));
        assertThat(none).isEqualTo(SampleSite.json("{'tags':['x'],'authors':[],'file':{'key':'k'},'bool':false}"));
    }

    @Test
    void theOrderOnTheScreenIsTheOrderInTheDocument() {
        String other = ID.replace("1", "2");
        JsonNode base =
                SampleSite.json("{'authors':[{'id':'%s','value':7},{'id':'%s','value':8}]}".formatted(ID, other));
        ObjectNode moved =
                read(base, "authors=%2$s&authors/%2$s/value=8&authors=%1$s&authors/%1$s/value=7".formatted(ID, other));
        assertThat(moved.path("authors").findValuesAsText("value")).isEqualTo(List.of("8", "7"));
    }

    @Test
    void aFormThatWasCutOffIsRefused() {
        assertThatThrownBy(() -> Form.of("title=A").requireWhole()).isInstanceOf(Problem.BadRequest.class);
        assertThat(Form.of("title=A&@end=1").requireWhole().get("title")).isEqualTo("A");
        assertThatThrownBy(() -> Form.of("title=%zz")).isInstanceOf(Problem.BadRequest.class);
    }
}
