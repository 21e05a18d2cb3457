package org.openvault.frontend.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Change;
import org.openvault.frontend.cache.PageCache;

/**
 * Follows the backend's change feed for as long as the process lives. The cursor is the last change that the cache has
 * processed; after a break the feed goes on from there, so that none is missed.
 */
@ApplicationScoped
public class ChangeSubscription {
    private static final Logger LOG = Logger.getLogger(ChangeSubscription.class);

    private final FeedConfig config;
    private final PageCache cache;
    private final ObjectMapper json = new ObjectMapper();
    private volatile long cursor = -1;
    private volatile boolean connected;
    private volatile boolean closed;
    private volatile @Nullable HttpURLConnection stream;
    private @Nullable Thread follower;

    ChangeSubscription(FeedConfig config, PageCache cache) {
        this.config = config;
        this.cache = cache;
    }

    void start(@Observes StartupEvent event) {
        follower = Thread.ofVirtual().name("change-feed").start(this::follow);
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

    private void follow() {
        Duration pause = config.firstRetry();
        while (!closed) {
            try {
                catchUp();
                pause = config.firstRetry();
                listen();
            } catch (IOException | RuntimeException e) {
                LOG.debugf("The change feed broke off: %s", e);
            }
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
        cache.feedLost();
    }

    /** A head below the cursor means that the backend's database is another one, or was set back. */
    private void catchUp() throws IOException {
        if (cursor < 0) {
            return;
        }
        HttpURLConnection connection = open("?after=" + cursor, "application/json");
        try (var body = connection.getInputStream()) {
            JsonNode answer = json.readTree(body);
            if (answer.path("head").asLong() < cursor) {
                LOG.warn("The change feed has gone back; all stored pages are dropped");
                cache.clear();
                cursor = -1;
            } else {
                answer.path("changes").forEach(this::process);
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
        LOG.infof("Following the change feed from %d", cursor);
    }

    private void process(JsonNode data) {
        Set<String> tags = new HashSet<>();
        data.path("tags").forEach(tag -> tags.add(tag.asText()));
        Change change =
                new Change(data.path("sequence").asLong(), data.path("kind").asText(), tags);
        if (change.sequence() > cursor) {
            cache.apply(change);
            cursor = change.sequence();
        }
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
