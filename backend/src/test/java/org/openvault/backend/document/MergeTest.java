package org.openvault.backend.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.openvault.backend.document.Merge.Conflict;
import org.openvault.backend.document.Merge.Conflicting;
import org.openvault.backend.document.Merge.Merged;
import org.openvault.backend.document.Merge.Reason;

class MergeTest {

    private static final List<String> FIELDS =
            List.of("title", "seo_title", "featured", "body", "authors", "other_exhibits");
    private static final String A = "00000000-0000-0000-0000-00000000000a";
    private static final String B = "00000000-0000-0000-0000-00000000000b";
    private static final String C = "00000000-0000-0000-0000-00000000000c";
    private static final String D = "00000000-0000-0000-0000-00000000000d";

    /** A document of text blocks: {@code "A:one", "B:two"}. */
    private static ObjectNode blocks(String... texts) {
        var blocks = new ArrayList<String>();
        for (String text : texts) {
            String id = Map.of("A", A, "B", B, "C", C, "D", D).get(text.substring(0, 1));
            blocks.add("{'type':'text','id':'%s','value':'<p>%s</p>'}".formatted(id, text.substring(2)));
        }
        return Exhibits.read(json("{'title':'T','body':[" + String.join(",", blocks) + "]}"));
    }

    private static JsonNode merged(JsonNode base, JsonNode mine, JsonNode theirs) {
        Merge merge = Merge.of(Exhibits.TYPE, base, mine, theirs);
        assertThat(merge).isInstanceOf(Merged.class);
        return ((Merged) merge).document();
    }

    private static List<Conflict> conflicts(JsonNode base, JsonNode mine, JsonNode theirs) {
        Merge merge = Merge.of(Exhibits.TYPE, base, mine, theirs);
        assertThat(merge).isInstanceOf(Conflicting.class);
        return ((Conflicting) merge).conflicts();
    }

    @Test
    void editsOfDifferentFieldsAndBlocksMerge() {
        ObjectNode mine = blocks("A:one", "B:two, mine").put("title", "Mine");
        ObjectNode theirs = blocks("A:one, theirs", "B:two").put("featured", true);
        assertThat(merged(blocks("A:one", "B:two"), mine, theirs))
                .isEqualTo(blocks("A:one, theirs", "B:two, mine")
                        .put("title", "Mine")
                        .put("featured", true));
    }

    @Test
    void twoEditsOfOneBlockAreAConflictThatShowsBoth() {
        assertThat(conflicts(blocks("A:one", "B:x"), blocks("A:mine", "B:x"), blocks("A:theirs", "B:x")))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.field()).isEqualTo("body");
                    assertThat(conflict.blockId()).isEqualTo(A);
                    assertThat(conflict.reason()).isEqualTo(Reason.BOTH_CHANGED);
                    assertThat(conflict.base()).isEqualTo(blocks("A:one").at("/body/0"));
                    assertThat(conflict.mine()).isEqualTo(blocks("A:mine").at("/body/0"));
                    assertThat(conflict.theirs()).isEqualTo(blocks("A:theirs").at("/body/0"));
                });
    }

    @Test
    void anEditAndADeletionOfOneBlockAreAConflict() {
        ObjectNode base = blocks("A:one", "B:two");
        assertThat(conflicts(base, blocks("B:two"), blocks("A:theirs", "B:two")))
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.mine()).isNull());
        assertThat(conflicts(base, blocks("A:mine", "B:two"), blocks("B:two")))
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.theirs()).isNull());
    }

    @Test
    void theRestHoldsWhatIsNotInConflictAndLosesNoBlock() {
        ObjectNode base = blocks("A:one", "B:two");
        Merge merge = Merge.of(Exhibits.TYPE, base, blocks("A:mine", "B:two", "C:mine"), blocks("B:theirs"));
        assertThat(merge).isInstanceOfSatisfying(Conflicting.class, conflicting -> assertThat(conflicting.rest())
                .isEqualTo(blocks("A:mine", "B:theirs", "C:mine")));
    }

    @Test
    void oneBlockThatBothPutElsewhereIsAConflictOfOrder() {
        assertThat(conflicts(blocks("A:1", "B:2"), blocks("A:1", "C:3", "B:2"), blocks("A:1", "B:2", "C:3")))
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.reason()).isEqualTo(Reason.BOTH_REORDERED));
    }

    @Test
    void whatBothInsertedStandsBehindWhatItStoodBehind() {
        assertThat(merged(blocks("A:1", "B:2"), blocks("A:1", "C:mine", "B:2"), blocks("A:1", "D:theirs", "B:2")))
                .isEqualTo(blocks("A:1", "D:theirs", "C:mine", "B:2"));
        assertThat(merged(blocks("A:1"), blocks("C:mine", "A:1"), blocks("A:1", "D:theirs")))
                .isEqualTo(blocks("C:mine", "A:1", "D:theirs"));
    }

    @Test
    void theOrderOfWhoeverMovedBlocksHolds() {
        ObjectNode base = blocks("A:1", "B:2", "C:3");
        assertThat(merged(base, blocks("C:3", "A:1", "B:2"), blocks("A:1", "B:theirs", "C:3", "D:new")))
                .isEqualTo(blocks("C:3", "D:new", "A:1", "B:theirs"));
        assertThat(conflicts(base, blocks("C:3", "A:1", "B:2"), blocks("B:2", "A:1", "C:3")))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.reason()).isEqualTo(Reason.BOTH_REORDERED);
                    assertThat(conflict.blockId()).isNull();
                    assertThat(conflict.mine()).extracting(JsonNode::asText).containsExactly(C, A, B);
                });
    }

    @Test
    void aListThatBothFilledMayHoldNoMoreThanItMay() {
        String items = "{'title':'T','other_exhibits':[{'id':'%s','value':1},{'id':'%s','value':2}%s]}";
        ObjectNode base = Exhibits.read(json(items.formatted(A, B, "")));
        ObjectNode mine = Exhibits.read(json(items.formatted(A, B, ",{'id':'%s','value':3}".formatted(C))));
        ObjectNode theirs = Exhibits.read(json(items.formatted(A, B, ",{'id':'%s','value':4}".formatted(D))));
        assertThat(conflicts(base, mine, theirs)).singleElement().satisfies(conflict -> assertThat(conflict.reason())
                .isEqualTo(Reason.TOO_MANY));
    }

    @Test
    void fieldsThatTheTypeNoLongerKnowsDoNotStopAMerge() {
        ObjectNode base = blocks("A:1").put("subtitle", "old");
        assertThat(merged(base, blocks("A:mine"), blocks("A:1").put("subtitle", "old")))
                .isEqualTo(blocks("A:mine"));
        ObjectNode odd = blocks("A:1");
        odd.put("body", "once a text");
        assertThat(conflicts(odd, blocks("A:mine"), blocks("A:theirs"))).hasSize(1);
    }

    @Property(tries = 1000)
    void anEditBesideNoneIsKeptAsItIs(@ForAll long seed) {
        var exhibits = new Exhibits(seed);
        ObjectNode base = exhibits.exhibit();
        ObjectNode edited = exhibits.edited(base, FIELDS);
        assertThat(merged(base, base, edited)).isEqualTo(edited);
        assertThat(merged(base, edited, base)).isEqualTo(edited);
        assertThat(merged(base, edited, edited)).isEqualTo(edited);
    }

    @Property(tries = 1000)
    void editsOfDifferentFieldsAlwaysMerge(@ForAll long seed) {
        var exhibits = new Exhibits(seed);
        ObjectNode base = exhibits.exhibit();
        ObjectNode mine = exhibits.edited(base, FIELDS.subList(0, 4));
        ObjectNode theirs = exhibits.edited(base, FIELDS.subList(4, 6));
        JsonNode result = merged(base, mine, theirs);
        for (String field : FIELDS) {
            assertThat(result.get(field)).isEqualTo((FIELDS.indexOf(field) < 4 ? mine : theirs).get(field));
        }
    }

    @Property(tries = 1000)
    void nothingOfEitherSideIsLostInSilence(@ForAll long seed) {
        var exhibits = new Exhibits(seed);
        ObjectNode base = exhibits.exhibit();
        ObjectNode mine = exhibits.edited(base, FIELDS);
        ObjectNode theirs = exhibits.edited(base, FIELDS);
        switch (Merge.of(Exhibits.TYPE, base, mine, theirs)) {
            case Merged result -> holdsBoth(base, mine, theirs, result.document());
            case Conflicting result -> result.conflicts().forEach(conflict -> isOne(conflict, base, mine, theirs));
        }
    }

    private static void holdsBoth(JsonNode base, JsonNode mine, JsonNode theirs, JsonNode result) {
        assertThat(Exhibits.read(result)).isEqualTo(result);
        for (String field : FIELDS) {
            if (Exhibits.LISTS.contains(field)) {
                holdsBothElements(field, base, mine, theirs, result);
            } else {
                assertThat(result.get(field)).isEqualTo(expected(base.get(field), mine.get(field), theirs.get(field)));
            }
        }
    }

    private static void holdsBothElements(
            String field, JsonNode base, JsonNode mine, JsonNode theirs, JsonNode result) {
        Map<String, JsonNode> b = Exhibits.elements(base, field);
        Map<String, JsonNode> m = Exhibits.elements(mine, field);
        Map<String, JsonNode> t = Exhibits.elements(theirs, field);
        Map<String, JsonNode> r = Exhibits.elements(result, field);
        var all = new HashSet<>(b.keySet());
        all.addAll(m.keySet());
        all.addAll(t.keySet());
        for (String id : all) {
            assertThat(r.get(id)).isEqualTo(expected(b.get(id), m.get(id), t.get(id)));
        }
        all.retainAll(b.keySet());
        all.retainAll(m.keySet());
        all.retainAll(t.keySet());
        List<String> was = Elements.only(b.keySet(), all);
        List<String> here = Elements.only(m.keySet(), all);
        List<String> there = Elements.only(t.keySet(), all);
        assertThat(Elements.only(r.keySet(), all)).isEqualTo(here.equals(was) ? there : here);
    }

    /** The word of whoever changed it. */
    private static JsonNode expected(JsonNode base, JsonNode mine, JsonNode theirs) {
        return Objects.equals(base, mine) ? theirs : mine;
    }

    private static void isOne(Conflict conflict, JsonNode base, JsonNode mine, JsonNode theirs) {
        assertThat(conflict.mine()).isNotEqualTo(conflict.theirs());
        assertThat(base.get(conflict.field()))
                .isNotEqualTo(mine.get(conflict.field()))
                .isNotEqualTo(theirs.get(conflict.field()));
        if (conflict.reason() == Reason.BOTH_CHANGED) {
            assertThat(conflict.base()).isNotEqualTo(conflict.mine()).isNotEqualTo(conflict.theirs());
        }
    }

    @Property(tries = 1000)
    void whoeverMergesComesToTheSame(@ForAll long seed) {
        var exhibits = new Exhibits(seed);
        ObjectNode base = exhibits.exhibit();
        ObjectNode mine = exhibits.edited(base, FIELDS);
        ObjectNode theirs = exhibits.edited(base, FIELDS);
        Merge one = Merge.of(Exhibits.TYPE, base, mine, theirs);
        Merge other = Merge.of(Exhibits.TYPE, base, theirs, mine);
        assertThat(one.getClass()).isEqualTo(other.getClass());
        if (one instanceof Conflicting(List<Conflict> mineFirst, ObjectNode rest)
                && other instanceof Conflicting(List<Conflict> theirsFirst, ObjectNode otherRest)) {
            assertThat(mineFirst).map(MergeTest::swapped).containsExactlyInAnyOrderElementsOf(theirsFirst);
        } else if (one instanceof Merged(ObjectNode mineFirst) && other instanceof Merged(ObjectNode theirsFirst)) {
            for (String field : Exhibits.LISTS) {
                assertThat(Exhibits.elements(mineFirst, field))
                        .containsExactlyInAnyOrderEntriesOf(Exhibits.elements(theirsFirst, field));
            }
        }
    }

    private static Conflict swapped(Conflict conflict) {
        return new Conflict(
                conflict.field(),
                conflict.blockId(),
                conflict.reason(),
                conflict.base(),
                conflict.theirs(),
                conflict.mine());
    }
}
