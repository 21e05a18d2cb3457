package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {
    @Test
    void valuesFlagsAndTheRestAreToldApart() {
        Options options = Options.of(List.of("openvault3", "--home=/x", "--dry-run", "dir", "--site-port", "90"));
        assertThat(options.rest()).containsExactly("openvault3", "dir");
        assertThat(options.home().folder()).isEqualTo(Path.of("/x"));
        assertThat(options.has("--dry-run")).isTrue();
        assertThat(options.number("--site-port", 8080)).isEqualTo(90);
        assertThat(options.number("--backend-port", 8081)).isEqualTo(8081);
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> Options.of(List.of("--colour"))).hasMessageContaining("--colour");
        assertThatThrownBy(() -> Options.of(List.of("--home"))).hasMessageContaining("--home needs a value");
        assertThatThrownBy(() -> Options.of(List.of("--site-port", "x")).number("--site-port", 1))
                .hasMessageContaining("not 'x'");
        assertThat(Launcher.run(List.of("fly"))).isEqualTo(Trouble.WRONG_USE);
    }

    @Test
    void aTakenPortNamesTheOptionThatChangesIt() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new Port(socket.getLocalPort()).mustBeFree("site", "--site-port"))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("is taken")
                    .hasMessageContaining("--site-port");
        }
    }

    @Test
    void aFullDiskSaysHowMuchIsNeeded() {
        assertThatThrownBy(() -> DiskSpace.check(Path.of("/x"), 10 << 20))
                .hasMessageContaining("10 MB free, 1024 MB needed");
    }

    @Test
    void aDatabaseAddressIsTakenApartAndNeverRepeatedInAnError() {
        var access = DatabaseAccess.given(java.util.Map.of("OV_DB_URL", "postgresql://me:p%40ss@db:5433/vault"));
        assertThat(access).isEqualTo(new DatabaseAccess("jdbc:postgresql://db:5433/vault", "me", "p@ss"));
        assertThatThrownBy(() -> DatabaseAccess.given(java.util.Map.of("OV_DB_URL", "postgresql://me:p^ss@db/vault")))
                .hasMessageNotContaining("p^ss");
    }

    @Test
    void aBrokenDataFolderIsOneClearLine(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("db");
        Files.writeString(data, "not a folder");
        assertThatThrownBy(() -> new DataFolder(data).prepare()).hasMessageContaining("is a file");
        Files.delete(data);
        Files.createDirectories(data);
        Files.writeString(data.resolve("PG_VERSION"), "9");
        assertThatThrownBy(() -> new DataFolder(data).prepare()).hasMessageContaining("PostgreSQL 9, but this is 16");
        Files.writeString(data.resolve("PG_VERSION"), "16");
        assertThatThrownBy(() -> new DataFolder(data).prepare()).hasMessageContaining("it has no global/pg_control");
    }

    @Test
    void theRunFileIsReadBackAndAStrangersProcessIsNotOurs(@TempDir Path folder) throws IOException {
        Home home = new Home(folder);
        home.create();
        RunFile.empty()
                .withPorts(new Applications.Ports(1, 2, 3, 4))
                .with("backend", new ProcessMark(ProcessHandle.current().pid(), 1))
                .write(home);
        assertThat(Files.readString(home.runFile()))
                .as("others read it, too")
                .contains("\"sitePort\" : 1", "\"backendManagementPort\" : 4");
        RunFile run = RunFile.read(home).orElseThrow();
        assertThat(run.ports().site()).isEqualTo(1);
        assertThat(run.ports().siteManagement()).isEqualTo(3);
        assertThat(run.running("backend")).as("same number, other start").isEmpty();
        assertThat(run.with("backend", ProcessMark.own()).running("backend")).isPresent();
    }

    @Test
    void oneHomeIsRunOnce(@TempDir Path folder) {
        Home home = new Home(folder);
        home.create();
        try (HomeLock held = HomeLock.take(home)) {
            assertThatThrownBy(() -> HomeLock.take(home))
                    .hasMessageContaining("uses")
                    .hasMessageContaining("./ov stop");
        }
        HomeLock.take(home).close();
    }
}
