package org.openvault.launcher;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Our own PostgreSQL, in the home, with every promise about durability kept. */
record EmbeddedDatabase(
        EmbeddedPostgres server, int port, DatabaseAccess access, String version, ProcessMark postmaster)
        implements Database {
    static final String LOG = "database";
    private static final String NAME = "openvault";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** @param wishedPort the one of the last run; another is taken when somebody else has it now, or when it is 0 */
    static EmbeddedDatabase start(Home home, int wishedPort) {
        var folder = new DataFolder(home.database());
        folder.prepare();
        String password = PrivateFile.find(home.databasePassword()).orElseGet(() -> newPassword(home));
        int port = wishedPort > 0 && new Port(wishedPort).isFree()
                ? wishedPort
                : Port.anyFree().number();
        try {
            EmbeddedPostgres server = startServer(home, port, password);
            return describe(home, server, folder, password);
        } catch (IOException | IllegalStateException e) {
            throw explain(home, folder, e);
        } catch (SQLException e) {
            throw new Trouble("The database does not let us in: " + Failure.reason(e));
        }
    }

    /** The way into the database that another launcher runs for this home. */
    static DatabaseAccess running(Home home, int port) {
        String password = PrivateFile.find(home.databasePassword())
                .orElseThrow(() -> new Trouble("There is no " + home.databasePassword()));
        return access(port, password);
    }

    private static DatabaseAccess access(int port, String password) {
        return new DatabaseAccess("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, NAME, password);
    }

    private static String newPassword(Home home) {
        String password = PrivateFile.newPassword();
        PrivateFile.write(home.databasePassword(), password);
        return password;
    }

    private static EmbeddedPostgres startServer(Home home, int port, String password) throws IOException {
        Path log = LogFile.startNew(home, LOG);
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(home.database())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setConnectConfig("password", password)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                // Sorted by code point, so that an index outlives an update of the system's locales.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("lc-ctype", characterTypes());
        settings().forEach(builder::setServerConfig);
        unpackedServers().ifPresent(folder -> builder.setOverrideWorkingDirectory(folder.toFile()));
        return builder.start();
    }

    /** Letters beyond ASCII are letters, in search above all. Not every system has the neutral locale for that. */
    private static String characterTypes() {
        if (System.getProperty("os.name").startsWith("Mac")) return "en_US.UTF-8";
        boolean has = java.util.stream.Stream.of("/usr/lib/locale/C.utf8", "/usr/lib/locale/C.UTF-8")
                .anyMatch(folder -> Files.isDirectory(Path.of(folder)));
        return has ? "C.UTF-8" : "C";
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("fsync", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("max_connections", "100"),
                // What is done with the log is said once it runs: see Backups.
                Map.entry("archive_mode", "on"),
                Map.entry("archive_timeout", "60"),
                // Only the loopback address, with a password: no other user of the machine gets in by a socket file.
                Map.entry("unix_socket_directories", ""),
                Map.entry("listen_addresses", "127.0.0.1"),
                // Short statements only: compiling them costs more than it saves.
                Map.entry("jit", "off"),
                Map.entry("shared_buffers", sharedMegabytes() + "MB"),
                // No disk of today has to move an arm to where it reads next.
                Map.entry("random_page_cost", "1.1"));
    }

    /** A sixteenth of the machine's memory, of which only what is used is taken. */
    private static long sharedMegabytes() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(machine.getTotalMemorySize() / 16 / 1024 / 1024, 128, 1024);
    }

    private static Optional<Path> unpackedServers() {
        return Optional.ofNullable(System.getenv("OV_CACHE")).map(cache -> Path.of(cache, "postgresql"));
    }

    private static EmbeddedDatabase describe(Home home, EmbeddedPostgres server, DataFolder folder, String password)
            throws SQLException, IOException {
        try (Connection admin = server.getPostgresDatabase().getConnection()) {
            prepare(admin, folder, password);
            archive(admin, Backups.of(home));
        }
        folder.finished();
        DatabaseAccess access = access(server.getPort(), password);
        long pid =
                folder.postmaster().orElseThrow(() -> folder.broken("it has no postmaster.pid though the server runs"));
        ProcessMark postmaster = ProcessMark.of(ProcessHandle.of(pid).orElseThrow());
        return new EmbeddedDatabase(server, server.getPort(), access, access.version(), postmaster);
    }

    /** Every step may be found done by an earlier start that was cut short. */
    private static void prepare(Connection admin, DataFolder folder, String password) throws SQLException, IOException {
        Path rules = folder.folder().resolve("pg_hba.conf");
        String closed = "host all all 127.0.0.1/32 scram-sha-256\n";
        if (Files.readString(rules).equals(closed)) return;
        try (var statement = admin.createStatement()) {
            if (!has(admin, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN");
            }
            statement.execute("ALTER ROLE " + NAME + " PASSWORD '" + password + "'");
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            if (!has(admin, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
            Files.writeString(rules, closed);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** A home may have been moved since. */
    private static void archive(Connection admin, Backups backups) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute("ALTER SYSTEM SET archive_command = '"
                    + backups.archiveCommand().replace("'", "''") + "'");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static boolean has(Connection admin, String query) throws SQLException {
        try (var statement = admin.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static Trouble explain(Home home, DataFolder folder, Exception failure) {
        LogFile log = new LogFile(home.log(LOG));
        if (log.saysDiskIsFull()) return LogFile.diskIsFull(home);
        String line = log.lastLine("FATAL:", "PANIC:", "ERROR:", "error:").orElse(Failure.reason(failure));
        if (line.contains("cannot be run as root") || line.contains("unshare")) {
            return new Trouble(
                    "PostgreSQL does not run as root here (no user namespaces): run ./ov as another user, or set OV_DB_URL");
        }
        return folder.broken(line);
    }

    @Override
    public Optional<ProcessMark> process() {
        return Optional.of(postmaster);
    }

    @Override
    public void stop() {
        stop(postmaster);
        try {
            server.close(); // the server is down; this gives up the library's own lock on the folder
        } catch (IOException e) {
            // The lock ends with this process at the latest.
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for everybody to disconnect. */
    static void stop(ProcessMark postmaster) {
        Signals.send(postmaster, "INT");
        if (Await.until(Duration.ofSeconds(60), () -> !postmaster.isAlive())) return;
        Signals.send(postmaster, "QUIT");
        Await.until(Duration.ofSeconds(10), () -> !postmaster.isAlive());
    }
}
