package org.openvault.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies a home's database while it is used, and its uploaded files. From then on the log is kept as well, so that
 * {@link Restore} reaches any instant. A backup is whole or absent.
 */
final class Backup {
    private static final int KEPT = 14;
    /** Folders whose content belongs to a running server; they must be there, empty. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_replslot");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "pg_internal.init");

    private final Home home;
    private final Backups backups;

    Backup(Home home) {
        this.home = home;
        this.backups = Backups.of(home);
    }

    static int run(Options options) {
        if (Database.isGiven(System.getenv()))
            throw new Trouble("OV_DB_URL names a database of your own: back that up by its own means (pg_basebackup)");
        Home home = options.home();
        if (!home.exists())
            throw new Trouble("there is nothing in " + home.folder() + " yet, and so nothing to back up");
        var backup = new Backup(home);
        int kept = Math.max(1, options.number("--keep", KEPT));
        if (options.has("--dry-run")) return backup.foresee(kept);
        RunFile run = RunFile.read(home).orElse(RunFile.empty());
        if (run.running("launcher").isPresent()) {
            String backend = "http://127.0.0.1:" + run.ports().backend();
            return backup.make(
                    EmbeddedDatabase.running(home, run.databasePort()).ofTheServer(), backend, kept);
        }
        try (HomeLock lock = HomeLock.take(home)) {
            Stop.leftovers(run);
            EmbeddedDatabase database = EmbeddedDatabase.start(home, run.databasePort());
            try {
                return backup.make(database.access().ofTheServer(), "", kept);
            } finally {
                database.stop();
            }
        }
    }

    private int foresee(int kept) {
        int more = Math.max(0, backups.list().size() + 1 - kept);
        System.out.printf(
                "would copy %s and %s to %s%s%n",
                home.database(), home.media(), backups.folder(), more == 0 ? "" : ", and throw " + more + " old away");
        return 0;
    }

    /** @param backend its address, empty where none runs */
    int make(DatabaseAccess access, String backend, int kept) {
        long began = System.nanoTime();
        DiskSpace.check(home.folder());
        Path part = backups.bases().resolve(".part");
        Home.delete(part);
        try {
            Files.createDirectories(part);
            Files.createDirectories(backups.log());
            GoldenPages pages = backend.isEmpty() ? GoldenPages.NONE : GoldenPages.look(access, backend);
            copy(access, part.resolve("db.zip"));
            Instant ended = Instant.now();
            Files.writeString(part.resolve("db.zip.sha256"), Backups.sha256(part.resolve("db.zip")) + "\n");
            pages.write(part.resolve("pages.json"));
            int files = Backups.copyNew(home.media(), backups.media());
            Path place = backups.place(Backups.called(ended));
            Files.move(part, place);
            prune(kept);
            System.out.printf(
                    "backup %s: database %.1f MB, %d new files, %d pages to compare with, %.1f s%n",
                    place.getFileName(),
                    Files.size(place.resolve("db.zip")) / 1e6,
                    files,
                    pages.count(),
                    (System.nanoTime() - began) / 1e9);
            return 0;
        } catch (IOException | SQLException e) {
            Home.delete(part);
            throw new Trouble("The backup failed, and none is left of it: " + Failure.reason(e));
        }
    }

    /** As the documentation of PostgreSQL says of a base backup by hand: both calls by the same connection. */
    private void copy(DatabaseAccess access, Path file) throws SQLException, IOException {
        try (Connection connection = access.connect();
                var statement = connection.createStatement();
                OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            zip.setLevel(3);
            statement.execute("SELECT pg_backup_start('ov backup', true)");
            files(zip);
            try (var rows = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(true)")) {
                rows.next();
                zip.putNextEntry(new ZipEntry("backup_label"));
                zip.write(rows.getString(1).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private void files(ZipOutputStream zip) throws IOException {
        try (Stream<Path> files = Files.walk(home.database())) {
            for (Path file : files.sorted().toList()) {
                Path inside = home.database().relativize(file);
                String name = inside.toString().replace('\\', '/');
                boolean isEmptied = inside.getNameCount() > 1
                        && EMPTIED.contains(inside.getName(0).toString());
                if (name.isEmpty()
                        || isEmptied
                        || LEFT_OUT.contains(file.getFileName().toString())) continue;
                add(zip, file, name);
            }
        }
    }

    /** A file that is gone by now is not needed: the log knows of it. */
    private static void add(ZipOutputStream zip, Path file, String name) throws IOException {
        if (Files.isDirectory(file)) {
            zip.putNextEntry(new ZipEntry(name + "/"));
        } else {
            try (var in = Files.newInputStream(file)) {
                zip.putNextEntry(new ZipEntry(name));
                in.transferTo(zip);
            } catch (NoSuchFileException gone) {
                return;
            }
        }
        zip.closeEntry();
    }

    private void prune(int kept) throws IOException {
        List<Backups.Base> all = backups.list();
        all.subList(0, Math.max(0, all.size() - kept)).forEach(base -> Home.delete(base.folder()));
        Backups.Base oldest = backups.list().getFirst();
        backups.deleteForsaken(oldest);
        String first = firstSegment(oldest);
        try (Stream<Path> files = Files.list(backups.log())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("[0-9A-F]{24}.*") && name.substring(8, 24).compareTo(first) < 0) Files.delete(file);
            }
        }
    }

    /** Name of the first segment of the log that it needs, without the timeline. */
    private static String firstSegment(Backups.Base base) throws IOException {
        try (var zip = new java.util.zip.ZipFile(base.database().toFile());
                var label = zip.getInputStream(zip.getEntry("backup_label"))) {
            String text = new String(label.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceFirst("(?s).*START WAL LOCATION: [^ ]+ \\(file ([0-9A-F]{8})([0-9A-F]{16})\\).*", "$2");
        }
    }
}
