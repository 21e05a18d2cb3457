package org.openvault.backend.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.openvault.backend.document.Diff.BlockAdded;
import org.openvault.backend.document.Diff.BlockChanged;
import org.openvault.backend.document.Diff.BlockMoved;
import org.openvault.backend.document.Diff.BlockRemoved;
import org.openvault.backend.document.Diff.FieldChanged;

class DiffTest {

    private static final List<String> FIELDS =
            List.of("title", "seo_title", "featured", "body", "authors", "other_exhibits");

    private static List<Diff.Change> diff(String before, String after) {
        return Diff.of(Exhibits.TYPE, json(before), json(after));
    }

    @Test
    void everyChangeIsToldWithItsPlace() {
        assertThat(
                        diff(
                                "{'title':'A','seo_title':'S','body':[{'id':'1','type':'text','value':'x'},{'id':'2','type':'quote','value':{'text':'y','attribution':'z'}},{'id':'3','type':'text','value':'w'},{'id':'4','type':'text','value':'v'}]}",
                                "{'title':'B','body':[{'id':'5','type':'text','value':'new'},{'id':'4','type':'text','value':'v'},{'id':'2','type':'quote','value':{'text':'y','attribution':'Z'}},{'id':'3','type':'text','value':'w'}]}"))
                .containsExactly(
                        new FieldChanged("title", json("'A'"), json("'B'")),
                        new FieldChanged("seo_title", json("'S'"), null),
                        new BlockRemoved("body", "1", 0, json("{'id':'1','type':'text','value':'x'}")),
                        new BlockAdded("body", "5", 0, json("{'id':'5','type':'text','value':'new'}")),
                        new BlockChanged(
                                "body",
                                "2",
                                json("{'id':'2','type':'quote','value':{'text':'y','attribution':'z'}}"),
                                json("{'id':'2','type':'quote','value':{'text':'y','attribution':'Z'}}"),
                                List.of(new FieldChanged("attribution", json("'z'"), json("'Z'")))),
                        new BlockMoved("body", "4", 3, 1));
    }

    @Test
    void asFewBlocksAsPossibleAreSaidToHaveMoved() {
        String blocks =
                "{'authors':[{'id':'%s','value':1},{'id':'%s','value':1},{'id':'%s','value':1},{'id':'%s','value':1}]}";
        assertThat(diff(blocks.formatted("1", "2", "3", "4"), blocks.formatted("1", "4", "2", "3")))
                .containsExactly(new BlockMoved("authors", "4", 3, 1));
        assertThat(diff(blocks.formatted("1", "2", "3", "4"), blocks.formatted("2", "3", "4", "1")))
                .containsExactly(new BlockMoved("authors", "1", 0, 3));
    }

    @Test
    void aBlockOfAnotherTypeIsChangedAsAWhole() {
        assertThat(diff(
                        "{'body':[{'id':'1','type':'text','value':'x'}]}",
                        "{'body':[{'id':'1','type':'quote','value':{'text':'x'}}]}"))
                .singleElement()
                .isInstanceOfSatisfying(BlockChanged.class, changed -> assertThat(changed.fields())
                        .isEmpty());
    }

    @Test
    void documentsOfOtherVersionsOfATypeAreComparedAsFarAsTheyGo() {
        assertThat(diff(
                        "{'subtitle':'x','body':'once a text','authors':[{'value':1}],'other_exhibits':[5]}",
                        "{'body':[{'id':'1','type':'poem','value':'x'}],'authors':[{'id':'1','value':1}]}"))
                .hasOnlyElementsOfType(FieldChanged.class)
                .extracting(Diff.Change::field)
                .containsExactly("body", "authors", "other_exhibits", "subtitle");
        assertThat(diff("{}", "{'title':null}")).isEmpty();
    }

    @Property(tries = 1000)
    void aDiffTellsAllThatIsDifferentAndNothingElse(@ForAll long seed) {
        var exhibits = new Exhibits(seed);
        ObjectNode before = exhibits.exhibit();
        ObjectNode after = exhibits.edited(before, FIELDS);
        List<Diff.Change> changes = Diff.of(Exhibits.TYPE, before, after);
        assertThat(Diff.of(Exhibits.TYPE, before, before)).isEmpty();
        assertThat(changes).extracting(Diff.Change::field).allSatisfy(field -> assertThat(before.get(field))
                .isNotEqualTo(after.get(field)));
        for (String field : Exhibits.LISTS) {
            List<Diff.Change> here = changes.stream()
                    .filter(change -> change.field().equals(field))
                    .toList();
            assertThat(patched(before, field, here))
                    .isEqualTo(List.copyOf(Exhibits.elements(after, field).values()));
        }
    }

    /** The elements of before, after the changes are made to them. */
    private static List<JsonNode> patched(JsonNode before, String field, List<Diff.Change> changes) {
        var elements = Exhibits.elements(before, field);
        var placed = new TreeMap<Integer, JsonNode>();
        for (Diff.Change change : changes) {
            switch (change) {
                case BlockRemoved removed -> elements.remove(removed.id());
                case BlockChanged changed -> elements.put(changed.id(), changed.after());
                case BlockAdded added -> placed.put(added.index(), added.value());
                case BlockMoved moved -> placed.put(moved.to(), elements.remove(moved.id()));
                case FieldChanged changed -> throw new AssertionError("a list changes by its elements: " + changed);
            }
        }
        var result = new ArrayList<>(elements.values());
        placed.forEach(result::add);
        return result;
    }
}
