package org.openvault.frontend.seo;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.feed.ChangeSubscription;

/** What machines ask for by fixed names. */
@ApplicationScoped
class SmallRoutes {

    private final PageCache cache;
    private final ChangeSubscription feed;

    SmallRoutes(PageCache cache, ChangeSubscription feed) {
        this.cache = cache;
        this.feed = feed;
    }

    void register(@Observes Router router) {
        router.get("/robots.txt").order(-20).handler(context -> context.response()
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "public, max-age=3600")
                .end("User-agent: *\nDisallow: /search/\n"));
        router.get("/health").order(-20).handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end("{\"status\":\"ok\",\"feed\":\"%s\",\"sequence\":%d,\"pages\":%d,\"bytes\":%d}\n"
                        .formatted(
                                feed.isConnected() ? "following" : "cut",
                                feed.cursor(),
                                cache.count(),
                                cache.bytes())));
    }
}
