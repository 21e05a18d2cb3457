package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The comparison behind {@code ./ov prove edits}: it would prove nothing if it could not fail. */
class EditCheckTest {
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();

    private EditCheckTest() {
        kept("1", Map.of("title", "Page"));
    }

    private void kept(String version, Map<String, String> says) {
        drafts.add(new Draft(DraftVersion.parse(version), says));
    }

    private void acknowledged(String mark, String base, String version, Map<String, String> writes, String... removes) {
        edits.add(edit(mark, base, writes, removes).ended(Edit.Outcome.ACKNOWLEDGED, DraftVersion.parse(version)));
    }

    private void unanswered(String mark, String base, Map<String, String> writes) {
        edits.add(edit(mark, base, writes));
    }

    private static Edit edit(String mark, String base, Map<String, String> writes, String... removes) {
        return new Edit(
                "somebody", 7, mark, DraftVersion.parse(base), writes, Set.of(removes), Edit.Outcome.UNANSWERED, null);
    }

    private Optional<String> check() {
        return new EditCheck(drafts, edits).run();
    }

    @Test
    void aTagOfAnAnswerNamesTheVersionFirst() {
        assertThat(DraftVersion.parse("12.3-Rq1sH_l-x")).isEqualTo(new DraftVersion(12, 3));
        assertThat(DraftVersion.parse("1-T-Rq1sH")).isEqualTo(new DraftVersion(1, 0));
    }

    @Test
    void mergedEditsReplacedAndRemovedBlocksAreInOrder() {
        acknowledged("e1x1", "1", "2", Map.of("a", "e1x1 says"));
        kept("2", Map.of("title", "Page", "a", "e1x1 says"));
        acknowledged("e2x1", "1", "3", Map.of("b", "e2x1 says"));
        kept("3", Map.of("title", "Page", "a", "e1x1 says", "b", "e2x1 says"));
        acknowledged("e2x2", "3", "4", Map.of("b", "e2x2 says"), "a");
        kept("4", Map.of("title", "Page", "b", "e2x2 says"));
        acknowledged("e2x3", "4", "4.1", Map.of("b", "e2x3 says"));
        kept("4.1", Map.of("title", "Page", "b", "e2x3 says"));
        unanswered("e1x2", "4", Map.of("c", "e1x2 says"));
        assertThat(check()).isEmpty();
    }

    @Test
    void anAnswerThatNeverCameLeavesBothPossible() {
        unanswered("e1x1", "1", Map.of("a", "e1x1 says", "b", "e1x1 says too"));
        kept("2", Map.of("title", "Page", "a", "e1x1 says", "b", "e1x1 says too"));
        var check = new EditCheck(drafts, edits);
        assertThat(check.run()).isEmpty();
        assertThat(check.doneWithoutAnswer()).isEqualTo(1);
    }

    @Test
    void aLostVersionIsFound() {
        acknowledged("e1x1", "1", "2", Map.of("a", "e1x1 says"));
        assertThat(check()).hasValueSatisfying(found -> assertThat(found).contains("e1x1", "version 2", "is lost"));
    }

    @Test
    void anAcknowledgedTextThatIsNotThereIsFound() {
        acknowledged("e1x1", "1", "2", Map.of("a", "e1x1 says"));
        unanswered("e2x1", "1", Map.of("b", "e2x1 says"));
        kept("2", Map.of("title", "Page", "b", "e2x1 says"));
        assertThat(check()).hasValueSatisfying(found -> assertThat(found).contains("e1x1", "says otherwise at a"));
    }

    @Test
    void aHoleBetweenVersionsIsFound() {
        acknowledged("e1x1", "1", "3", Map.of("a", "e1x1 says"));
        kept("3", Map.of("title", "Page", "a", "e1x1 says"));
        assertThat(check()).hasValue("no version is left between 1 and 3");
    }

    @Test
    void whatWasOverwrittenUnseenIsFound() {
        acknowledged("e1x1", "1", "2", Map.of("a", "e1x1 says"));
        kept("2", Map.of("title", "Page", "a", "e1x1 says"));
        acknowledged("e2x1", "1", "3", Map.of("a", "e2x1 says"));
        kept("3", Map.of("title", "Page", "a", "e2x1 says"));
        assertThat(check())
                .hasValueSatisfying(found -> assertThat(found).contains("e2x1", "silently overwrote", "e1x1 says"));
    }

    @Test
    void whatVanishedBesideAnEditIsFound() {
        acknowledged("e1x1", "1", "2", Map.of("a", "e1x1 says"));
        kept("2", Map.of("title", "Page", "a", "e1x1 says"));
        acknowledged("e2x1", "1", "3", Map.of("b", "e2x1 says"));
        kept("3", Map.of("title", "Page", "b", "e2x1 says"));
        assertThat(check())
                .hasValueSatisfying(found -> assertThat(found).contains("e2x1", "silently overwrote what a says"));
    }

    @Test
    void halfAnEditIsFound() {
        unanswered("e1x1", "1", Map.of("a", "e1x1 says", "b", "e1x1 says too"));
        kept("2", Map.of("title", "Page", "a", "e1x1 says"));
        assertThat(check()).hasValueSatisfying(found -> assertThat(found).contains("only a part of e1x1", "not b"));
    }

    @Test
    void twoEditsInOneVersionAreFound() {
        unanswered("e1x1", "1", Map.of("a", "e1x1 says"));
        unanswered("e2x1", "1", Map.of("b", "e2x1 says"));
        kept("2", Map.of("title", "Page", "a", "e1x1 says", "b", "e2x1 says"));
        assertThat(check()).hasValueSatisfying(found -> assertThat(found).contains("that is not one edit"));
    }

    @Test
    void anEditThatWasRefusedAndIsThereIsFound() {
        edits.add(edit("e1x1", "1", Map.of("a", "e1x1 says")).ended(Edit.Outcome.CONFLICT, null));
        kept("2", Map.of("title", "Page", "a", "e1x1 says"));
        assertThat(check()).hasValueSatisfying(found -> assertThat(found).contains("was refused"));
    }

    @Test
    void anEditThatWasDoneTwiceIsFound() {
        unanswered("e1x1", "1", Map.of("a", "e1x1 says"));
        unanswered("e2x1", "2", Map.of("a", "e2x1 says"));
        kept("2", Map.of("title", "Page", "a", "e1x1 says"));
        kept("3", Map.of("title", "Page", "a", "e2x1 says"));
        kept("4", Map.of("title", "Page", "a", "e1x1 says"));
        assertThat(check()).hasValueSatisfying(found -> assertThat(found).contains("done twice"));
    }

    @Test
    void aDraftIsReadByItsBlocksAndTexts() throws Exception {
        var document = new ObjectMapper().readTree("""
                {"title": "Page", "show_in_menus": false,
                 "body": [{"id": "a", "type": "text", "value": "<p>e1x1 says</p>"}]}""");
        assertThat(Draft.of(new DraftVersion(1, 0), document).says())
                .isEqualTo(Map.of("title", "Page", "a", "<p>e1x1 says</p>"));
        assertThat(Edit.markIn("<p>e1x12 says</p>")).isEqualTo("e1x12");
    }
}
