package org.openvault.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The output of one of our processes. Only its end is ever read: it may have grown for weeks. */
record LogFile(Path path) {
    private static final int END = 64 << 10;

    /** Keeps the log of the run before, for whoever looks for the reason of a crash after starting again. */
    static Path startNew(Home home, String name) {
        Path log = home.log(name);
        try {
            if (Files.exists(log)) {
                Files.move(log, home.log(name + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.createFile(log);
        } catch (IOException e) {
            throw new Trouble("Cannot write " + log + ": " + Failure.reason(e));
        }
    }

    List<String> tail(int lines) {
        List<String> all = end().lines().filter(line -> !line.isBlank()).toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** @return the last line with one of the marks, from the mark on */
    Optional<String> lastLine(String... marks) {
        return tail(Integer.MAX_VALUE).reversed().stream()
                .flatMap(line -> Arrays.stream(marks).filter(line::contains).map(mark -> line.substring(
                                line.indexOf(mark) + mark.length())
                        .strip()))
                .findFirst();
    }

    boolean contains(String text) {
        return end().contains(text);
    }

    boolean saysDiskIsFull() {
        String end = end();
        return end.contains("No space left on device") || end.contains("ENOSPC");
    }

    static Trouble diskIsFull(Home home) {
        return new Trouble(
                "The disk of " + home.folder() + " is full; make room and start again (logs: " + home.logs() + ")");
    }

    private String end() {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long start = Math.max(0, file.length() - END);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
