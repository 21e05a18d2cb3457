package org.openvault.backend.admin.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openvault.backend.SampleSite;

class ResolutionTest {

    private static ObjectNode json(String text) {
        return (ObjectNode) SampleSite.json(text);
    }

    private static Resolution of(String base, String mine, String theirs) {
        return Resolution.of(Samples.everyKind(), Optional.of(json(base)), json(mine), json(theirs));
    }

    @Test
    void eachPlaceIsDecidedByItself() {
        var resolution = of(
                "{'title':'T','html':'h','url':'/'}",
                "{'title':'mine','html':'mine'}",
                "{'title':'their','html':'their','url':'/'}");
        assertThat(resolution.conflicts()).hasSize(2);
        assertThat(resolution.decide(Set.of(0))).isEqualTo(json("{'title':'mine','html':'their'}"));
        assertThat(resolution.decide(Set.of(1))).isEqualTo(json("{'title':'their','html':'mine'}"));
    }

    @Test
    void aBlockIsChosenWholeAlsoWhereOneTookItOut() {
        String block = "{'body':[{'type':'heading','id':'a','value':'%s'}]}";
        var resolution = of(block.formatted("base"), block.formatted("mine"), block.formatted("their"));
        assertThat(resolution.decide(Set.of(0))).isEqualTo(json(block.formatted("mine")));
        var removed = of(block.formatted("base"), "{'body':[]}", block.formatted("their"));
        assertThat(removed.decide(Set.of(0)).path("body")).isEmpty();
        assertThat(removed.decide(Set.of()).path("body")).hasSize(1);
    }

    @Test
    void anOrderIsChosenAndWhatTheOtherAddedStays() {
        String three = "{'authors':[{'id':'%s','value':1},{'id':'%s','value':2},{'id':'%s','value':3}%s]}";
        var resolution = of(
                three.formatted("a", "b", "c", ""),
                three.formatted("c", "b", "a", ""),
                three.formatted("b", "a", "c", ",{'id':'d','value':4}"));
        assertThat(resolution
                        .decide(Set.of(resolution.conflicts().size() - 1))
                        .path("authors")
                        .findValuesAsText("id"))
                .containsSubsequence("c", "b", "a")
                .contains("d");
    }

    @Test
    void withoutABaseEveryDifferenceIsAQuestion() {
        var resolution = Resolution.of(
                Samples.everyKind(),
                Optional.empty(),
                json("{'title':'mine','url':'/'}"),
                json("{'title':'their','url':'/'}"));
        assertThat(resolution.conflicts()).hasSize(1);
        assertThat(resolution.decide(Set.of(0)).path("title").asText()).isEqualTo("mine");
    }
}
