package org.openvault.frontend.operations;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.cdn.Purge;

/** {@code DELETE /q/cache} on the management port throws stored pages away: all, or with {@code ?tag=page:12&tag=…} those that name a tag. */
@ApplicationScoped
class ClearCacheRoute {
    private static final Logger LOG = Logger.getLogger(ClearCacheRoute.class);
    private static final int MOST_TAGS = 1_000;

    private final PageCache cache;
    private final Purge purge;
    private final @Nullable String token;

    ClearCacheRoute(PageCache cache, Purge purge, OperationsConfig config) {
        this.cache = cache;
        this.purge = purge;
        this.token = config.token().filter(given -> !given.isBlank()).orElse(null);
    }

    void register(@Observes ManagementInterface management) {
        management.router().delete("/q/cache").blockingHandler(this::clear);
    }

    private void clear(RoutingContext context) {
        HttpServerResponse response = context.response().putHeader("Cache-Control", "no-store");
        List<String> tags = context.queryParam("tag");
        if (token == null || !isKnown(context.request().getHeader("Authorization"), token)) {
            response.setStatusCode(401).putHeader("WWW-Authenticate", "Bearer").end();
        } else if (tags.size() > MOST_TAGS) {
            response.setStatusCode(400).end();
        } else {
            response.putHeader("Content-Type", "application/json")
                    .end(new JsonObject().put("cleared", clear(tags)).encode());
        }
    }

    private int clear(List<String> tags) {
        int cleared;
        if (tags.isEmpty()) {
            cleared = cache.count();
            cache.clear();
            purge.addEverything();
        } else {
            cleared = cache.clear(tags);
            purge.add(tags);
        }
        LOG.infof("%d stored pages were cleared: %s", cleared, tags.isEmpty() ? "all" : tags);
        return cleared;
    }

    /** In the same time for every wrong one. */
    private static boolean isKnown(@Nullable String authorization, String token) {
        String given = authorization != null && authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        return MessageDigest.isEqual(bytes(given), bytes(token));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
