package org.openvault.backend.api.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * From when a process is told to end until it does, each answer is the last of its connection: whoever keeps connections open asks
 * another process next, instead of this one when it is gone.
 */
@ApplicationScoped
class Farewell {

    private volatile boolean ending;

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        ending = true;
    }

    void handle(RoutingContext context) {
        if (ending && context.request().version() != HttpVersion.HTTP_2) {
            context.response().headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.next();
    }
}
