package org.openvault.frontend.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Change;
import org.openvault.frontend.cache.PageCache;

/**
 * Follows the backend's change feed for as long as the process lives. The cursor is the last change that the cache has
 * processed; after a break, and after a restart where pages are on disk, the feed goes on from there, so that none is missed.
 */
@ApplicationScoped
public class ChangeSubscription {
    private static final Logger LOG = Logger.getLogger(ChangeSubscription.class);

    private final FeedConfig config;
    private final PageCache cache;
    private final List<ChangeListener> listeners;
    private final FeedLag lag;
    private final ObjectMapper json = new ObjectMapper();
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private volatile long cursor;
    private volatile boolean connected;
    private volatile boolean closed;
    private volatile @Nullable HttpURLConnection stream;
    private @Nullable Thread follower;

    ChangeSubscription(FeedConfig config, PageCache cache, @All List<ChangeListener> listeners, Clock clock) {
        this.config = config;
        this.cache = cache;
        this.listeners = List.copyOf(listeners);
        this.lag = new FeedLag(clock);
        this.cursor = cache.cursor();
    }

    /** What is on disk may have been taken down since: where the backend is there, it is asked before any reader is. */
    void start(@Observes StartupEvent event) throws InterruptedException {
        follower = Thread.ofVirtual().name("change-feed").start(this::follow);
        if (cursor >= 0 && !firstAttempt.await(config.startWait().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("The change feed does not answer; pages on disk are served until it does");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        closed = true;
        if (follower != null) {
            follower.interrupt();
        }
        HttpURLConnection open = stream;
        if (open != null) {
            Thread.ofVirtual().start(open::disconnect);
        }
    }

    public boolean isConnected() {
        return connected;
    }

    /** The sequence of the last change processed, −1 before the first connection. */
    public long cursor() {
        return cursor;
    }

    public FeedLag lag() {
        return lag;
    }

    private void follow() {
        Duration pause = config.firstRetry();
        while (!closed) {
            try {
                catchUp();
                firstAttempt.countDown();
                pause = config.firstRetry();
                listen();
            } catch (IOException | RuntimeException e) {
                LOG.debugf("The change feed broke off: %s", e);
            }
            firstAttempt.countDown();
            lost();
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            pause = shorter(pause.multipliedBy(2), config.lastRetry());
        }
    }

    private void lost() {
        if (connected) {
            LOG.info("The change feed is cut; pages are looked after one by one until it is back");
        }
        connected = false;
        lag.lost();
        cache.feedLost();
    }

    /** A head below the cursor means that the backend's database is another one, or was set back. */
    private void catchUp() throws IOException {
        for (long head = Long.MAX_VALUE; cursor >= 0 && cursor < head; ) {
            long before = cursor;
            HttpURLConnection connection = open("?after=" + cursor, "application/json");
            try (var body = connection.getInputStream()) {
                JsonNode answer = json.readTree(body);
                if (!answer.path("head").isIntegralNumber()) {
                    throw new IOException("an answer without a head");
                }
                head = answer.path("head").asLong();
                answer.path("changes").forEach(this::process);
            }
            if (head < cursor) {
                LOG.warn("The change feed has gone back; all stored pages are to be rendered anew");
                cache.feedBeganAnew();
                cursor = -1;
            } else if (cursor == before && cursor < head) {
                throw new IOException("the feed says that there is more, and does not tell it");
            }
        }
    }

    private void listen() throws IOException {
        HttpURLConnection connection = open(cursor < 0 ? "" : "?after=" + cursor, "text/event-stream");
        stream = connection;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            if (cursor >= 0) {
                connected();
                cache.feedCaughtUp();
            }
            EventReader events = new EventReader(lines);
            for (EventReader.Event event = events.next(); event != null && !closed; event = events.next()) {
                handle(event.name(), json.readTree(event.data()));
            }
        } finally {
            stream = null;
            connection.disconnect();
        }
    }

    private void handle(String name, JsonNode data) {
        if (name.equals("head")) {
            cursor = data.path("sequence").asLong();
            cache.feedStarted(cursor);
            connected();
        } else if (name.equals("change")) {
            process(data);
        }
    }

    private void connected() {
        connected = true;
        lag.follows();
        LOG.infof("Following the change feed from %d", cursor);
    }

    private void process(JsonNode data) {
        Set<String> tags = new HashSet<>();
        data.path("tags").forEach(tag -> tags.add(tag.asText()));
        Change change =
                new Change(data.path("sequence").asLong(), data.path("kind").asText(), tags);
        if (change.sequence() <= cursor) {
            return;
        }
        if (change.sequence() > cursor + 1) {
            LOG.warnf("The change feed lacks what came between %d and %d", cursor, change.sequence());
            cache.feedBeganAnew();
        }
        CompletionStage<Void> refreshed = cache.apply(change);
        cursor = change.sequence();
        lag.told(data.path("at").asText());
        listeners.forEach(listener -> listener.changed(change, refreshed));
    }

    private HttpURLConnection open(String query, String accept) throws IOException {
        URI address = URI.create(config.backendUrl().toString().replaceAll("/+$", "") + "/api/v3/changes" + query);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout((int) config.silence().toMillis());
        connection.setRequestProperty("Accept", accept);
        if (connection.getResponseCode() != 200) {
            throw new IOException("status " + connection.getResponseCode());
        }
        return connection;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
