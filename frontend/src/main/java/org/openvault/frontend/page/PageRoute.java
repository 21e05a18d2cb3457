package org.openvault.frontend.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.openvault.frontend.cache.Body;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.cache.Encoding;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.cache.Served;
import org.openvault.frontend.cache.StoredPage;

/** Serves every page, on the event loop: what is stored is only written out. */
@ApplicationScoped
class PageRoute {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; font-src 'self'; "
                    + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final PageCache cache;

    PageRoute(PageCache cache) {
        this.cache = cache;
    }

    void register(@Observes Router router) {
        router.route("/q/*").order(0).handler(RoutingContext::next);
        router.route().order(20_000).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.path() != null && request.path().startsWith("/q/")) {
            context.next();
            return;
        }
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            context.response().putHeader("Allow", "GET, HEAD");
            message(context, 405);
            return;
        }
        switch (Paths.of(request.path() == null ? "" : request.path())) {
            case Paths.Page page -> page(context, page.path());
            case Paths.Elsewhere elsewhere -> moved(context, elsewhere.location());
            case Paths.Nonsense nonsense -> message(context, nonsense.status());
        }
    }

    private void page(RoutingContext context, String path) {
        HttpServerRequest request = context.request();
        String parameters = Parameters.declared(path, request.query());
        var key = new CacheKey(host(request), path, parameters);
        CompletableFuture<Served> served = cache.serve(key).toCompletableFuture();
        if (served.isDone() && !served.isCompletedExceptionally()) {
            send(context, served.join());
            return;
        }
        var loop = context.vertx().getOrCreateContext();
        served.whenComplete((result, failed) -> loop.runOnContext(
                ignored -> send(context, failed == null ? result : new Served.Unavailable("open-vault; fwd=miss"))));
    }

    private static String host(HttpServerRequest request) {
        String host = request.authority() == null ? "" : request.authority().host();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }

    private static void moved(RoutingContext context, String location) {
        String query = context.request().query();
        headers(context.response());
        context.response()
                .setStatusCode(301)
                .putHeader("Location", location + (query == null ? "" : "?" + query))
                .putHeader("Cache-Control", "public, max-age=3600")
                .end();
    }

    private void send(RoutingContext context, Served served) {
        switch (served) {
            case Served.Page page -> send(context, page.page(), page.cacheStatus());
            case Served.Rejected rejected -> message(context, rejected.status());
            case Served.Unavailable unavailable -> {
                context.response().putHeader("Retry-After", "5").putHeader("Cache-Status", unavailable.cacheStatus());
                message(context, 503);
            }
        }
    }

    private static void send(RoutingContext context, StoredPage page, String cacheStatus) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        Body.Coded body = page.body().of(Encoding.best(request.getHeader("Accept-Encoding")));
        headers(response);
        response.putHeader("Cache-Status", cacheStatus)
                .putHeader("Cache-Control", "public, max-age=0, must-revalidate")
                .putHeader("Vary", "Accept-Encoding");
        if (page.location() != null) {
            response.setStatusCode(page.status())
                    .putHeader("Location", page.location())
                    .end();
            return;
        }
        response.putHeader("ETag", body.etag());
        if (page.status() == 200 && body.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.setStatusCode(page.status())
                .putHeader("Content-Type", page.contentType())
                .putHeader("Content-Length", body.length());
        if (body.token() != null) {
            response.putHeader("Content-Encoding", body.token());
        }
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(body.bytes());
        }
    }

    /** A page that needs nothing but this process. */
    private static void message(RoutingContext context, int status) {
        String[] words =
                switch (status) {
                    case 400 -> new String[] {"Bad address", "This address cannot be understood."};
                    case 404 -> new String[] {"Not found", "There is no page at this address."};
                    case 405 -> new String[] {"Not allowed", "Pages here can only be read."};
                    case 414 -> new String[] {"Address too long", "No address here is as long as that."};
                    default ->
                        new String[] {
                            "Back in a moment", "The archive cannot be reached right now. Please try again in a minute."
                        };
                };
        HttpServerResponse response = context.response();
        headers(response);
        response.setStatusCode(status == 405 || status == 400 || status == 404 || status == 414 ? status : 503)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store");
        String html = """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%1$s · Open Vault</title>\
                <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"></head>\
                <body><main><h1>%1$s</h1><p>%2$s</p><p><a href="/">Go to the home page</a></p></main></body></html>
                """.formatted(words[0], words[1]);
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(html);
        }
    }

    private static void headers(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "strict-origin-when-cross-origin")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
