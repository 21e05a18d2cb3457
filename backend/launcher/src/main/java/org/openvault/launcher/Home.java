package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The folder that holds everything of one running system. Two homes share nothing. */
record Home(Path folder) {
    Home {
        folder = folder.toAbsolutePath().normalize();
    }

    Path database() {
        return folder.resolve("db");
    }

    Path databasePassword() {
        return folder.resolve("db-password");
    }

    Path media() {
        return folder.resolve("media");
    }

    Path pageCache() {
        return folder.resolve("cache");
    }

    Path firstLogin() {
        return folder.resolve("first-login");
    }

    Path operationsToken() {
        return folder.resolve("operations-token");
    }

    Path runFile() {
        return folder.resolve("run.json");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path logs() {
        return folder.resolve("log");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    void create() {
        try {
            for (Path each : List.of(folder, logs(), media(), pageCache())) {
                Files.createDirectories(each);
            }
        } catch (FileAlreadyExistsException e) {
            throw new Trouble(
                    e.getFile() + " is a file, but a folder is needed there; move it away or choose another --home");
        } catch (IOException e) {
            throw new Trouble("Cannot make the folder " + folder + ": " + Failure.reason(e));
        }
    }

    /** Deletes what a run has made, and nothing else that may lie in the folder. */
    void startOver() {
        for (Path each :
                List.of(database(), databasePassword(), media(), pageCache(), firstLogin(), operationsToken())) {
            delete(each);
        }
    }

    static void delete(Path tree) {
        if (!Files.exists(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) return;
        try (var paths = Files.walk(tree)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new Trouble("Cannot delete " + tree + ": " + Failure.reason(e));
        }
    }
}
