package org.openvault.backend.api.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.change.Change;
import org.openvault.backend.change.ChangeSignal;
import org.openvault.backend.change.Changes;
import org.openvault.backend.change.ChangesCommitted;

/** Drops what is kept and was changed, by whatever process. While the feed cannot be read nothing is kept. */
@ApplicationScoped
class FeedFollower {

    private static final Logger LOG = Logger.getLogger(FeedFollower.class);
    private static final int BATCH = 500;

    /** A signal that was lost costs this. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    @Inject
    HotAnswers answers;

    @Inject
    Changes changes;

    @Inject
    ChangeSignal signal;

    @Inject
    HttpConfig config;

    private volatile @Nullable Thread follower;

    void start(@Observes StartupEvent event) {
        if (config.cache().enabled()) {
            begin();
        }
    }

    void begin() {
        Thread begun = Thread.ofVirtual().name("hot-answers").unstarted(this::follow);
        follower = begun;
        begun.start();
    }

    /** Returns when nothing is kept any more. */
    void end() throws InterruptedException {
        Thread ending = follower;
        follower = null;
        if (ending != null) {
            ending.interrupt();
            ending.join();
        }
    }

    private boolean isFollowed() {
        return Thread.currentThread() == follower && !signal.isStopped();
    }

    private void follow() {
        var heard = new Semaphore(0);
        try (var listening = signal.listen(heard::release)) {
            while (isFollowed()) {
                followUntilLost(heard);
                answers.lost();
                await(heard);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("no longer following");
        } finally {
            answers.lost();
        }
    }

    private void followUntilLost(Semaphore heard) throws InterruptedException {
        try {
            long last = changes.head();
            answers.followed(last);
            while (isFollowed()) {
                List<Change> batch = changes.after(last, BATCH);
                for (Change change : batch) {
                    answers.drop(new ChangesCommitted(List.of(change.kind()), List.copyOf(change.tags())));
                    last = change.sequence();
                }
                answers.followed(last);
                if (batch.isEmpty()) {
                    await(heard);
                }
            }
        } catch (SQLException away) {
            LOG.warnf("the change feed cannot be read, so nothing is kept: %s", away.getMessage());
        }
    }

    /** Signals that came while nobody waited are one. */
    private static void await(Semaphore heard) throws InterruptedException {
        heard.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        heard.drainPermits();
    }
}
