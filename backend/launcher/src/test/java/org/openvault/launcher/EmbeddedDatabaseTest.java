package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @Test
    void whatWasCommittedIsThereAfterAKill(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        home.create();
        EmbeddedDatabase first = EmbeddedDatabase.start(home, 0);
        try (Connection connection = first.access().connect();
                var statement = connection.createStatement()) {
            statement.execute("create table kept (word text)");
            statement.execute("insert into kept values ('here')");
            try (var settings = statement.executeQuery(
                    "select current_setting('fsync') || current_setting('synchronous_commit')")) {
                settings.next();
                assertThat(settings.getString(1)).isEqualTo("onon");
            }
        }
        Signals.send(first.postmaster(), "KILL");
        assertThat(Await.until(Duration.ofSeconds(10), () -> !first.postmaster().isAlive()))
                .isTrue();
        first.stop();
        EmbeddedDatabase second = EmbeddedDatabase.start(home, first.port());
        try (Connection connection = second.access().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select word from kept")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("here");
        } finally {
            second.stop();
        }
        assertThat(second.postmaster().isAlive()).isFalse();
    }
}
