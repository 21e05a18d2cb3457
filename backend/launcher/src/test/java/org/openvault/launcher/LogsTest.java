package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./ov logs} shows of a home, as a user calls it. */
class LogsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PARTS = List.of("backend", "frontend", "database");

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void aHomeThatHasRun() throws IOException {
        home = new Home(folder.resolve("home with a space"));
        home.create();
        for (String part : PARTS) {
            Files.writeString(LogFile.startNew(home, part), lines(part, 1, 5000));
        }
    }

    @Test
    void theLastOfEachPartIsShownAndNoMore() throws Exception {
        String said = said(start("--home", home.folder().toString()), 0);

        for (String part : PARTS) {
            assertThat(said).contains(home.log(part).toString(), part + " says 5000\n", part + " says 4801\n");
            assertThat(said).doesNotContain(part + " says 4800\n");
        }
        assertThat(said.lines()).hasSizeLessThan(PARTS.size() * 210);
        assertThat(said(start("--home=" + home.folder()), 0)).isEqualTo(said);
    }

    @Test
    void whatIsSaidFromNowOnIsFollowedAlsoBeyondAStart() throws Exception {
        Process following = start("--home", home.folder().toString(), "--follow");
        try {
            assertThat(Await.until(PATIENCE, () -> output().contains("database says 5000\n")))
                    .as("first what was said already")
                    .isTrue();
            Files.writeString(home.log("backend"), "backend says more\n", StandardOpenOption.APPEND);
            assertThat(Await.until(PATIENCE, () -> output().contains("backend says more\n")))
                    .isTrue();
            Files.writeString(LogFile.startNew(home, "frontend"), "frontend has started again\n");
            assertThat(Await.until(PATIENCE, () -> output().contains("frontend has started again\n")))
                    .as("a start begins another file of that name")
                    .isTrue();
            assertThat(following.isAlive()).isTrue();
        } finally {
            following.destroy();
        }
    }

    @Test
    void aHomeInWhichNothingRanAndWhatIsNotUnderstoodAreSaid() throws Exception {
        assertThat(said(start("--home", folder.resolve("other").toString()), 1))
                .contains("nothing has run in " + folder.resolve("other"));
        assertThat(said(start("--colour"), 1)).contains("logs does not know '--colour'");
    }

    private Process start(String... words) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getenv("OV_CHECKOUT"), "ov").toString(), "logs"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private String said(Process process, int code) throws Exception {
        assertThat(process.waitFor(PATIENCE)).as("it ends").isTrue();
        assertThat(process.exitValue()).as(output()).isEqualTo(code);
        return output();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException notYet) {
            return "";
        }
    }

    private static String lines(String part, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> part + " says " + number + "\n")
                .collect(Collectors.joining());
    }
}
