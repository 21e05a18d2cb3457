package org.openvault.frontend.page;

import io.quarkus.arc.All;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.Context;
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
import org.openvault.frontend.cdn.CdnHeaders;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.http.BodyAnswer;
import org.openvault.frontend.layout.Messages;

/** Every address that no other route answers. Stored pages are sent from the event loop. */
@ApplicationScoped
class PageRoute {
    private static final List<String> PAGING = List.of("page");
    private static final int LONGEST_HOST = 253;
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,253}|\\[?[0-9a-f:.]{2,45}]?");

    private static final String OF_QUARKUS = "/q/";

    private final PageCache cache;
    private final List<PageSource> sources;
    private final Messages messages;
    private final PageHeaders headers;
    private final PrivateReading privateReading;
    private final Map<Integer, Body> withoutBackend = new ConcurrentHashMap<>();

    PageRoute(
            PageCache cache,
            @All List<PageSource> sources,
            Messages messages,
            CdnHeaders cdn,
            PrivateReading privateReading) {
        this.cache = cache;
        this.sources = sources;
        this.messages = messages;
        this.headers = new PageHeaders(cdn);
        this.privateReading = privateReading;
    }

    void register(@Observes Router router) {
        router.route().order(-10).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        if (path != null && path.startsWith(OF_QUARKUS)) {
            ofQuarkus(context);
        } else if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            PageHeaders.security(context.response());
            context.response()
                    .setStatusCode(405)
                    .putHeader("Allow", "GET, HEAD")
                    .putHeader("Cache-Control", "no-store")
                    .end();
        } else {
            switch (Address.of(path == null ? "" : path)) {
                case Address.Canonical(String canonical) -> serve(context, canonical);
                case Address.Elsewhere(String location) -> moved(context, location);
                case Address.Malformed(int status) -> message(context, status, "");
            }
        }
    }

    /** What tells operators is on another port; here only development has something below it. */
    private void ofQuarkus(RoutingContext context) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            context.next();
        } else {
            message(context, 404, "");
        }
    }

    private void serve(RoutingContext context, String path) {
        if (Address.lacksSlash(path) && sources.stream().anyMatch(source -> source.answers(path + "/"))) {
            moved(context, path + "/");
            return;
        }
        String host = host(context.request());
        if (host == null) {
            message(context, 400, "");
            return;
        }
        CacheKey key = new CacheKey(host, path, parameters(context.request().query(), path));
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
        return isPlain(host) || HOST.matcher(host).matches() ? host : null;
    }

    /** The usual case, without a pattern. */
    private static boolean isPlain(String host) {
        for (int at = 0; at < host.length(); at++) {
            char c = host.charAt(at);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-') {
                return false;
            }
        }
        return !host.isEmpty() && host.length() <= LONGEST_HOST;
    }

    private String parameters(@Nullable String query, String path) {
        if (query == null) {
            return "";
        }
        List<String> declared = PAGING;
        for (PageSource source : sources) {
            if (source.answers(path.endsWith("/") ? path : path + "/")) {
                declared = source.parameters();
            }
        }
        return Parameters.canonical(query, declared);
    }

    private void answer(RoutingContext context, CacheKey key, Served served) {
        if (context.response().closed()) {
            return;
        }
        switch (served) {
            case Served.Page page
            when page.page().status() == 403 && privateReading.mayOpen(context) ->
                privateReading.serve(context, key, () -> send(context, page));
            case Served.Page page -> send(context, page);
            case Served.Rejected(int status) -> message(context, status, "");
            case Served.Unavailable(String cacheStatus) -> message(context, 503, cacheStatus);
        }
    }

    private void send(RoutingContext context, Served.Page served) {
        HttpServerResponse response = context.response();
        StoredPage page = served.page();
        headers.putAll(response, served);
        response.setStatusCode(page.status());
        BodyAnswer.send(context.request(), response, page.contentType(), page.body());
    }

    private static void moved(RoutingContext context, String location) {
        String query = context.request().query();
        PageHeaders.security(context.response());
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
