package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs lines of a shell where PostgreSQL's programs are found, as somebody who may start a server: root may not. */
record Shell(Path folder, Map<String, String> environment) {
    private static final long MOST_SECONDS = 180;

    record Said(int code, String text) {}

    static Shell in(Path folder, Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("PATH", postgres().orElseThrow() + ":" + System.getenv("PATH"));
        return new Shell(folder, all);
    }

    /** Where the server's programs are: on the path, or where Debian keeps them; the newest. */
    static Optional<Path> postgres() {
        Stream<Path> path = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
        return Stream.concat(path, debian().stream())
                .filter(each ->
                        Files.isExecutable(each.resolve("initdb")) && Files.isExecutable(each.resolve("pg_basebackup")))
                .reduce((older, newer) -> newer);
    }

    private static List<Path> debian() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) return List.of();
        try (var files = Files.list(versions)) {
            return files.map(each -> each.resolve("bin")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** Gives it to whoever runs the lines. */
    void own(Path given) {
        if (isRoot())
            assertThat(start(List.of("chown", "-R", "postgres", given.toString()))
                            .code())
                    .isZero();
    }

    String must(String line) {
        Said said = run(line);
        assertThat(said.code()).as("%s%n%s", line, said.text()).isZero();
        return said.text();
    }

    Said run(String line) {
        var command = new ArrayList<String>();
        if (isRoot()) command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
        command.addAll(List.of("sh", "-c", line));
        return start(command);
    }

    private Said start(List<String> command) {
        try {
            Path output = Files.createTempFile("said", ".txt");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            if (!ended) process.destroyForcibly();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Said(ended ? process.exitValue() : 124, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
