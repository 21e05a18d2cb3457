package org.openvault.backend.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

    @Inject
    @DataSource("reader")
    AgroalDataSource database;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private volatile boolean stopped;
    private long signals;
    private boolean listening;

    /** How many signals there were so far: to be read before looking for changes, and given to {@link #await}. */
    public long seen() {
        lock.lock();
        try {
            if (!listening) {
                listening = true;
                Thread.ofVirtual().name("change-signal").start(this::listen);
            }
            return signals;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when there were more signals than those seen, or when the time is over. */
    public void await(long seen, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long nanos = longest.toNanos();
            while (signals == seen && nanos > 0 && !stopped) {
                nanos = woken.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    public boolean isStopped() {
        return stopped;
    }

    private void listen() {
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
        lock.lock();
        try {
            signals++;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        signal();
    }
}
