package org.openvault.backend.api.http;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** When anything goes live or ends by plan next. What plans it is told by the feed: so it is asked for once in each generation. */
@Singleton
class PlannedChange {

    private record Known(
            long generation, Instant from, @Nullable Instant next) {

        boolean answers(Flight flight) {
            return generation == flight.generation()
                    && !from.isAfter(flight.from())
                    && (next == null || next.isAfter(flight.from()));
        }
    }

    @Inject
    @DataSource("reader")
    AgroalDataSource database;

    private volatile @Nullable Known known;

    /** The first instant after the flight set out. */
    @Nullable
    Instant after(Flight flight) {
        Known last = known;
        if (last == null || !last.answers(flight)) {
            last = new Known(flight.generation(), flight.from(), read(flight.from()));
            known = last;
        }
        return last.next();
    }

    private @Nullable Instant read(Instant from) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select least((select min(live_from) from publication where not past and live_from > ?),
                                     (select min(live_until) from publication where not past and live_until > ?))
                        """)) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            statement.setObject(2, from.atOffset(ZoneOffset.UTC));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                OffsetDateTime next = result.getObject(1, OffsetDateTime.class);
                return next == null ? null : next.toInstant();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("reading failed", failed);
        }
    }
}
