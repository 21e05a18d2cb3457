package org.openvault.backend.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What is published by the clock goes by this process's clock and by the database's: they must not be far apart. */
@ApplicationScoped
class ClockCheck {

    private static final Logger LOG = Logger.getLogger(ClockCheck.class);
    private static final Duration WORTH_A_WARNING = Duration.ofSeconds(2);
    private static final Duration TOO_MUCH = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    /** @param took how long the question took: half of it is what the answer may be wrong by */
    private record Skew(Duration behindDatabase, Duration took) {}

    @Inject
    Clock clock;

    /** @return what is wrong, in one line */
    Optional<String> findFault(Connection database) throws SQLException {
        Skew best = measure(database);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Skew other = measure(database);
            best = other.took().compareTo(best.took()) < 0 ? other : best;
        }
        Duration skew = best.behindDatabase().abs();
        String line = "the clock of this process is %.1f s %s that of the database"
                .formatted(skew.toMillis() / 1000.0, best.behindDatabase().isNegative() ? "ahead of" : "behind");
        if (skew.compareTo(TOO_MUCH) > 0) {
            return Optional.of(line);
        }
        if (skew.compareTo(WORTH_A_WARNING) > 0) {
            LOG.warn(line);
        }
        return Optional.empty();
    }

    private Skew measure(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            Instant before = clock.instant();
            try (ResultSet result = statement.executeQuery("select clock_timestamp()")) {
                Instant after = clock.instant();
                result.next();
                Duration took = Duration.between(before, after);
                Instant there = result.getObject(1, OffsetDateTime.class).toInstant();
                return new Skew(Duration.between(before.plus(took.dividedBy(2)), there), took);
            }
        }
    }
}
