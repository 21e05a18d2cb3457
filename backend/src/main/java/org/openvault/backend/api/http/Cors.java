package org.openvault.backend.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.ProblemJson;

/**
 * What browsers let pages of other sites do. Anybody's page may read what anybody may read; to write, or to send a token, is
 * for pages of the origins that are configured. There are never credentials: no cookie says anything here.
 */
@Singleton
class Cors {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> READERS_HEADERS =
            Set.of("accept", "accept-language", "if-none-match", "ov-page-pass");
    private static final String WRITING = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String WRITERS_HEADERS = "Accept, Authorization, Content-Type, Idempotency-Key, If-Match,"
            + " If-None-Match, Last-Event-ID, Ov-Page-Pass";
    private static final String EXPOSED = "ETag, Location, Cache-Tag, Ov-Sequence, Retry-After, RateLimit,"
            + " RateLimit-Policy, Idempotency-Replayed, Link, Server-Timing";

    private final HttpConfig.Cors config;
    private final List<String> origins;

    @Inject
    Cors(HttpConfig config) {
        this.config = config.cors();
        this.origins = config.cors().origins().orElse(List.of());
    }

    void handle(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        String method = context.request().getHeader("Access-Control-Request-Method");
        boolean isRead = READING.contains(context.request().method().name());
        boolean isPreflight = context.request().method().equals(HttpMethod.OPTIONS) && method != null;
        if (isRead) {
            context.response().putHeader("Access-Control-Allow-Origin", "*");
            context.response().putHeader("Access-Control-Expose-Headers", EXPOSED);
        } else {
            context.response().headers().add("Vary", "Origin");
        }
        if (origin != null && isPreflight) {
            preflight(context, origin, method);
            return;
        }
        if (origin != null && !isRead && origins.contains(origin)) {
            context.response().putHeader("Access-Control-Allow-Origin", origin);
            context.response().putHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        context.next();
    }

    private void preflight(RoutingContext context, String origin, String method) {
        HttpServerResponse response = context.response();
        String headers = context.request().getHeader("Access-Control-Request-Headers");
        response.headers().add("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
        if (origins.contains(origin)) {
            allow(response, origin, WRITING, WRITERS_HEADERS);
        } else if (READING.contains(method) && isOfReaders(headers)) {
            allow(
                    response,
                    "*",
                    "GET, HEAD",
                    String.join(", ", READERS_HEADERS.stream().sorted().toList()));
        } else {
            Refuse.with(
                    context, ProblemJson.body(403, "Forbidden", "pages of this origin may only read, without a token"));
        }
    }

    private void allow(HttpServerResponse response, String origin, String methods, String headers) {
        response.setStatusCode(204)
                .putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Access-Control-Allow-Methods", methods)
                .putHeader("Access-Control-Allow-Headers", headers)
                .putHeader(
                        "Access-Control-Max-Age", String.valueOf(config.maxAge().toSeconds()))
                .end();
    }

    private static boolean isOfReaders(@Nullable String headers) {
        return headers == null
                || List.of(headers.toLowerCase(Locale.ROOT).split(",")).stream()
                        .map(String::strip)
                        .allMatch(name -> name.isEmpty() || READERS_HEADERS.contains(name));
    }
}
