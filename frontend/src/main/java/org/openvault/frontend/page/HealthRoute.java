package org.openvault.frontend.page;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openvault.frontend.cache.PageCache;

/** What does not depend on the backend: whether this process lives. */
@ApplicationScoped
class HealthRoute {
    private final PageCache cache;
    private final String version;

    HealthRoute(PageCache cache, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.cache = cache;
        this.version = version;
    }

    void register(@Observes Router router) {
        router.get("/health").order(-20).handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject()
                        .put("status", "ok")
                        .put("version", version)
                        .put("feed", cache.isWatched() ? "connected" : "cut")
                        .put("pages", cache.count())
                        .put("bytes", cache.bytes())
                        .encode()));
    }
}
