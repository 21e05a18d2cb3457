package org.openvault.backend.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;

/** Opens what a reader reads from. */
@ApplicationScoped
public class Snapshots {

    @Inject
    @DataSource("reader")
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /** Everything as it is live now. To be closed. */
    public Snapshot open() {
        try {
            return new Snapshot(database.getConnection(), json, clock.instant());
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database cannot be reached", unreachable);
        }
    }
}
