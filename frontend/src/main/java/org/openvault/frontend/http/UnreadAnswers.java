package org.openvault.frontend.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Whoever does not read the answers that they have gets no more of them. The server would answer all requests that wait in one
 * connection, however little of it is read, and keep the answers in memory until there is none left for anybody.
 */
@ApplicationScoped
class UnreadAnswers {
    void register(@Observes Router router) {
        router.route().order(-1000).handler(UnreadAnswers::handle);
    }

    private static void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.writeQueueFull()) {
            response.drainHandler(drained -> {
                response.drainHandler(null);
                context.next();
            });
        } else {
            context.next();
        }
    }
}
