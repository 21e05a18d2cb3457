package org.openvault.backend.admin.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openvault.backend.SampleSite;
import org.openvault.backend.problem.Problem;

class StructureTest {

    private final ObjectNode document = (ObjectNode) SampleSite.json(
            "{'body':[{'type':'heading','id':'a','value':'A'},{'type':'many','id':'b','value':{'rows':[['1','2']]}}],"
                    + "'structs':[{'id':'s','value':{}}]}");

    private String apply(String action) {
        return new Structure(Samples.everyKind(), document).apply(action);
    }

    private List<String> body() {
        return document.path("body").findValuesAsText("id");
    }

    @Test
    void blocksAndItemsAreAddedWhereverTheTypeHasAListOfThem() {
        String path = apply("add:body:heading");
        JsonNode added = document.path("body").path(2);
        assertThat(path).isEqualTo("body/" + added.path("id").asText());
        assertThat(added.path("type").asText()).isEqualTo("heading");
        apply("add:structs/s/value/deep:");
        assertThat(document.at("/structs/0/value/deep")).hasSize(1);
        apply("add:body/b/value/pages:");
        assertThat(document.at("/body/1/value/pages/0").has("value")).isFalse();
    }

    @Test
    void blocksMoveAndStopAtTheEnds() {
        apply("down:body/a");
        assertThat(body()).isEqualTo(List.of("b", "a"));
        apply("down:body/a");
        apply("up:body/a");
        assertThat(body()).isEqualTo(List.of("a", "b"));
        apply("up:body/a");
        assertThat(body()).isEqualTo(List.of("a", "b"));
    }

    @Test
    void aCopyStandsBehindItsOriginalUnderAnIdOfItsOwn() {
        apply("duplicate:body/a");
        assertThat(body()).hasSize(3).doesNotHaveDuplicates();
        assertThat(document.at("/body/1/value").asText()).isEqualTo("A");
        apply("remove:body/a");
        assertThat(body()).hasSize(2).doesNotContain("a");
    }

    @Test
    void tablesGrowAndShrinkByRowsAndColumns() {
        apply("row:body/b/value/rows");
        apply("column:body/b/value/rows");
        assertThat(document.at("/body/1/value/rows").toString()).isEqualTo("[[\"1\",\"2\",\"\"],[\"\",\"\",\"\"]]");
        apply("unrow:body/b/value/rows/1");
        apply("uncolumn:body/b/value/rows/0");
        assertThat(document.at("/body/1/value/rows").toString()).isEqualTo("[[\"2\",\"\"]]");
        apply("row:table");
        assertThat(document.path("table").path(0)).hasSize(2);
    }

    @Test
    void whatTheTypeDoesNotKnowIsNeverMade() {
        for (String action :
                List.of("add:nothing:x", "add:body:script", "add:title:", "remove:body/z", "fly:body", "row:body")) {
            assertThatThrownBy(() -> apply(action)).as(action).isInstanceOf(Problem.BadRequest.class);
        }
    }
}
