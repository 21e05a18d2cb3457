package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of what {@code ./ov prove edits --long} does for as long as it takes. */
class ProveEditsTest {
    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLostWhenTheBackendIsKilled() throws IOException {
        Path built = Path.of(System.getenv("OV_CHECKOUT"), "backend/target/quarkus-app/quarkus-run.jar");
        assumeTrue(Files.exists(built), "the applications are not packaged: ./ov test does that first");
        var verdict = ProveEdits.prove(new ProveEdits.Extent(1, 4, Duration.ofSeconds(2), 40, 2, 0), folder);
        assertThat(verdict.discrepancy()).as(verdict.figures()).isEmpty();
    }
}
