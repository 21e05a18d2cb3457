package org.openvault.frontend.asset;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Body;
import org.openvault.frontend.cache.Encoding;

/** Serves assets on the event loop. A name with a hash never changes its content, so browsers keep it for good. */
@ApplicationScoped
class AssetRoute {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetRoute(Assets assets) {
        this.assets = assets;
    }

    void register(@Observes Router router) {
        router.route("/assets/*")
                .order(-20)
                .handler(context -> serve(context, assets.find(context.request().path()), FOR_GOOD));
        router.route("/favicon.ico")
                .order(-20)
                .handler(context -> serve(context, assets.get("icon.svg"), "public, max-age=86400"));
    }

    private static void serve(RoutingContext context, @Nullable Asset asset, String caching) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            response.setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
            return;
        }
        if (asset == null) {
            response.setStatusCode(404).putHeader("Content-Type", "text/plain").end("There is no such file.\n");
            return;
        }
        Body.Coded coded = asset.body().of(Encoding.best(request.getHeader("Accept-Encoding")));
        response.putHeader("ETag", coded.etag())
                .putHeader("Cache-Control", caching)
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (coded.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", asset.contentType()).putHeader("Content-Length", coded.length());
        if (coded.token() != null) {
            response.putHeader("Content-Encoding", coded.token());
        }
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(coded.bytes());
        }
    }
}
