package org.openvault.frontend.page;

import io.quarkus.arc.All;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Body;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.cache.Encoding;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.cache.PageSource;
import org.openvault.frontend.cache.Served;
import org.openvault.frontend.cache.StoredPage;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.layout.Messages;

/** Every address that no other route answers. Stored pages are sent from the event loop. */
@ApplicationScoped
class PageRoute {
    private static final List<String> PAGING = List.of("page");
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,253}|\\[?[0-9a-f:.]{2,45}]?");

    private final PageCache cache;
    private final List<PageSource> sources;
    private final Messages messages;
    private final PrivateReading privateReading;
    private final Map<Integer, Body> withoutBackend = new ConcurrentHashMap<>();

    PageRoute(PageCache cache, @All List<PageSource> sources, Messages messages, PrivateReading privateReading) {
        this.cache = cache;
        this.sources = sources;
        this.messages = messages;
        this.privateReading = privateReading;
    }

    void register(@Observes Router router) {
        router.route().order(-10).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        if (path != null && path.startsWith("/q/")) {
            context.next();
        } else if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            context.response()
                    .setStatusCode(405)
                    .putHeader("Allow", "GET, HEAD")
                    .end();
        } else {
            switch (Address.of(path == null ? "" : path)) {
                case Address.Canonical(String canonical) -> serve(context, canonical);
                case Address.Elsewhere(String location) -> moved(context, location);
                case Address.Malformed(int status) -> message(context, status, "");
            }
        }
    }

    private void serve(RoutingContext context, String path) {
        String host = host(context.request());
        String parameters = host == null ? null : parameters(context.request().query(), path);
        if (parameters == null) {
            message(context, 400, "");
            return;
        }
        CacheKey key = new CacheKey(host, path, parameters);
        CompletableFuture<Served> served = cache.serve(key).toCompletableFuture();
        if (served.isDone()) {
            answer(context, key, served.join());
            return;
        }
        Context eventLoop = context.vertx().getOrCreateContext();
        served.whenComplete((result, error) -> eventLoop.runOnContext(ignored ->
                answer(context, key, error == null ? result : new Served.Unavailable("open-vault; fwd=uri-miss"))));
    }

    /** The name without the port: sites differ by name only. Null where it cannot be one. */
    private static @Nullable String host(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        String host = authority == null ? "localhost" : authority.host().toLowerCase(Locale.ROOT);
        return HOST.matcher(host).matches() ? host : null;
    }

    /** Null where the query cannot be read. */
    private @Nullable String parameters(@Nullable String query, String path) {
        if (query == null) {
            return "";
        }
        List<String> declared = PAGING;
        for (PageSource source : sources) {
            if (source.answers(path.endsWith("/") ? path : path + "/")) {
                declared = source.parameters();
            }
        }
        try {
            return Parameters.canonical(query, declared);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void answer(RoutingContext context, CacheKey key, Served served) {
        if (context.response().closed()) {
            return;
        }
        switch (served) {
            case Served.Page(StoredPage page, String cacheStatus)
            when page.status() == 403 && privateReading.mayOpen(context) ->
                privateReading.serve(context, key, () -> send(context, page, cacheStatus));
            case Served.Page(StoredPage page, String cacheStatus) -> send(context, page, cacheStatus);
            case Served.Rejected(int status) -> message(context, status, "");
            case Served.Unavailable(String cacheStatus) -> message(context, 503, cacheStatus);
        }
    }

    private static void send(RoutingContext context, StoredPage page, String cacheStatus) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        Body.Coded coded = page.body().of(Encoding.best(request.getHeader(HttpHeaders.ACCEPT_ENCODING)));
        PageHeaders.security(response);
        response.putHeader(HttpHeaders.ETAG, coded.etag())
                .putHeader(HttpHeaders.VARY, PageHeaders.BY_ENCODING)
                .putHeader(HttpHeaders.CACHE_CONTROL, PageHeaders.CACHING)
                .putHeader(PageHeaders.CACHE_STATUS, cacheStatus);
        if (page.location() != null) {
            response.putHeader(HttpHeaders.LOCATION, page.location());
        }
        if (page.status() == 200
                && matches(
                        request.getHeader(HttpHeaders.IF_NONE_MATCH),
                        page.body().hash())) {
            response.setStatusCode(304).end();
            return;
        }
        response.setStatusCode(page.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, page.contentType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, coded.length());
        if (coded.token() != null) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, coded.token());
        }
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(coded.bytes());
        }
    }

    /** Whether the browser has this page, in whatever coding it came. */
    private static boolean matches(@Nullable String condition, String hash) {
        return condition != null
                && (condition.contains('"' + hash) || condition.strip().equals("*"));
    }

    private static void moved(RoutingContext context, String location) {
        String query = context.request().query();
        context.response()
                .setStatusCode(301)
                .putHeader("Location", query == null ? location : location + "?" + query)
                .putHeader("Cache-Control", "public, max-age=86400")
                .end();
    }

    private void message(RoutingContext context, int status, String cacheStatus) {
        HttpServerResponse response = context.response();
        PageHeaders.security(response);
        response.setStatusCode(status)
                .putHeader("Content-Type", PageRenderer.HTML)
                .putHeader("Cache-Control", "no-store");
        if (status == 503) {
            response.putHeader("Retry-After", "5").putHeader("Content-Security-Policy", Messages.UNAVAILABLE_POLICY);
        }
        if (!cacheStatus.isEmpty()) {
            response.putHeader("Cache-Status", cacheStatus);
        }
        Body.Coded page =
                withoutBackend.computeIfAbsent(status, this::withoutBackend).of(Encoding.IDENTITY);
        response.putHeader("Content-Length", page.length());
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(page.bytes());
        }
    }

    private Body withoutBackend(int status) {
        return Body.ofPage(status == 503 ? messages.unavailable() : messages.page(status, Site.UNKNOWN, "", List.of()));
    }
}
