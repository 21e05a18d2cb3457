package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two edits, a backup before them, and a way back to the moment between. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupRestoreTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Home home;
    private static ScratchBackend scratch;
    private static Api api;
    private static long page;
    private static Instant between = Instant.EPOCH;
    private static Instant early = Instant.EPOCH;
    private static Instant inTheSecond = Instant.EPOCH;

    /** @param code of the command @param text what it said */
    private record Said(int code, String text) {}

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Files.exists(Path.of(System.getenv("OV_CHECKOUT"), "backend/target/quarkus-app/quarkus-run.jar")),
                "the applications are not packaged: ./ov test does that first");
        home = new Home(folder.resolve("home with a space"));
        scratch = ScratchBackend.start(home.folder(), true);
        api = Api.of(scratch.url(), scratch.token());
        page = api.get("/api/v3/resolve?path=/exhibits/tower-on-lantern-hill/")
                .orTrouble("the exhibit")
                .body()
                .path("page")
                .path("id")
                .asLong();
    }

    @AfterAll
    static void stop() {
        if (scratch != null) scratch.close();
    }

    @Test
    @Order(1)
    void withoutABackupThereIsNothingToRestore() {
        Said said = say("restore", "--home", home.folder().toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("there is no backup", "./ov backup makes one");
    }

    @Test
    @Order(2)
    void aBackupIsMadeWhileEditorsWrite() throws Exception {
        Files.writeString(home.media().resolve("uploaded.txt"), "of an editor");

        new Backup(home).make(scratch.access().ofTheServer(), scratch.url(), 14);

        Backups.Base base = Backups.of(home).list().getFirst();
        base.requireWhole();
        assertThat(GoldenPages.read(base.pages()).count()).isGreaterThan(5);
        assertThat(Backups.of(home).media().resolve("uploaded.txt")).hasContent("of an editor");
    }

    @Test
    @Order(3)
    void aBackupIsCalledByTheSecondAfterItsEnd() throws Exception {
        retitle("As it was early");
        pauseASecond();
        early = Instant.now();
        retitle("As it was at the second backup");
        pauseASecond();
        new Backup(home).make(scratch.access().ofTheServer(), scratch.url(), 14);

        Backups backups = Backups.of(home);
        Backups.Base first = backups.list().getFirst();
        Backups.Base second = backups.list().getLast();
        inTheSecond = second.at().minusMillis(999);
        assertThat(backups.newestAt(Optional.of(inTheSecond))).contains(first);
        assertThat(backups.newestAt(Optional.of(second.at()))).contains(second);
        assertThat(backups.newestAt(Optional.of(first.at().minusNanos(1)))).isEmpty();
        Instant whole = Instant.parse("2026-11-22T03:00:00Z");
        assertThat(List.of(Backups.called(whole), Backups.called(whole.plusNanos(1))))
                .containsExactly(whole, whole.plusSeconds(1));
    }

    @Test
    @Order(4)
    void everyInstantSinceComesBack() throws Exception {
        retitle("As it was wanted");
        pauseASecond();
        between = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        pauseASecond();
        retitle("As it must not stay");
        Files.delete(home.media().resolve("uploaded.txt"));
        waitForTheLog();
        scratch.stopBackend();
        scratch.close();

        Said latest = say("restore", "--home", home.folder().toString());
        assertThat(latest.code()).as(latest.text()).isZero();
        assertThat(latest.text()).contains("history unbroken", "pages as they were", "RPO ", "RTO ", "db-before-");
        assertThat(home.media().resolve("uploaded.txt")).hasContent("of an editor");
        assertThat(title()).isEqualTo("As it must not stay");

        Said said = say("restore", "--home", home.folder().toString(), "--to", between.toString());
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(title()).isEqualTo("As it was wanted");
    }

    /** Its copy was not whole yet then: the one before it has to do. */
    @Test
    @Order(5)
    void anInstantInTheSecondInWhichABackupEndedComesBack() throws Exception {
        List<Backups.Base> all = Backups.of(home).list();

        Said said = say("restore", "--home", home.folder().toString(), "--to", inTheSecond.toString());

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains("restored " + all.getFirst().folder().getFileName());
        assertThat(title()).isEqualTo("As it was at the second backup");
    }

    @Test
    @Order(6)
    void whatWasBackedUpOnALineThatWasLeftIsNotTheLast() throws Exception {
        Said said = say("restore", "--home", home.folder().toString(), "--to", early.toString());
        assertThat(said.code()).as(said.text()).isZero();

        Said latest = say("restore", "--home", home.folder().toString());

        assertThat(latest.code()).as(latest.text()).isZero();
        assertThat(title()).isEqualTo("As it was early");
        assertThat(Backups.of(home).list()).hasSize(1);
    }

    @Test
    @Order(7)
    void whatFailsLeavesAllAsItWas() throws Exception {
        Said future = say("restore", "--home", home.folder().toString(), "--to", "2099-01-01T00:00:00Z");
        assertThat(future.code()).as(future.text()).isEqualTo(1);
        assertThat(future.text()).contains("has not come yet");

        Path sum = Backups.of(home).list().getFirst().checksum();
        String whole = Files.readString(sum);
        Files.writeString(sum, "0".repeat(64));
        assertThat(say("restore", "--home", home.folder().toString()).text()).contains("its checksum differs");
        Files.writeString(sum, whole);
        assertThat(say("restore", "--home", home.folder().toString(), "--to", "yesterday")
                        .code())
                .isEqualTo(Trouble.WRONG_USE);
    }

    @Test
    @Order(8)
    void aPageThatIsNotAsItWasIsFound() throws Exception {
        Path pages = Backups.of(home).list().getFirst().pages();
        String written = Files.readString(pages);
        Files.writeString(pages, written.replaceFirst("(\"/[^\"]*\":\")[0-9a-f]{8}", "$100000000"));

        Said said = say("restore", "--home", home.folder().toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("these pages are not as they were", "Nothing was restored, all is as it was");
        assertThat(title()).isEqualTo("As it was early");
        Files.writeString(pages, written);
    }

    /** A file lies where a folder is needed: that stops root as well. */
    @Test
    @Order(9)
    void aDiskThatRefusesLeavesAllAsItWas() throws Exception {
        Path blocked = home.media().resolve("blocked");
        Path copied = Files.createDirectories(Backups.of(home).media().resolve("blocked"));
        Files.writeString(copied.resolve("picture.txt"), "of an editor");
        Files.writeString(blocked, "in the way");
        List<String> before = names();

        Said said = say("restore", "--home", home.folder().toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("Nothing was restored, all is as it was");
        assertThat(names()).isEqualTo(before);
        assertThat(title()).isEqualTo("As it was early");
        Files.delete(blocked);
        Home.delete(copied);
    }

    /** What the checksum says is whole need not be readable. */
    @Test
    @Order(9)
    void aBackupThatCannotBeUnpackedLeavesAllAsItWas() throws Exception {
        Backups.Base base = Backups.of(home).list().getFirst();
        byte[] whole = Files.readAllBytes(base.database());
        String sum = Files.readString(base.checksum());
        byte[] broken = whole.clone();
        java.util.Arrays.fill(broken, whole.length / 3, whole.length / 2, (byte) 0);
        Files.write(base.database(), broken);
        Files.writeString(base.checksum(), Backups.sha256(base.database()));
        List<String> before = names();

        Said said = say("restore", "--home", home.folder().toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("Cannot restore, all is as it was");
        assertThat(names()).isEqualTo(before);
        assertThat(title()).isEqualTo("As it was early");
        Files.write(base.database(), whole);
        Files.writeString(base.checksum(), sum);
    }

    private static List<String> names() throws IOException {
        try (var files = Files.list(home.folder())) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @Order(10)
    void onlySoManyAreKeptAndTheLogThatTheyNeed() throws Exception {
        long before = segments();

        assertThat(say("backup", "--home", home.folder().toString(), "--dry-run", "--keep", "1")
                        .text())
                .contains("would copy", "throw 1 old away");
        assertThat(say("backup", "--home", home.folder().toString(), "--keep", "1")
                        .code())
                .isZero();

        assertThat(Backups.of(home).list()).hasSize(1);
        assertThat(Backups.of(home).bases())
                .as("what was set aside goes with what is as old")
                .isDirectoryNotContaining("glob:**.forsaken");
        assertThat(segments()).isLessThan(before);
    }

    private static long segments() throws IOException {
        try (var files = Files.list(Backups.of(home).log())) {
            return files.count();
        }
    }

    private static void retitle(String title) throws IOException {
        Api.Reply draft = api.get("/api/v3/pages/" + page + "/?version=draft").orTrouble("the page");
        JsonNode change = JSON.createObjectNode().put("title", title);
        api.patch("/api/v3/pages/" + page + "/", draft.etag(), change).orTrouble("the edit");
    }

    private static String title() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(home, 0);
        try (var connection = database.access().connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT document ->> 'title' FROM revision WHERE entry_id = " + page
                                + " ORDER BY number DESC LIMIT 1")) {
            rows.next();
            return rows.getString(1);
        } finally {
            database.stop();
        }
    }

    /** The log is kept in segments: the one that holds the last edit must be full, or be called so. */
    private static void waitForTheLog() throws Exception {
        try (var connection = scratch.access().ofTheServer().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_walfile_name(pg_switch_wal())")) {
            rows.next();
            Path segment = Backups.of(home).log().resolve(rows.getString(1));
            assertThat(Await.until(java.time.Duration.ofSeconds(60), () -> Files.exists(segment)))
                    .isTrue();
        }
    }

    /** Instants are told in seconds, so that two edits must not share one. */
    private static void pauseASecond() {
        Instant until = Instant.now().plusMillis(1100);
        Await.until(java.time.Duration.ofSeconds(5), () -> Instant.now().isAfter(until));
    }

    private static Said say(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var said = new ByteArrayOutputStream();
        try (var stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            int code = Launcher.run(List.of(words));
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
