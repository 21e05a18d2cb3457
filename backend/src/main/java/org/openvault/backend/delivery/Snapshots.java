package org.openvault.backend.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Opens what a reader reads from. */
@ApplicationScoped
public class Snapshots {

    @Inject
    @DataSource("reader")
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @Inject
    Counts counts;

    @Inject
    Clock clock;

    /** What ended longer ago than this may have left the indexes of the present. */
    private static final Duration RECENT = Duration.ofSeconds(5);

    /** Everything as it is live now. To be closed. */
    public Snapshot open() {
        return open(null, false);
    }

    /**
     * @param at an instant of the past or to come; null for now. Whether the reader may see it is the caller's matter
     * @param withPrivate what stands below restricted pages too
     */
    public Snapshot open(@Nullable Instant at, boolean withPrivate) {
        Instant now = clock.instant();
        Instant read = at == null ? now : at;
        try {
            return new Snapshot(
                    database.getConnection(),
                    json,
                    read,
                    read.isBefore(now.minus(RECENT)),
                    withPrivate,
                    at == null ? counts : null);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database cannot be reached", unreachable);
        }
    }
}
