package org.openvault.frontend.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What each request meets before any route: its answer will say what time it is. Whoever asks for more while the answers that they
 * have are not read is let go: no browser does that, and the server would answer all requests that wait in one connection, and keep
 * the answers in memory until there is none left for anybody.
 */
@ApplicationScoped
class EveryRequest {
    void register(@Observes Router router) {
        router.route().order(-1000).handler(EveryRequest::handle);
    }

    private static void handle(RoutingContext context) {
        if (context.response().writeQueueFull()) {
            context.request().connection().close();
        } else {
            context.response().headers().add(HttpHeaders.DATE, HttpDate.now());
            context.next();
        }
    }
}
