package org.openvault.frontend.page;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.zip.CRC32C;

/** Tells one build of this site from another: their pages differ although nothing was published. */
final class Edition {
    private Edition() {}

    /** Empty where the site does not run from a file, as in tests. */
    static String ofThisSite() {
        CodeSource source = Edition.class.getProtectionDomain().getCodeSource();
        try {
            Path file =
                    source == null ? Path.of("") : Path.of(source.getLocation().toURI());
            return Files.isRegularFile(file) ? sum(Files.readAllBytes(file)) : "";
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return "";
        }
    }

    private static String sum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return Long.toHexString(sum.getValue());
    }
}
