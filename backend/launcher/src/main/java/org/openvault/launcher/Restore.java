package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Sets a home back to an instant, or to the last that its backups know. The database that stood there is kept beside it; when
 * anything fails it is put back. At the end it proves what it made: counts, the chain of the history, pages as they were.
 */
final class Restore {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Home home;
    private final Backups backups;
    private final Optional<Instant> to;

    private Restore(Home home, Optional<Instant> to) {
        this.home = home;
        this.backups = Backups.of(home);
        this.to = to;
    }

    static int run(Options options) {
        if (Database.isGiven(System.getenv()))
            throw new Trouble("OV_DB_URL names a database of your own: restore that by its own means");
        Optional<Instant> to = Optional.ofNullable(options.values().get("--to")).map(Restore::instant);
        to.filter(Instant.now()::isBefore).ifPresent(instant -> {
            throw new Trouble(instant + " has not come yet; without --to everything that the backups know comes back");
        });
        var restore = new Restore(options.home(), to);
        Backups.Base base = restore.backups
                .newestAt(to)
                .orElseThrow(() -> new Trouble("there is no backup%s in %s; ./ov backup makes one"
                        .formatted(to.map(each -> " before " + each).orElse(""), restore.backups.folder())));
        base.requireWhole();
        if (options.has("--dry-run")) {
            System.out.printf(
                    "would restore %s%s; the database that stands there would be kept%n",
                    base.folder().getFileName(),
                    to.map(each -> " and replay the log up to " + each).orElse(" and replay the log to its end"));
            return 0;
        }
        return restore.restore(base);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new Trouble(
                    Trouble.WRONG_USE, "--to needs an instant such as 2026-11-22T03:00:00Z, not '" + text + "'");
        }
    }

    private int restore(Backups.Base base) {
        long began = System.nanoTime();
        try (HomeLock lock = HomeLock.take(home)) {
            RunFile run = RunFile.read(home).orElse(RunFile.empty());
            Stop.leftovers(run);
            DiskSpace.check(home.folder());
            Path before = home.folder()
                    .resolve("db-before-"
                            + Instant.now()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString()
                                    .replace(':', '-'));
            Path made = unpack(base);
            boolean wasThere = Files.exists(home.database());
            if (wasThere) Files.move(home.database(), before);
            try {
                Files.move(made, home.database());
                Backups.copyNew(backups.media(), home.media());
                prove(base, run, began);
            } catch (RuntimeException | SQLException | IOException failed) {
                Home.delete(home.database());
                if (wasThere) putBack(before);
                String why = failed instanceof Trouble trouble ? trouble.getMessage() : Failure.reason(failed);
                throw new Trouble("Nothing was restored, all is as it was: " + why);
            }
            if (wasThere) System.out.println("the database as it was before: " + before);
            if (to.isPresent()) backups.forsake(to.get());
            return 0;
        } catch (IOException e) {
            Home.delete(unpacked());
            throw new Trouble("Cannot restore, all is as it was: " + Failure.reason(e));
        }
    }

    private void putBack(Path before) {
        try {
            Files.move(before, home.database());
        } catch (IOException e) {
            throw new Trouble("Nothing was restored, and the database cannot be put back; it lies in " + before + ": "
                    + Failure.reason(e));
        }
    }

    private Path unpacked() {
        return home.folder().resolve("db-restoring");
    }

    private Path unpack(Backups.Base base) throws IOException {
        Path target = unpacked();
        Home.delete(target);
        try (var zip = new ZipFile(base.database().toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target))
                    throw new Trouble("The backup " + base.folder() + " holds a strange name");
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (var in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
        Files.createFile(target.resolve("recovery.signal"));
        Files.setPosixFilePermissions(target, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        Files.writeString(target.resolve("postgresql.auto.conf"), recovery(), StandardOpenOption.APPEND);
        return target;
    }

    private String recovery() {
        String until = to.map(each -> "recovery_target_time = '"
                        + each.toString().replace('T', ' ').replace("Z", "+00") + "'\n")
                .orElse("");
        return "restore_command = '" + backups.restoreCommand().replace("'", "''") + "'\n" + until
                + "recovery_target_action = 'promote'\n";
    }

    private void prove(Backups.Base base, RunFile run, long began) throws SQLException, IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(home, run.databasePort());
        try {
            Instant last = replayed(database.access().ofTheServer());
            System.out.printf(
                    "restored %s%s%n",
                    base.folder().getFileName(),
                    to.map(each -> " up to " + each).orElse(""));
            System.out.println(counts(database.access()));
            GoldenPages pages = GoldenPages.read(base.pages());
            try (ScratchBackend backend = ScratchBackend.beside(home, database)) {
                if (backend.command("verify-history").exitCode() != 0)
                    throw new Trouble("the history that was restored is not the one that was written");
                List<String> differing = pages.differing(backend.url());
                if (!differing.isEmpty()) throw new Trouble("these pages are not as they were: " + differing);
            }
            System.out.printf("history unbroken, %d pages as they were%n", pages.count());
            Instant wanted = to.orElse(Instant.now());
            System.out.printf(
                    "RPO %d s (the last change is of %s)%n",
                    Math.max(0, Duration.between(last, wanted).toSeconds()), last);
            System.out.printf("RTO %d s%n", Math.round((System.nanoTime() - began) / 1e9));
        } finally {
            database.stop();
        }
    }

    /** Waits until the log is replayed. @return when the last change that is there was made */
    private static Instant replayed(DatabaseAccess access) throws SQLException {
        boolean is = Await.until(PATIENCE, () -> {
            try (Connection connection = access.connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT pg_is_in_recovery()")) {
                rows.next();
                return !rows.getBoolean(1);
            } catch (SQLException notYet) {
                return false;
            }
        });
        if (!is) throw new Trouble("the log was not replayed within half an hour");
        try (Connection connection = access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT greatest((SELECT max(at) FROM audit_entry), (SELECT max(created_at) FROM revision))")) {
            rows.next();
            return rows.getTimestamp(1) == null
                    ? Instant.EPOCH
                    : rows.getTimestamp(1).toInstant();
        }
    }

    private static String counts(DatabaseAccess access) throws SQLException {
        try (Connection connection = access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT format('%s pages, %s revisions, %s publications, change feed at %s',
                            (SELECT count(*) FROM page), (SELECT count(*) FROM revision), (SELECT count(*) FROM publication),
                            (SELECT coalesce(max(sequence), 0) FROM change))""")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
