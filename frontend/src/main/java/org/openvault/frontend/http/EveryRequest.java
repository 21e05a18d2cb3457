package org.openvault.frontend.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What each request meets before any route: its answer will say what time it is. Whoever asks for more while the answers that they
 * have are not read is let go: no browser does that, and the server would answer all requests that wait in one connection, and keep
 * the answers in memory until there is none left for anybody. And from when this process is told to end, each answer is the last of its
 * connection: the next request goes to another process, instead of to this one when it is gone.
 */
@ApplicationScoped
class EveryRequest {
    private volatile boolean ending;

    void register(@Observes Router router) {
        router.route().order(-1000).handler(this::handle);
    }

    void end(@Observes ShutdownDelayInitiatedEvent event) {
        ending = true;
    }

    private void handle(RoutingContext context) {
        if (context.response().writeQueueFull()) {
            context.request().connection().close();
        } else {
            MultiMap head = context.response().headers();
            head.add(HttpHeaders.DATE, HttpDate.now());
            if (ending && context.request().version() != HttpVersion.HTTP_2)
                head.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.next();
        }
    }
}
