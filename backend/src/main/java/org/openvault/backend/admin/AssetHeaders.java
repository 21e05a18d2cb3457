package org.openvault.backend.admin;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * How long browsers keep the admin's scripts, styles and icons. Quarkus' own filters are matched by patterns, and a pattern
 * fails on an address that cannot be decoded before anybody could refuse it.
 */
@ApplicationScoped
class AssetHeaders {

    /** After what refuses a request. */
    private static final int PRIORITY = 10;

    void open(@Observes Filters filters) {
        filters.register(AssetHeaders::handle, PRIORITY);
    }

    private static void handle(RoutingContext context) {
        String path = context.request().path();
        if (path != null && path.startsWith("/admin/static/")) {
            keep(context, "public, max-age=31536000, immutable");
            if (Assets.answer(context)) {
                return;
            }
        } else if ("/admin/icons.svg".equals(path)) {
            keep(context, "public, max-age=3600");
        }
        context.next();
    }

    private static void keep(RoutingContext context, String howLong) {
        context.addHeadersEndHandler(sent -> {
            HttpServerResponse response = context.response();
            response.putHeader("Cache-Control", response.getStatusCode() < 400 ? howLong : "no-store");
        });
    }
}
