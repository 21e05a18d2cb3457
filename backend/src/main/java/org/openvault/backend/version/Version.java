package org.openvault.backend.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built.
 *
 * @param commit of the sources, in full; {@code unknown} where neither OV_COMMIT nor git told it
 */
public record Version(String version, String commit) {

    private static final Version OWN = read();
    private static final int SHORT = 10;

    public static Version own() {
        return OWN;
    }

    private static Version read() {
        try (InputStream file = Version.class.getResourceAsStream("/version.properties")) {
            var properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return new Version(
                    properties.getProperty("version", "unknown"), properties.getProperty("commit", "unknown"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return version + " (" + commit.substring(0, Math.min(SHORT, commit.length())) + ")";
    }
}
