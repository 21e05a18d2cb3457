package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The data folder of the embedded PostgreSQL, looked at before the server sees it: its own complaints are long. */
record DataFolder(Path folder) {
    static final String VERSION = "16";
    private static final String ADVICE = "; move it away to keep it, or start over with --fresh";

    /** Lies beside the folder while it is made for the first time. */
    private Path unfinished() {
        return folder.resolveSibling(folder.getFileName() + ".unfinished");
    }

    /** Makes way for a new one, or checks the one that is there. */
    void prepare() {
        if (Files.exists(unfinished())) Home.delete(folder);
        if (isNew()) begin();
        else check();
    }

    private void begin() {
        try {
            Files.createDirectories(folder);
            Files.writeString(unfinished(), "The first start has not come to its end; the next one begins again.\n");
        } catch (IOException e) {
            throw new Trouble("Cannot make the data folder " + folder + ": " + Failure.reason(e));
        }
    }

    void finished() {
        try {
            Files.deleteIfExists(unfinished());
        } catch (IOException e) {
            throw new Trouble("Cannot delete " + unfinished() + ": " + Failure.reason(e));
        }
    }

    private boolean isNew() {
        if (!Files.exists(folder)) return true;
        if (!Files.isDirectory(folder)) throw new Trouble("The data folder " + folder + " is a file" + ADVICE);
        try (var content = Files.list(folder)) {
            return content.findAny().isEmpty();
        } catch (IOException e) {
            throw new Trouble("Cannot read the data folder " + folder + ": " + Failure.reason(e));
        }
    }

    private void check() {
        String version = read(folder.resolve("PG_VERSION")).orElseThrow(() -> broken("it has no PG_VERSION"));
        if (!version.matches("\\d+(\\.\\d+)?")) throw broken("its PG_VERSION is not a version");
        if (!version.equals(VERSION)) {
            throw new Trouble(
                    "The data folder " + folder + " is of PostgreSQL " + version + ", but this is " + VERSION + ADVICE);
        }
        for (String part : List.of("global/pg_control", "postgresql.conf", "base", "pg_wal")) {
            if (!Files.exists(folder.resolve(part))) throw broken("it has no " + part);
        }
    }

    Trouble broken(String why) {
        return new Trouble("The data folder " + folder + " is broken: " + why + ADVICE);
    }

    /** @return the process id that the server wrote down, which may be long gone */
    Optional<Long> postmaster() {
        return read(folder.resolve("postmaster.pid"))
                .flatMap(text -> text.lines().findFirst())
                .filter(line -> line.matches("\\d+"))
                .map(Long::valueOf);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
