package org.openvault.frontend.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.openvault.frontend.block.Anchors;
import org.openvault.frontend.block.Notes;
import org.openvault.frontend.block.Outline;
import org.openvault.frontend.block.Prose;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.cache.Renderer;
import org.openvault.frontend.cache.Rendering;
import org.openvault.frontend.content.Answer;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.Dependencies;
import org.openvault.frontend.content.Hint;
import org.openvault.frontend.content.Listing;
import org.openvault.frontend.content.Page;
import org.openvault.frontend.content.PageType;
import org.openvault.frontend.content.Resolved;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.form.Forms;
import org.openvault.frontend.layout.CardView;
import org.openvault.frontend.layout.Messages;
import org.openvault.frontend.layout.Pager;
import org.openvault.frontend.layout.Shell;
import org.openvault.frontend.layout.Shells;
import org.openvault.frontend.seo.PageMeta;

/** Renders whatever the backend has at a path: one question, one page. */
@ApplicationScoped
class PageRenderer implements Renderer {
    static final String HTML = "text/html; charset=utf-8";

    private final Backend backend;
    private final Shells shells;
    private final Messages messages;
    private final ClosedPages closed;
    private final Forms forms;

    PageRenderer(Backend backend, Shells shells, Messages messages, ClosedPages closed, Forms forms) {
        this.backend = backend;
        this.shells = shells;
        this.messages = messages;
        this.closed = closed;
        this.forms = forms;
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
                        : rendered(200, html(resolved, key.page()), on);
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
        return new Rendering.Rendered(status, HTML, html, null, on.tags(), on.sequence(), on.maxAge());
    }

    private Rendering message(int status, Site site, CacheKey key, List<Hint> hints, Dependencies on) {
        return rendered(status, messages.page(status, site, key.path(), hints), on);
    }

    private static Rendering moved(int status, String location, Dependencies on) {
        if (location.chars().anyMatch(c -> c <= ' ' || c == 127) || location.startsWith("//")) {
            return new Rendering.Failed("a redirect to no address");
        }
        return new Rendering.Rendered(
                status, "text/plain; charset=utf-8", "Moved.\n", location, on.tags(), on.sequence(), on.maxAge());
    }

    String html(Resolved resolved, int listPage) {
        return switch (resolved.page()) {
            case Page.Home home -> home(resolved, home);
            case Page.Index index -> index(resolved, index, listPage);
            case Page.Exhibit exhibit -> article(resolved, ArticleBuilder.exhibit(resolved, exhibit));
            case Page.Collection collection -> article(resolved, ArticleBuilder.collection(resolved, collection));
            case Page.Form form -> forms.html(resolved, form);
            case Page.Standard standard -> standard(resolved, ArticleBuilder.standard(resolved, standard));
            case Page.Other other -> standard(resolved, ArticleBuilder.other(resolved, other));
        };
    }

    private String home(Resolved resolved, Page.Home home) {
        List<CardView> carousel = new ArrayList<>();
        home.carousel().forEach(card -> carousel.add(CardView.large(card, carousel.isEmpty())));
        List<HomeView.Shelf> shelves = resolved.listings().stream()
                .filter(listing -> !listing.items().isEmpty())
                .map(listing -> shelf(listing, resolved))
                .toList();
        HomeView view = new HomeView(home.info().title(), prose().blocks(home.body()), carousel, shelves);
        return PageTemplates.home(shell(resolved, home.body(), 1), view).render();
    }

    private static HomeView.Shelf shelf(Listing listing, Resolved resolved) {
        boolean exhibits = listing.type().equals(PageType.EXHIBIT);
        String title = exhibits ? "Exhibits" : listing.type().equals(PageType.COLLECTION) ? "Collections" : "More";
        String indexType = exhibits ? PageType.EXHIBIT_INDEX : PageType.COLLECTION_INDEX;
        String url = resolved.children().stream()
                .filter(child -> child.type().equals(indexType))
                .map(child -> child.url())
                .findFirst()
                .orElse("");
        return new HomeView.Shelf(title, url, listing.count(), CardView.listOf(listing.items()));
    }

    private String index(Resolved resolved, Page.Index index, int listPage) {
        Listing listing = resolved.listings().isEmpty()
                ? new Listing("", resolved.children().size(), 1, 1, resolved.children())
                : resolved.listings().getFirst();
        String url = Address.encode(index.info().url());
        IndexView view = new IndexView(
                index.info().title(),
                resolved.ancestors(),
                prose().blocks(index.introduction()),
                listing.count(),
                CardView.listOf(listing.items()),
                Pager.of(listPage, listing.pages(), number -> number == 1 ? url : url + "?page=" + number));
        return PageTemplates.index(shell(resolved, index.introduction(), listPage), view)
                .render();
    }

    private String article(Resolved resolved, ArticleView view) {
        return PageTemplates.article(shell(resolved, view.introduction() + view.body(), 1), view)
                .render();
    }

    private String standard(Resolved resolved, ArticleView view) {
        return PageTemplates.standard(shell(resolved, view.introduction() + view.body(), 1), view)
                .render();
    }

    private Shell shell(Resolved resolved, String html, int listPage) {
        String summary = Summary.of(html);
        return shells.of(
                PageMeta.of(resolved, summary, listPage),
                resolved.site(),
                resolved.page().info().url());
    }

    private static Prose prose() {
        return new Prose(new Anchors(), new Outline(), new Notes(List.of()));
    }
}
