package org.openvault.launcher.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the blocks of a page one after the other in one shell, as a reader would; the first command that fails ends it. */
public final class Shell {
    private final Path folder;
    private final Path log;
    private final Map<String, String> environment;

    public Shell(Path folder, Path log, Map<String, String> environment) {
        this.folder = folder;
        this.log = log;
        this.environment = Map.copyOf(environment);
    }

    /** @param code what the shell ended with; 124 where it took too long */
    public record Said(int code, String text) {}

    public Said run(List<String> blocks, int minutes) throws IOException, InterruptedException {
        Path script = log.resolveSibling(log.getFileName() + ".sh");
        Files.writeString(script, "set -euo pipefail\n" + String.join("\n", blocks));
        var command = new ProcessBuilder("bash", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().putAll(environment);
        Process shell = command.start();
        boolean ended = shell.waitFor(minutes, TimeUnit.MINUTES);
        if (!ended) {
            shell.descendants().forEach(ProcessHandle::destroy);
            shell.destroy();
        }
        return new Said(ended ? shell.exitValue() : 124, Files.readString(log));
    }
}
