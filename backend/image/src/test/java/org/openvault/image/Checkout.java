package org.openvault.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The files and scripts that these tests are about. */
final class Checkout {
    static final Path ROOT =
            Path.of(System.getenv("OV_CHECKOUT")).toAbsolutePath().normalize();

    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());

    private Checkout() {}

    record Outcome(int code, String output) {}

    static List<JsonNode> documents(String yaml) {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return values.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Outcome run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(2, TimeUnit.MINUTES)) throw new AssertionError(command + " does not end: " + output);
        return new Outcome(process.exitValue(), output);
    }

    static Outcome run(String... command) throws IOException, InterruptedException {
        return run(ROOT, Map.of(), List.of(command));
    }
}
