package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who listens at a port, in words: from /proc on Linux, else from lsof where there is one. */
final class PortOwner {
    private static final String LISTENING = "0A";
    private static final Pattern HOME = Pattern.compile("-Dov\\.home=(\\S+)");

    private PortOwner() {}

    static Optional<String> find(int port) {
        return pid(port).flatMap(ProcessHandle::of).map(PortOwner::describe);
    }

    private static String describe(ProcessHandle process) {
        var home = HOME.matcher(process.info().commandLine().orElse(""));
        if (home.find()) return "Open Vault in %s (process %d)".formatted(home.group(1), process.pid());
        String command = process.info()
                .command()
                .map(path -> Path.of(path).getFileName() + ", ")
                .orElse("");
        return command + "process " + process.pid();
    }

    private static Optional<Long> pid(int port) {
        try {
            return Files.isDirectory(Path.of("/proc/net")) ? fromProc(port) : fromLsof(port);
        } catch (IOException | RuntimeException e) {
            // Only a courtesy: the message is useful without it.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Long> fromProc(int port) throws IOException {
        Optional<String> socket = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/net", table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(field -> field.length > 9 && field[3].equals(LISTENING))
                .filter(field -> field[1].endsWith(":%04X".formatted(port)))
                .map(field -> "socket:[" + field[9] + "]")
                .findFirst();
        if (socket.isEmpty()) return Optional.empty();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, socket.get()))
                .findFirst();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean holds(long pid, String socket) {
        try (var files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> socket.equals(target(file)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<Long> fromLsof(int port) throws IOException, InterruptedException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var reader = lsof.inputReader()) {
            Optional<Long> pid = reader.lines().findFirst().map(Long::valueOf);
            lsof.waitFor(2, TimeUnit.SECONDS);
            return pid;
        }
    }
}
