package org.openvault.frontend.cdn;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Change;
import org.openvault.frontend.feed.ChangeListener;

/**
 * Tells the network in front what to forget, again and again until it has heard. A page is purged when its new form is here
 * to be fetched; what was taken down at once, and once more when nobody can fetch it any longer.
 */
@Singleton
public class Purge implements ChangeListener {
    private static final Logger LOG = Logger.getLogger(Purge.class);

    private final CdnConfig config;
    private final @Nullable PurgeRequest requests;
    private final PurgeQueue queue = new PurgeQueue();
    private final HttpClient http;
    private final @Nullable Thread sender;

    Purge(CdnConfig config) {
        this.config = config;
        this.requests =
                config.kind().map(kind -> new PurgeRequest(config, kind)).orElse(null);
        this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
        this.sender =
                requests == null ? null : Thread.ofVirtual().name("cdn-purge").start(this::work);
    }

    @Override
    public void changed(Change change, CompletionStage<Void> refreshed) {
        if (requests == null) {
            return;
        }
        if (change.isTakedown()) {
            add(change);
        }
        refreshed.whenComplete((done, failed) -> add(change));
    }

    /** Everything with one of these tags. */
    public void add(Collection<String> tags) {
        if (requests != null) {
            queue.add(tags);
        }
    }

    public void addEverything() {
        if (requests != null) {
            queue.addEverything();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (sender != null) {
            sender.interrupt();
        }
    }

    private void add(Change change) {
        if (change.isOfEverything()) {
            addEverything();
        } else {
            add(change.tags());
        }
    }

    private void work() {
        try {
            Duration pause = config.firstRetry();
            while (true) {
                PurgeQueue.Batch batch = queue.take(requests == null ? 1 : requests.mostTags());
                if (send(batch)) {
                    pause = config.firstRetry();
                } else {
                    queue.putBack(batch);
                    Thread.sleep(pause);
                    Duration twice = pause.multipliedBy(2);
                    pause = twice.compareTo(config.lastRetry()) < 0 ? twice : config.lastRetry();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean send(PurgeQueue.Batch batch) throws InterruptedException {
        List<HttpRequest> all = requests == null
                ? List.of()
                : batch.isOfEverything() ? requests.ofEverything() : requests.of(batch.tags());
        boolean heard = true;
        for (HttpRequest request : all) {
            heard &= send(request);
        }
        return heard;
    }

    private boolean send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            if (answer.statusCode() / 100 == 2) {
                return true;
            }
            LOG.warnf("%s refused a purge with status %d", request.uri().getHost(), answer.statusCode());
        } catch (IOException e) {
            LOG.warnf("%s did not hear a purge: %s", request.uri().getHost(), e);
        }
        return false;
    }
}
