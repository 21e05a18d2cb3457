package org.openvault.frontend.asset;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.http.BodyAnswer;

/** Serves assets on the event loop. A name with a hash never changes its content, so browsers keep it for good. */
@ApplicationScoped
class AssetRoute {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String FOR_A_MINUTE = "public, max-age=60";

    private final Assets assets;

    AssetRoute(Assets assets) {
        this.assets = assets;
    }

    void register(@Observes Router router) {
        router.route("/assets/*").order(-20).handler(this::serve);
        router.route("/favicon.ico")
                .order(-20)
                .handler(context -> serve(context, assets.get("icon.svg"), "public, max-age=86400"));
    }

    /** A page that another build of this site rendered, or still renders beside us, names files that are ours by now. */
    private void serve(RoutingContext context) {
        String address = context.request().path();
        Asset asset = assets.find(address);
        if (asset != null) {
            serve(context, asset, FOR_GOOD);
        } else {
            serve(context, assets.findByOtherHash(address), FOR_A_MINUTE);
        }
    }

    private static void serve(RoutingContext context, @Nullable Asset asset, String caching) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            response.setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
            return;
        }
        if (asset == null) {
            response.setStatusCode(404)
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .putHeader("Cache-Control", "no-store")
                    .end("There is no such file.\n");
            return;
        }
        response.putHeader("Cache-Control", caching).putHeader("X-Content-Type-Options", "nosniff");
        BodyAnswer.send(request, response, asset.contentType(), asset.body());
    }
}
