package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each role does, and what keeps a process from starting where it would do harm. Each test has a database of its own. */
class RolesTest {
    private static final String KEY = "a key of more than thirty-two characters";

    @TempDir
    static Path folder;

    private static Home home;
    private static EmbeddedDatabase server;
    private static int databases;

    @BeforeAll
    static void start() {
        Path built = Path.of(System.getenv("OV_CHECKOUT"), "backend/target/quarkus-app/quarkus-run.jar");
        assumeTrue(Files.exists(built), "the applications are not packaged: ./ov test does that first");
        home = new Home(folder.resolve("home"));
        home.create();
        server = EmbeddedDatabase.start(home, 0);
    }

    @AfterAll
    static void stop() {
        if (server != null) server.stop();
    }

    /** A database that holds nothing, and what a process in production is told of it. */
    private record Fresh(String url) {
        static Fresh create() throws SQLException {
            String name = "test" + ++databases;
            try (Connection admin = server.server().getPostgresDatabase().getConnection();
                    Statement statement = admin.createStatement()) {
                statement.execute(
                        "create database " + name + " owner " + server.access().user());
            }
            return new Fresh(server.access().url().replaceAll("/[^/]*$", "/" + name));
        }

        Map<String, String> settings(String roles, String... others) {
            var settings = new HashMap<>(Map.of(
                    "OV_DB_URL",
                    url,
                    "OV_DB_USER",
                    server.access().user(),
                    "OV_DB_PASSWORD",
                    server.access().password(),
                    "OV_ENVIRONMENT",
                    "test",
                    "OV_SIGNING_KEY",
                    KEY,
                    "OV_FIRST_USER",
                    "first",
                    "OV_FIRST_PASSWORD",
                    "nobody guesses this one",
                    "OV_ROLES",
                    roles));
            for (int at = 0; at < others.length; at += 2) settings.put(others[at], others[at + 1]);
            return settings;
        }

        BackendProcess run(String roles, String... others) {
            return BackendProcess.start(home, settings(roles, others));
        }

        void execute(String... statements) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                for (String each : statements) statement.execute(each);
            }
        }

        long count(String from) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select count(*) from " + from)) {
                result.next();
                return result.getLong(1);
            }
        }

        private Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    url, server.access().user(), server.access().password());
        }

        /** As a release of the future leaves it. */
        void migratedByOthersTo(String version) throws SQLException {
            execute("insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                    + " installed_by, execution_time, success) select max(installed_rank) + 1, '" + version
                    + "', 'later', 'SQL', 'V" + version
                    + "__later.sql', 1, 'test', 1, true from flyway_schema_history");
        }
    }

    private static void deploy(Fresh database) throws Exception {
        BackendProcess deployment = database.run("deployment");
        assertThat(deployment.awaitEnd()).as("%s", deployment.complaints()).isZero();
    }

    private static void assertRefused(BackendProcess process, int code, String... words) throws Exception {
        int exitCode = process.awaitEnd();
        List<String> lines = process.complaints();
        assertThat(exitCode).as("%s %s", lines, process.said()).isEqualTo(code);
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).contains(words);
        assertThat(process.said()).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void deploymentsAtOnceAndAgainMakeOneSchemaAndOneFirstUser() throws Exception {
        Fresh database = Fresh.create();
        List<BackendProcess> atOnce = new ArrayList<>();
        for (int number = 0; number < 2; number++) atOnce.add(database.run("deployment", "OV_DEMO", "true"));
        for (BackendProcess each : atOnce)
            assertThat(each.awaitEnd()).as("%s", each.complaints()).isZero();
        deploy(database);
        assertThat(database.count("app_user")).isEqualTo(1);
        assertThat(database.count("site")).isEqualTo(1);
        assertThat(database.count("schema_step")).isEqualTo(1);
        assertThat(database.count("flyway_schema_history where not success")).isZero();
        assertThat(Stream.concat(atOnce.get(0).said().stream(), atOnce.get(1).said().stream())
                        .filter(line -> line.contains("made the first user"))
                        .count())
                .isEqualTo(1);
        assertThat(atOnce.getFirst().said().getFirst()).contains("Open Vault backend", "roles deployment");
    }

    @Test
    void serversAtOnceOnAnEmptySchemaMakeOneFirstUser() throws Exception {
        Fresh database = Fresh.create();
        deploy(database);
        database.execute("truncate app_user cascade");
        try (BackendProcess one = database.run("api");
                BackendProcess other = database.run("admin")) {
            one.awaitReady();
            other.awaitReady();
            assertThat(database.count("app_user")).isEqualTo(1);
            assertThat(database.count("process")).isEqualTo(2);
            assertThat(one.status("/api/v2/health/")).isEqualTo(200);
            assertThat(one.status("/admin/session")).isEqualTo(404);
            assertThat(other.status("/api/v2/health/")).isEqualTo(404);
            assertThat(other.status("/admin/session")).isEqualTo(200);
        }
        assertThat(database.count("process")).isZero();
    }

    @Test
    void anUnknownRoleIsNamed() throws Exception {
        assertRefused(Fresh.create().run("api,editor"), 64, "OV_ROLES", "'editor'", "scheduler");
    }

    @Test
    void secretsThatAreMissingOrKnownToAllAreNamedAndNotRepeated() throws Exception {
        Fresh database = Fresh.create();
        assertRefused(database.run("api", "OV_DB_PASSWORD", "openvault"), 78, "OV_DB_PASSWORD is a placeholder");
        assertRefused(database.run("api", "OV_DB_PASSWORD", ""), 78, "OV_DB_PASSWORD is missing");
        assertRefused(database.run("admin", "OV_SIGNING_KEY", ""), 78, "OV_SIGNING_KEY is missing");
        assertRefused(database.run("admin", "OV_SIGNING_KEY", "a short key"), 78, "shorter than 32");
        BackendProcess changeMe = database.run("admin", "OV_FIRST_PASSWORD", "Change-Me-42");
        assertRefused(changeMe, 78, "OV_FIRST_PASSWORD is a placeholder");
        assertThat(changeMe.complaints().getFirst()).doesNotContain("42");
    }

    @Test
    void whoDoesNotDeployDoesNotMigrate() throws Exception {
        Fresh database = Fresh.create();
        assertRefused(database.run("api,admin,scheduler"), 65, "001 (core)", "pending");
        assertThat(database.count("information_schema.tables where table_schema = 'public'"))
                .isZero();
    }

    @Test
    void theReleaseBeforeServesOnTheSchemaOfTheOneAfterItAndNoOlderOne() throws Exception {
        Fresh database = Fresh.create();
        deploy(database);
        database.migratedByOthersTo("900");
        database.migratedByOthersTo("901");
        database.execute("insert into schema_step values ('901', '9.0', 'x', now())");
        try (BackendProcess before = database.run("api,admin").awaitReady()) {
            assertThat(before.status("/api/v2/health/")).isEqualTo(200);
        }
        deploy(database); // as after a rollback: nothing to do
        database.migratedByOthersTo("902");
        assertRefused(database.run("api"), 65, "more than one release ahead", "902", "901");
        assertRefused(database.run("deployment"), 65, "more than one release ahead");
    }

    @Test
    void whoWouldBeLeftTooFarBehindKeepsTheSchemaAsItIs() throws Exception {
        Fresh database = Fresh.create();
        deploy(database);
        database.execute(
                "delete from flyway_schema_history where version = '031'",
                "insert into process values (gen_random_uuid(), '{api}', '0.0.9', 'x', '029', now(), now())");
        assertRefused(database.run("deployment"), 65, "mixed versions", "version 0.0.9", "029");
        database.execute("update process set seen_at = now() - interval '1 hour'", "drop table schema_step");
        assertRefused(database.run("deployment"), 70, "the migration failed", "V031__process.sql", "process");
        assertThat(database.count("flyway_schema_history where version = '031'"))
                .isZero();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedAfterAWhile() throws Exception {
        String nowhere = "postgresql://127.0.0.1:" + Port.anyFree().number() + "/nowhere";
        Fresh database = new Fresh(nowhere);
        assertRefused(
                database.run("api", "OV_START_DATABASE_PATIENCE", "1S"), 69, "the database does not answer", "refused");
        assertRefused(database.run("deployment", "OV_START_DATABASE_PATIENCE", "1S"), 69, "does not answer");
    }

    @Test
    void whoIsToldToEndSaysThatItIsNotReadyAndServesOn() throws Exception {
        Fresh database = Fresh.create();
        deploy(database);
        try (BackendProcess api = database.run("api", "OV_SHUTDOWN_DELAY", "4S", "OV_LOG_JSON", "true")
                .awaitReady()) {
            assertThat(api.said().getFirst()).startsWith("{").contains("\"message\":\"Open Vault backend ");
            assertThat(api.management("/q/info").text()).contains("\"commit\":", "\"roles\":[\"api\"]");
            for (String path : List.of("/q/health/ready", "/q/metrics", "/q/info")) {
                assertThat(api.status(path)).as(path).isEqualTo(404);
            }
            api.process().destroy();
            assertThat(Await.until(
                            Duration.ofSeconds(3),
                            () -> api.management("/q/health/ready").status() == 503))
                    .isTrue();
            assertThat(api.status("/api/v2/health/")).isEqualTo(200);
            assertThat(api.management("/q/health/live").status()).isEqualTo(200);
            assertThat(api.awaitEnd()).isEqualTo(143);
        }
    }

    @Test
    void withoutItsDatabaseAProcessIsAliveAndNotReady() throws IOException {
        try (ScratchBackend scratch = ScratchBackend.start(folder.resolve("scratch"), false)) {
            assertThat(scratch.isReady()).isTrue();
            scratch.killDatabase();
            assertThat(Await.until(Duration.ofSeconds(20), () -> !scratch.isReady()))
                    .isTrue();
            assertThat(scratch.isAlive()).isTrue();
            Http.Answer without = Http.get(scratch.url() + "/api/v2/pages/?search=nobody-asked-this", Map.of());
            assertThat(without.status()).as(without.text()).isEqualTo(503);
            assertThat(without.text()).contains("the database does not answer now");
            scratch.startDatabase();
            assertThat(Await.until(Duration.ofSeconds(30), scratch::isReady)).isTrue();
        }
    }
}
