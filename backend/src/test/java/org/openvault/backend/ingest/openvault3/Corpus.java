package org.openvault.backend.ingest.openvault3;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The earlier site's content, which is not part of this project. */
final class Corpus {

    private static final String PLACE = "shared/corpus/openvault3";

    private Corpus() {}

    /** Skips the test where the corpus is absent. */
    static Path folder() {
        Path found = find();
        assumeTrue(
                found != null,
                "Skipped: the earlier site's content is not here. It is looked for as " + PLACE
                        + " beside the checkout, or where OV_CORPUS says.");
        return found;
    }

    private static Path find() {
        String named = System.getenv("OV_CORPUS");
        if (named != null && !named.isBlank()) {
            Path folder = Path.of(named);
            Path inside = folder.resolve("openvault3");
            return Files.isDirectory(inside) ? inside : Files.isDirectory(folder.resolve("pages")) ? folder : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(PLACE))) {
                return at.resolve(PLACE);
            }
        }
        return null;
    }
}
