package org.openvault.backend.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Wakes whoever waits for changes: one connection listens for the database's NOTIFY on behalf of all. A lost signal costs
 * only time, as everybody looks again after a while.
 */
@ApplicationScoped
public class ChangeSignal {

    private static final Logger LOG = Logger.getLogger(ChangeSignal.class);
    private static final Duration LISTEN = Duration.ofSeconds(5);

    /** Lasts until it is closed. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    @Inject
    @DataSource("reader")
    AgroalDataSource database;

    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean listening = new AtomicBoolean();
    private final Thread atEnd = new Thread(this::end, "change-signal-end");
    private volatile boolean stopped;

    /**
     * To be called before one looks for changes: what comes later is told.
     *
     * @param heard is run at each signal, and at the end of this process; it must not wait
     */
    public Listening listen(Runnable heard) {
        if (listening.compareAndSet(false, true)) {
            Thread.ofVirtual().name("change-signal").start(this::followDatabase);
        }
        listeners.add(heard);
        return () -> listeners.remove(heard);
    }

    public boolean isStopped() {
        return stopped;
    }

    private void followDatabase() {
        while (!stopped) {
            try (Connection connection = database.getConnection()) {
                connection.createStatement().execute("listen change");
                signal(); // what happened before we listened
                while (!stopped) {
                    var notifications = connection.unwrap(PGConnection.class).getNotifications((int) LISTEN.toMillis());
                    if (notifications != null && notifications.length > 0) {
                        signal();
                    }
                }
            } catch (SQLException lost) {
                LOG.warnf("listening for changes was cut (%s); trying again", lost.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stop) {
            stopped = true;
        }
    }

    private void signal() {
        listeners.forEach(Runnable::run);
    }

    /**
     * Whoever waits is let go as soon as the process is told to end: Quarkus waits for open requests before it tells anybody,
     * and a stream is a request that never ends by itself.
     */
    void prepare(@Observes StartupEvent event) {
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    void stop(@Observes ShutdownEvent event) {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException ending) {
            // it has run, or is about to
        }
    }

    private void end() {
        stopped = true;
        signal();
    }
}
