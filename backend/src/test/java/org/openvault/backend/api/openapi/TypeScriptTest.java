package org.openvault.backend.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Types for TypeScript can be made from the committed document, and a client written with them compiles strictly. */
class TypeScriptTest {

    private static final Path SOURCES = Path.of("src/test/typescript");
    private static final Path DOCUMENT = Path.of("../docs/reference/openapi.json");
    private static final Path WORKPLACE = Path.of("target/typescript");

    private record Run(int code, String output) {}

    @Test
    void theTypesAndAClientThatUsesThemCompile() throws Exception {
        prepare();
        assertThat(run("node_modules/.bin/openapi-typescript", "openapi.json", "-o", "api.d.ts"))
                .satisfies(TypeScriptTest::went);
        assertThat(run("node_modules/.bin/tsc")).satisfies(TypeScriptTest::went);
    }

    private static void prepare() throws Exception {
        Files.createDirectories(WORKPLACE);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                copy(source, WORKPLACE.resolve(source.getFileName()));
            }
        }
        copy(DOCUMENT, WORKPLACE.resolve("openapi.json"));
        boolean mustRun = "true".equals(System.getenv("GITHUB_ACTIONS"));
        Run installed = install();
        if (installed.code() != 0 && !mustRun) {
            abort("npm is not here, or could not fetch what it needs: "
                    + installed.output().lines().findFirst().orElse(""));
        }
        went(installed);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static Run install() throws InterruptedException {
        try {
            return run("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        } catch (IOException absent) {
            return new Run(127, absent.getMessage());
        }
    }

    private static void went(Run run) {
        assertThat(run.code()).as(run.output()).isZero();
    }

    private static Run run(String... command) throws IOException, InterruptedException {
        Path output = WORKPLACE.resolve("output.txt");
        Process process = new ProcessBuilder(List.of(command))
                .directory(WORKPLACE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Run(124, String.join(" ", command) + " took too long");
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
