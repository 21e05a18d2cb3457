package org.openvault.backend.ingest.openvault3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedirectMapTest {

    private final Addresses nowhere = new Addresses(List.of());

    @Test
    void aFileThatIsNoMapIsOneProblem() {
        assertThat(read("---\n- \"a\"\n- \"b\"\n").problems())
                .containsExactly(new Finding("redirect_map.yml", 2, "not a map of old addresses to new ones"));
        assertThat(read("just words").problems()).hasSize(1);
        assertThat(read("").problems()).isEmpty();
    }

    @Test
    void brokenYamlIsOneProblemWithItsLine() {
        assertThat(read("\"/a\": \"/b\"\n\"/c\": \"/d\n").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.reason()).startsWith("unreadable YAML");
                });
    }

    @Test
    void makesNoObjectsAndNeitherNestsNorGrowsWithoutEnd() {
        assertThat(read("\"/a\": !!javax.script.ScriptEngineManager [1]").redirects())
                .isEmpty();
        assertThat(read("\"/a\": " + "[".repeat(1000)).problems()).hasSize(1);
    }

    @Test
    void theLaterOfTwoEqualAddressesCounts() {
        RedirectMap map = read("/a: /b\n/a: /c\n/d: /d\n/e: javascript:x\n");

        assertThat(map.redirects()).containsExactly(new Redirect("/a", new Redirect.Target.ToAddress("/c"), 2));
        assertThat(map.warnings()).hasSize(1);
        assertThat(map.problems()).extracting(Finding::line).containsExactly(3, 4);
    }

    @Test
    void theOldSitesOwnInvalidSamplesAreOneProblemEach() throws IOException {
        for (String name : List.of("invalid_redirects_1.yml", "invalid_redirects_2.txt")) {
            String yaml =
                    Files.readString(Corpus.folder().resolve("redirect_map").resolve(name));
            assertThat(read(yaml).problems()).as(name).hasSize(1);
        }
    }

    private RedirectMap read(String yaml) {
        return RedirectMap.ofText(yaml, nowhere);
    }
}
