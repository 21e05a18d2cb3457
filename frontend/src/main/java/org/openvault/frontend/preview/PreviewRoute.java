package org.openvault.frontend.preview;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.http.OffLoop;
import org.openvault.frontend.layout.Messages;
import org.openvault.frontend.layout.SafeHeaders;

/**
 * {@code /preview}. A link brings its token in the address, once: it is put into a cookie that only previews are sent, and
 * the reader is led on to an address without it. Within a frame of the admin ({@code /preview/~/TOKEN}) each frame has the token in
 * its own address, as two editors' windows must not share a cookie. No answer here is kept anywhere, found by anybody, or told to anybody.
 */
@ApplicationScoped
class PreviewRoute {
    /** No page's address begins so. */
    private static final String FRAMED = "/preview/~/";

    private final PreviewPages pages;
    private final Messages messages;
    private final SafeHeaders safeHeaders;
    private final String admin;

    PreviewRoute(
            PreviewPages pages,
            Messages messages,
            SafeHeaders safeHeaders,
            @ConfigProperty(name = "openvault.preview.admin-url") Optional<String> admin) {
        this.pages = pages;
        this.messages = messages;
        this.safeHeaders = safeHeaders;
        this.admin =
                admin.filter(url -> url.matches("https?://[A-Za-z0-9.:-]+")).orElse("");
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
        } else if (request.path().startsWith(FRAMED)) {
            allowFraming(context.response());
            show(context, framed(request), true);
        } else {
            show(context, PreviewCookie.read(request), false);
        }
    }

    private void headers(HttpServerResponse response) {
        safeHeaders.put(response);
        response.putHeader("Cache-Control", "private, no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Robots-Tag", "noindex, nofollow")
                .putHeader("Vary", "Cookie");
    }

    /** Of the admin alone; of nobody where it is not known. */
    private void allowFraming(HttpServerResponse response) {
        String policy = response.headers().get("Content-Security-Policy");
        response.putHeader(
                "Content-Security-Policy",
                policy.replace("frame-ancestors 'self'", "frame-ancestors 'self' " + admin)
                        .strip());
    }

    private static @Nullable String framed(HttpServerRequest request) {
        String token = request.path().substring(FRAMED.length());
        return PreviewCookie.isToken(token) ? token : null;
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

    private void show(RoutingContext context, @Nullable String token, boolean isFramed) {
        if (token == null) {
            send(context, new PreviewPages.Shown(403, messages.page(PreviewMessages.NO_LINK)));
            return;
        }
        String host = context.request().authority() == null
                ? "localhost"
                : context.request().authority().host();
        String path = isFramed ? "/" : context.request().path().substring(PreviewCookie.PATH.length());
        String page = context.request().getParam("page");
        OffLoop.answer(
                context,
                () -> {
                    PreviewPages.Shown shown = shown(token, host, path, page, isFramed);
                    return () -> send(context, shown);
                },
                () -> send(context, new PreviewPages.Shown(503, messages.unavailable())));
    }

    private PreviewPages.Shown shown(String token, String host, String path, @Nullable String page, boolean isFramed) {
        int number = page != null && page.matches("[1-9]\\d{0,3}") ? Integer.parseInt(page) : 1;
        return pages.show(token, host, path.isEmpty() ? "/" : path, number, isFramed);
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
