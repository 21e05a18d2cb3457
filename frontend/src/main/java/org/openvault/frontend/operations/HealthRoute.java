package org.openvault.frontend.operations;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.openvault.frontend.cache.PageCache;

/** What does not depend on the backend: whether this process lives, and what was built; a deployment is tried by it. */
@ApplicationScoped
class HealthRoute {
    private final PageCache cache;

    HealthRoute(PageCache cache) {
        this.cache = cache;
    }

    void register(@Observes Router router) {
        router.get("/health").order(-20).handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject()
                        .put("status", "ok")
                        .put("version", Version.own().version())
                        .put("commit", Version.own().commit())
                        .put("feed", cache.isWatched() ? "connected" : "cut")
                        .put("pages", cache.count())
                        .put("bytes", cache.bytes())
                        .encode()));
    }
}
