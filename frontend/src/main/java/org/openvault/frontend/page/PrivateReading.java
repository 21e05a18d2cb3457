package org.openvault.frontend.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.content.Answer;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.Dependencies;
import org.openvault.frontend.content.Resolved;
import org.openvault.frontend.http.OffLoop;

/** Private pages, for those who have a pass: made for each of them anew, and kept nowhere. */
@ApplicationScoped
class PrivateReading {
    private final Backend backend;
    private final PageHtml pageHtml;

    PrivateReading(Backend backend, PageHtml pageHtml) {
        this.backend = backend;
        this.pageHtml = pageHtml;
    }

    /** Whether this reader has passes, for which page or so ever. */
    boolean mayOpen(RoutingContext context) {
        return !PassCookie.read(context.request()).isEmpty();
    }

    /** @param otherwise what everybody gets, for passes that open nothing */
    void serve(RoutingContext context, CacheKey key, Runnable otherwise) {
        List<String> passes = PassCookie.read(context.request());
        OffLoop.answer(context, () -> answer(context, key, passes, otherwise), otherwise);
    }

    private Runnable answer(RoutingContext context, CacheKey key, List<String> passes, Runnable otherwise) {
        Integer page = key.page() == 1 ? null : key.page();
        return switch (backend.resolve(key.host(), key.path(), page, passes)) {
            case Answer.Found<Resolved>(Resolved resolved, Dependencies on) -> {
                String html = pageHtml.of(resolved, key.page());
                yield () -> send(context, html);
            }
            case Answer<Resolved> other -> otherwise;
        };
    }

    private static void send(RoutingContext context, String html) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        PageHeaders.security(response);
        response.putHeader("Content-Type", PageRenderer.HTML)
                .putHeader("Cache-Control", "private, no-store")
                .putHeader("Vary", "Cookie")
                .putHeader("X-Robots-Tag", "noindex")
                .putHeader("Cache-Status", "open-vault; fwd=bypass");
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(html);
        }
    }
}
