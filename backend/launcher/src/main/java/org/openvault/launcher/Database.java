package org.openvault.launcher;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The PostgreSQL of a run: our own, or one that the user names. */
sealed interface Database permits EmbeddedDatabase, Database.Given {
    DatabaseAccess access();

    String version();

    /** Present where the launcher answers for the process. */
    Optional<ProcessMark> process();

    void stop();

    static boolean isGiven(Map<String, String> environment) {
        return !environment.getOrDefault("OV_DB_URL", "").isBlank();
    }

    static Given given(Map<String, String> environment) {
        DatabaseAccess access = DatabaseAccess.given(environment);
        try {
            return new Given(access, access.version());
        } catch (SQLException e) {
            throw new Trouble("Cannot use the PostgreSQL of OV_DB_URL: " + Failure.reason(e));
        }
    }

    record Given(DatabaseAccess access, String version) implements Database {
        @Override
        public Optional<ProcessMark> process() {
            return Optional.empty();
        }

        @Override
        public void stop() {
            // It was there before us.
        }
    }
}
