package org.openvault.frontend.operations;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** {@code GET /q/info} on the management port, and the first line of the log: what was built. */
@ApplicationScoped
class InfoRoute {
    private static final Logger LOG = Logger.getLogger(InfoRoute.class);

    void sayIt(@Observes @Priority(1) StartupEvent event) {
        LOG.infof("Open Vault frontend %s", Version.own());
    }

    void register(@Observes ManagementInterface management) {
        String info = new JsonObject()
                .put("name", "openvault-frontend")
                .put("version", Version.own().version())
                .put("commit", Version.own().commit())
                .encode();
        management.router().get("/q/info").handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(info));
    }
}
