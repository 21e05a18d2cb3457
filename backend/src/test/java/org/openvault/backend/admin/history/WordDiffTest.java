package org.openvault.backend.admin.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openvault.backend.admin.history.WordDiff.Part;

class WordDiffTest {

    @Test
    void wordsThatStandOnOneSideAloneAreMarked() {
        var sides = WordDiff.of("The quick fox jumps.", "The slow fox jumps high.");
        assertThat(shown(sides.before())).isEqualTo("The [quick] fox jumps.");
        assertThat(shown(sides.after())).isEqualTo("The [slow] fox jumps[ high].");
    }

    @Test
    void nothingIsMarkedInTheSameTextAndAllInAnother() {
        assertThat(shown(WordDiff.of("same", "same").after())).isEqualTo("same");
        assertThat(shown(WordDiff.of("", "new").after())).isEqualTo("[new]");
        assertThat(WordDiff.of("", "new").before()).isEmpty();
    }

    @Test
    void longTextsThatDifferThroughoutAreMarkedAsAWhole() {
        String before = "start " + "a ".repeat(200_000) + "end";
        String after = "start " + "b ".repeat(200_000) + "end";
        var sides = WordDiff.of(before, after);
        assertThat(sides.before()).hasSizeLessThan(10);
        assertThat(joined(sides.before())).isEqualTo(before);
        assertThat(sides.after().getFirst()).isEqualTo(new Part("start ", false));
    }

    @Test
    void bothSidesStayWholeWhateverTheyHold() {
        String before = "Zeile eins\n\n– zwei … «drei»  🚲 ende";
        String after = "Zeile 1\n– zwei «drei» 🚲🚲 ende!";
        var sides = WordDiff.of(before, after);
        assertThat(joined(sides.before())).isEqualTo(before);
        assertThat(joined(sides.after())).isEqualTo(after);
    }

    private static String shown(java.util.List<Part> parts) {
        return parts.stream()
                .map(part -> part.changed() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }

    private static String joined(java.util.List<Part> parts) {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
