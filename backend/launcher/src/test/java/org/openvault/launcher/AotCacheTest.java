package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void built() throws IOException {
        jar = Files.createDirectory(folder.resolve("built")).resolve("run.jar");
        Files.writeString(jar, "as it was built");
    }

    private AotCache cache(String name) {
        return AotCache.of(name, jar, Map.of("OV_CACHE", folder.toString())).orElseThrow();
    }

    @Test
    void oneThatIsNotThereChangesNothing() {
        assertThat(cache("backend").isThere()).isFalse();
        assertThat(cache("backend").options()).isEmpty();
    }

    @Test
    void whatOneBuildLearnedIsUsedByItAloneAndReplacedByTheNext() throws IOException {
        AotCache first = learned(cache("backend"));
        AotCache beside = learned(cache("frontend"));
        assertThat(cache("backend").options()).containsExactly("-XX:AOTCache=" + first.file());
        Files.writeString(jar, "as it was built once more");
        assertThat(cache("backend").options()).isEmpty();
        AotCache second = learned(cache("backend"));
        assertThat(first.file()).doesNotExist();
        assertThat(second.file()).exists();
        assertThat(beside.file()).exists();
    }

    @Test
    void itCanBeSwitchedOff() {
        assertThat(AotCache.of("backend", jar, Map.of("OV_CACHE", folder.toString(), "OV_AOT", "off")))
                .isEmpty();
        assertThat(AotCache.of("backend", jar, Map.of())).isEmpty();
    }

    private AotCache learned(AotCache cache) throws IOException {
        Files.createDirectories(cache.file().getParent());
        cache.keep(Files.writeString(folder.resolve("made"), "learned"));
        return cache;
    }
}
