package org.openvault.frontend.preview;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.http.OffLoop;
import org.openvault.frontend.layout.Messages;
import org.openvault.frontend.layout.SafeHeaders;

/**
 * {@code /preview}. A link brings its token in the address, once: it is put into a cookie that only previews are sent, and
 * the reader is led on to an address without it. No answer here is kept anywhere, found by anybody, or told to anybody.
 */
@ApplicationScoped
class PreviewRoute {
    private final PreviewPages pages;
    private final Messages messages;
    private final SafeHeaders safeHeaders;

    PreviewRoute(PreviewPages pages, Messages messages, SafeHeaders safeHeaders) {
        this.pages = pages;
        this.messages = messages;
        this.safeHeaders = safeHeaders;
    }

    void register(@Observes Router router) {
        router.route("/preview").order(-15).handler(this::handle);
        router.route("/preview/*").order(-15).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        headers(context.response());
        String token = request.getParam("token");
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            context.response()
                    .setStatusCode(405)
                    .putHeader("Allow", "GET, HEAD")
                    .end();
        } else if (token != null) {
            exchange(context, token);
        } else if ("1".equals(request.getParam("leave"))) {
            leave(context);
        } else {
            show(context, PreviewCookie.read(request));
        }
    }

    private void headers(HttpServerResponse response) {
        safeHeaders.put(response);
        response.putHeader("Cache-Control", "private, no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Robots-Tag", "noindex, nofollow")
                .putHeader("Vary", "Cookie");
    }

    private static void exchange(RoutingContext context, String token) {
        HttpServerRequest request = context.request();
        if (PreviewCookie.isToken(token)) {
            context.response().addCookie(PreviewCookie.of(token, request));
        } else {
            context.response().addCookie(PreviewCookie.none(request));
        }
        context.response()
                .setStatusCode(303)
                .putHeader("Location", path(request) == null ? "/preview/" : "/preview" + path(request))
                .end();
    }

    private static void leave(RoutingContext context) {
        String path = path(context.request());
        context.response()
                .addCookie(PreviewCookie.none(context.request()))
                .setStatusCode(303)
                .putHeader("Location", path == null ? "/" : path)
                .end();
    }

    /** A path of this site, or null. */
    private static @Nullable String path(HttpServerRequest request) {
        String path = request.getParam("path");
        return path != null && path.matches("/([A-Za-z0-9._~%-]+/)*") ? path : null;
    }

    private void show(RoutingContext context, @Nullable String token) {
        if (token == null) {
            send(context, new PreviewPages.Shown(403, messages.page(PreviewMessages.NO_LINK)));
            return;
        }
        String host = context.request().authority() == null
                ? "localhost"
                : context.request().authority().host();
        String path = context.request().path().substring(PreviewCookie.PATH.length());
        String page = context.request().getParam("page");
        OffLoop.answer(
                context,
                () -> {
                    PreviewPages.Shown shown = shown(token, host, path, page);
                    return () -> send(context, shown);
                },
                () -> send(context, new PreviewPages.Shown(503, messages.unavailable())));
    }

    private PreviewPages.Shown shown(String token, String host, String path, @Nullable String page) {
        int number = page != null && page.matches("[1-9]\\d{0,3}") ? Integer.parseInt(page) : 1;
        return pages.show(token, host, path.isEmpty() ? "/" : path, number);
    }

    private static void send(RoutingContext context, PreviewPages.Shown shown) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        if (shown.status() == 503) {
            response.putHeader("Retry-After", "5").putHeader("Content-Security-Policy", Messages.UNAVAILABLE_POLICY);
        }
        if (!shown.location().isEmpty()) {
            response.putHeader("Location", shown.location());
        }
        response.setStatusCode(shown.status()).putHeader("Content-Type", "text/html; charset=utf-8");
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(shown.html());
        }
    }
}
