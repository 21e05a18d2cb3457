package org.openvault.frontend.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.cache.Renderer;
import org.openvault.frontend.cache.Rendering;
import org.openvault.frontend.content.Answer;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.Dependencies;
import org.openvault.frontend.content.Hint;
import org.openvault.frontend.content.Resolved;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.layout.Messages;

/** Renders whatever the backend has at a path: one question, one page. */
@ApplicationScoped
class PageRenderer implements Renderer {
    private static final Logger LOG = Logger.getLogger(PageRenderer.class);

    static final String HTML = "text/html; charset=utf-8";

    private final Backend backend;
    private final PageHtml html;
    private final Messages messages;
    private final RedirectTargets targets;
    private final ClosedPages closed;

    PageRenderer(Backend backend, PageHtml html, Messages messages, RedirectTargets targets, ClosedPages closed) {
        this.backend = backend;
        this.html = html;
        this.messages = messages;
        this.targets = targets;
        this.closed = closed;
    }

    @Override
    public Rendering render(CacheKey key) {
        boolean lacksSlash = Address.lacksSlash(key.path());
        String path = lacksSlash ? key.path() + "/" : key.path();
        Answer<Resolved> answer = backend.resolve(key.host(), path, key.page() == 1 ? null : key.page());
        return switch (answer) {
            case Answer.Found<Resolved>(Resolved resolved, Dependencies on) -> {
                if (lacksSlash) {
                    yield moved(301, slashed(key), on);
                }
                yield isBeyondTheEnd(resolved, key.page())
                        ? message(404, resolved.site(), key, List.of(), on)
                        : rendered(200, html.of(resolved, key.page()), on);
            }
            case Answer.Moved<Resolved>(int status, String location, Dependencies on) -> moved(status, location, on);
            case Answer.Absent<Resolved>(int status, Site site, List<Hint> hints, Dependencies on) ->
                message(status, site, key, hints, on);
            case Answer.Closed<Resolved>(long page, String kind, Site site, Dependencies on) -> {
                String closedHtml = closed.html(new PrivateView(kind, page, key.path(), ""), site);
                yield rendered(403, closedHtml, on);
            }
            case Answer.Refused<Resolved> refused -> new Rendering.Rejected(400);
            case Answer.Unavailable<Resolved>(String reason) -> new Rendering.Failed(reason);
        };
    }

    private static boolean isBeyondTheEnd(Resolved resolved, int page) {
        return page > 1
                && (resolved.listings().isEmpty()
                        || resolved.listings().getFirst().pages() < page);
    }

    private static String slashed(CacheKey key) {
        String path = Address.encode(key.path() + "/");
        return key.parameters().isEmpty() ? path : path + "?" + key.parameters();
    }

    private static Rendering rendered(int status, String html, Dependencies on) {
        return new Rendering.Rendered(status, HTML, html, null, on.tags(), on.sequence(), on.maxAge())
                .planned(on.nextChange(), on.goneAt());
    }

    private Rendering message(int status, Site site, CacheKey key, List<Hint> hints, Dependencies on) {
        return rendered(status, messages.page(status, site, key.path(), hints), on);
    }

    private Rendering moved(int status, String location, Dependencies on) {
        if (!targets.allow(location)) {
            LOG.warnf("Not followed: a redirect to %s, whose host is not among openvault.redirect.hosts", location);
            return new Rendering.Rejected(404);
        }
        return new Rendering.Rendered(
                        status,
                        "text/plain; charset=utf-8",
                        "Moved.\n",
                        location,
                        on.tags(),
                        on.sequence(),
                        on.maxAge())
                .planned(on.nextChange(), on.goneAt());
    }
}
