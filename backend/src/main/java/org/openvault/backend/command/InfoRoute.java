package org.openvault.backend.command;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.openvault.backend.version.Version;

/** {@code GET /q/info} on the management port: what was built, and what this process does. */
@ApplicationScoped
class InfoRoute {

    void register(@Observes ManagementInterface management) {
        String info = new JsonObject()
                .put("name", "openvault-backend")
                .put("version", Version.own().version())
                .put("commit", Version.own().commit())
                .put("roles", new JsonArray(Roles.current().names()))
                .encode();
        management.router().get("/q/info").handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(info));
    }
}
