package org.openvault.backend.command;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.openvault.backend.command.Roles.Role;

/**
 * Looks at the database before anything else does: is it there, does its clock go as ours does, is its schema ours? Then the
 * role deployment migrates. Nothing of it is asked on a laptop, where OV_ENVIRONMENT says nothing.
 */
@ApplicationScoped
class StartCheck {

    private static final Logger LOG = Logger.getLogger(StartCheck.class);
    private static final int FIRST = -10_000; // before the timers, which begin at 0

    @Inject
    StartConfig config;

    @Inject
    AgroalDataSource database;

    @Inject
    ClockCheck clock;

    @Inject
    Schema schema;

    @Inject
    Migration migration;

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        boolean deploys = Roles.current().has(Role.DEPLOYMENT);
        boolean isServer = config.environment().filter(name -> !name.isBlank()).isPresent();
        if (isServer) {
            checkClock();
        }
        if (deploys) {
            migration.migrate();
        } else if (isServer) {
            schema.findFault().ifPresent(line -> {
                throw Refusal.SCHEMA.because(line);
            });
        }
    }

    private void checkClock() {
        try (Connection connection = connect()) {
            clock.findFault(connection).ifPresent(line -> {
                throw Refusal.CLOCK.because(line);
            });
        } catch (SQLException failed) {
            throw Refusal.DATABASE_AWAY.because("the database does not answer: " + OneLine.of(failed));
        }
    }

    /** A database that is just starting, as after a power cut, is waited for. */
    private Connection connect() throws SQLException {
        long end = System.nanoTime() + config.databasePatience().toNanos();
        boolean told = false;
        while (true) {
            try {
                return database.getConnection();
            } catch (SQLException away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
                if (!told) {
                    LOG.warnf("waiting for the database: %s", OneLine.of(away));
                    told = true;
                }
                pause(away);
            }
        }
    }

    private static void pause(SQLException away) throws SQLException {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw away;
        }
    }
}
