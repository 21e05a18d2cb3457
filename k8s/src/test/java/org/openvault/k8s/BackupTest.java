package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openvault.k8s.Shell.Said;

/**
 * The scripts of the database's pods on a real PostgreSQL with the real schema: what runs each night in the cluster is what runs
 * here, with other folders.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupTest {
    private static final Path SCRIPTS = Overlay.FOLDER.resolve("base/database");
    private static final Path DRILL = Overlay.FOLDER.resolve("components/restore-drill");
    private static final Path MIGRATIONS = Overlay.FOLDER.resolveSibling("backend/src/main/resources/db/migration");

    private static final String BACKUP = "PGUSER=backup PGPASSWORD='of the backup' sh backup.sh";
    private static final String HERE = "127.0.0.1";
    private static final String DEMO = "127.0.0.2";

    private static Shell shell;
    private static Path folder;
    private static Path backups;
    private static Instant between = Instant.EPOCH;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Shell.postgres().isPresent(), "there is no PostgreSQL server here (Debian's package postgresql)");
        folder = Files.createTempDirectory("ov-backup");
        backups = folder.resolve("backups");
        Files.createDirectories(folder.resolve("media/ab"));
        Files.createDirectories(folder.resolve("run"));
        Files.createDirectories(backups);
        Files.writeString(folder.resolve("media/ab/one.jpg"), "a picture");
        for (String script : List.of("backup.sh", "restore.sh", "make-users.sh", "pg_hba.conf")) {
            Files.copy(SCRIPTS.resolve(script), folder.resolve(script));
        }
        for (String script : List.of("drill.sh", "after-restore.sql"))
            Files.copy(DRILL.resolve(script), folder.resolve(script));
        String settings = Files.readString(SCRIPTS.resolve("postgresql.conf"))
                .replace("/backups", backups.toString())
                .replace("/etc/postgresql", folder.toString())
                .replace("listen_addresses = '*'\n", "")
                .replace("512MB", "32MB");
        Files.writeString(folder.resolve("postgresql.conf"), settings);
        Files.createDirectories(folder.resolve("schema"));
        try (var files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList())
                Files.copy(file, folder.resolve("schema").resolve(file.getFileName()));
        }
        shell = Shell.in(
                folder,
                Map.ofEntries(
                        Map.entry("TZ", "UTC"),
                        Map.entry("PGHOST", HERE),
                        Map.entry("PGPORT", freePort()),
                        Map.entry("PGPASSWORD", "of the owner"),
                        Map.entry("PGDATABASE", "openvault"),
                        Map.entry("PGUSER", "openvault"),
                        Map.entry("BACKUPS", backups.toString()),
                        Map.entry("MEDIA", folder.resolve("media").toString()),
                        Map.entry("SOCKETS", folder.resolve("restored-run").toString()),
                        Map.entry("PATIENCE", "60"),
                        Map.entry("POSTGRES_USER", "openvault"),
                        Map.entry("POSTGRES_DB", "openvault"),
                        Map.entry("READER_USER", "reader"),
                        Map.entry("READER_PASSWORD", "of the reader"),
                        Map.entry("BACKUP_USER", "backup"),
                        Map.entry("BACKUP_PASSWORD", "of the backup")));
        Files.createDirectories(folder.resolve("restored-run"));
        shell.own(folder);
        begin("data", HERE);
        begin("demo", DEMO);
    }

    /** As the image begins, with the users and the schema of the backend. */
    private static void begin(String data, String address) {
        shell.must("printf 'of the owner' > owner && initdb -D " + data
                + " -U openvault --pwfile=owner --encoding=UTF8 --locale=C.UTF-8 --data-checksums");
        shell.must(
                "pg_ctl -D %1$s -l %1$s.log -w -o '-c config_file=%2$s/postgresql.conf -c listen_addresses=%3$s %4$s' start"
                        .formatted(
                                data,
                                folder,
                                address,
                                "-c unix_socket_directories=" + folder.resolve("run")
                                        + (data.equals("demo")
                                                ? " -c archive_mode=off -c unix_socket_directories="
                                                : "")));
        shell.must("createdb -h " + address + " openvault");
        shell.must("PGHOST=" + address + " sh make-users.sh");
        shell.must("cat $(ls schema/*.sql | sort -V) > schema.sql && psql -X -q -v ON_ERROR_STOP=1 -h " + address
                + " -f schema.sql");
    }

    @AfterAll
    static void stop() {
        if (shell != null) {
            shell.run("pg_ctl -D data -m immediate stop");
            for (String each : List.of("demo", "then", "latest", "within", "exactly", "drilled", "newest"))
                shell.run("pg_ctl -D " + each + " -m immediate stop");
            shell.run("rm -rf " + folder);
        }
    }

    @Test
    @Order(1)
    void theReaderOnlyReads() {
        edit("before the backup");

        assertThat(shell.run(
                                "PGPASSWORD='of the reader' psql -X -q -A -t -U reader -c 'select count(*) from audit_entry'")
                        .text())
                .contains("1");
        assertThat(shell.run("PGPASSWORD='of the reader' psql -X -q -U reader -c \"delete from audit_entry\"")
                        .text())
                .contains("permission denied");
        assertThat(shell.run("PGPASSWORD='of the backup' psql -X -q -U backup -c \"delete from audit_entry\"")
                        .text())
                .contains("permission denied");
    }

    @Test
    @Order(2)
    void aBackupIsWholeAndHoldsTheFilesToo() throws IOException {
        assertThat(shell.must(BACKUP)).contains("backup 20");

        Path made = onlyBackup();
        assertThat(made).isDirectoryContaining("glob:**/base.tar.gz").isDirectoryContaining("glob:**/openvault.dump");
        assertThat(backups.resolve("media/ab/one.jpg")).hasContent("a picture");
        assertThat(shell.must("pg_restore -l " + made + "/openvault.dump")).contains("TABLE DATA public audit_entry");
    }

    @Test
    @Order(3)
    void aRestoreReachesAnyInstantSince() {
        edit("first");
        pauseASecond();
        between = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        pauseASecond();
        edit("second");
        shell.must("psql -X -q -c 'select pg_switch_wal()'");
        awaitArchive();

        String said = shell.must("sh restore.sh then " + between);
        assertThat(said).contains("RPO ", "RTO ", "0 pages").doesNotContain("RPO -");
        assertThat(edits()).isEqualTo("before the backup,first");
        shell.must("pg_ctl -D then -m fast stop");

        shell.must("sh restore.sh latest");
        assertThat(edits()).isEqualTo("before the backup,first,second");
        shell.must("pg_ctl -D latest -m fast stop");
    }

    /** It was not whole yet then: the one before it has to do. From the second by which it is called, it does itself. */
    @Test
    @Order(4)
    void anInstantInTheSecondInWhichABackupEndsIsReachedFromTheOneBefore() throws IOException {
        Path first = onlyBackup();
        pauseASecond();
        shell.must(BACKUP);
        Path second = newestBackup();
        assertThat(second).isNotEqualTo(first);
        Instant called = Instant.parse(second.getFileName().toString().replaceFirst("(T\\d\\d)-(\\d\\d)-", "$1:$2:"));
        assertThat(called)
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        pauseASecond();
        edit("third");
        shell.must("psql -X -q -c 'select pg_switch_wal()'");
        awaitArchive();

        assertThat(shell.must("sh restore.sh within " + called.minusMillis(999)))
                .contains("restored " + first.getFileName() + " up to");
        assertThat(edits()).isEqualTo("before the backup,first,second");
        shell.must("pg_ctl -D within -m fast stop");
        assertThat(shell.must("sh restore.sh exactly " + called))
                .contains("restored " + second.getFileName() + " up to");
        assertThat(edits()).isEqualTo("before the backup,first,second");
        shell.must("pg_ctl -D exactly -m fast stop && rm -rf " + second);
    }

    @Test
    @Order(5)
    void nothingIsWrittenOverAndNothingBrokenIsRestored() throws IOException {
        assertThat(shell.run("sh restore.sh data"))
                .satisfies(BackupTest::failed)
                .extracting(Said::text)
                .asString()
                .contains("not empty");
        assertThat(shell.run("sh restore.sh other yesterday"))
                .satisfies(BackupTest::failed)
                .extracting(Said::text)
                .asString()
                .contains("an instant looks like");
        assertThat(shell.run("sh restore.sh other 2020-01-01T00:00:00Z"))
                .satisfies(BackupTest::failed)
                .extracting(Said::text)
                .asString()
                .contains("no backup");
        Path manifest = onlyBackup().resolve("backup_manifest");
        String whole = Files.readString(manifest);
        Files.writeString(manifest, whole + " ");
        assertThat(shell.run("sh restore.sh other2"))
                .satisfies(BackupTest::failed)
                .extracting(Said::text)
                .asString()
                .contains("checksums differ");
        Files.writeString(manifest, whole);
    }

    @Test
    @Order(6)
    void theDrillLoadsItIntoAnotherDatabaseAndSilencesIt() {
        shell.must("""
                psql -X -q -v ON_ERROR_STOP=1 -c "insert into webhook (name, url, kinds, tags, secret, cursor, created_at, created_by) \
                values ('of production', 'https://example.org', '{}', '{}', 'secret', 0, now(), 'editor')" """);
        shell.must("psql -X -q -c 'select pg_switch_wal()'");
        awaitArchive();
        String drill = "FOLDER=drilled RESTORE=restore.sh AFTER=after-restore.sql TARGET_HOST=" + DEMO
                + " TARGET_USER=openvault TARGET_READER=reader sh drill.sh";

        assertThat(shell.run(drill))
                .satisfies(BackupTest::failed)
                .extracting(Said::text)
                .asString()
                .contains("only 0 pages");
        assertThat(shell.run("LEAST_PAGES=0 MOST_SECONDS=-1 " + drill))
                .satisfies(BackupTest::failed)
                .extracting(Said::text)
                .asString()
                .contains("at most -1 s");
        String said = shell.must("LEAST_PAGES=0 " + drill);

        assertThat(said).contains("RPO ", "RTO ", "the drill is done");
        String asked = "PGPASSWORD='of the reader' psql -X -q -A -t -U reader -h " + DEMO + " -c ";
        assertThat(shell.must(asked + "\"select string_agg(action, ',' order by id) from audit_entry\"")
                        .strip())
                .isEqualTo("before the backup,first,second,third");
        assertThat(shell.must(asked + "\"select disabled_because from webhook\""))
                .contains("another environment");
        assertThat(shell.must("psql -X -q -A -t -c \"select count(*) from webhook where disabled_at is null\"")
                        .strip())
                .as("production's own goes on")
                .isEqualTo("1");
    }

    @Test
    @Order(7)
    void whatIsOldGoesWithTheLogThatNoBackupNeeds() throws IOException {
        Path old = onlyBackup();
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(20))));
        long before = count(backups.resolve("wal"));

        shell.must(BACKUP);

        assertThat(old).doesNotExist();
        assertThat(onlyBackup()).isNotEqualTo(old);
        assertThat(count(backups.resolve("wal"))).isLessThan(before);
        assertThat(shell.must("sh restore.sh newest && pg_ctl -D newest -m fast stop"))
                .contains("RTO ");
    }

    private static String freePort() {
        try (var socket = new java.net.ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }

    private static void edit(String what) {
        shell.must(
                "psql -X -q -v ON_ERROR_STOP=1 -c \"insert into audit_entry (at, actor, action) values (now(), 'editor', '"
                        + what + "')\"");
    }

    private static String edits() {
        return shell.must(
                        "psql -X -q -A -t -h $SOCKETS -c \"select string_agg(action, ',' order by id) from audit_entry\"")
                .strip();
    }

    private static void failed(Said said) {
        assertThat(said.code()).as(said.text()).isNotZero();
    }

    /** Instants are told in seconds, so that two edits must not share one. */
    private static void pauseASecond() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1100);
        while (System.nanoTime() < until) Thread.onSpinWait();
    }

    private static void awaitArchive() {
        String waiting =
                "psql -X -q -A -t -c \"select last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) from pg_stat_archiver\"";
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!shell.must(waiting).strip().equals("t")) {
            assertThat(System.nanoTime()).as("the log is archived").isLessThan(until);
        }
    }

    private static Path newestBackup() throws IOException {
        try (Stream<Path> files = Files.list(backups.resolve("base"))) {
            return files.sorted().reduce((older, newer) -> newer).orElseThrow();
        }
    }

    private static Path onlyBackup() throws IOException {
        try (Stream<Path> files = Files.list(backups.resolve("base"))) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
