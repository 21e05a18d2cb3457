package org.openvault.frontend.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.asset.Assets;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.cache.Renderer;
import org.openvault.frontend.cache.Rendering;
import org.openvault.frontend.content.Answer;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.Dependencies;
import org.openvault.frontend.content.Image;
import org.openvault.frontend.content.Listing;
import org.openvault.frontend.content.Page;
import org.openvault.frontend.content.PageInfo;
import org.openvault.frontend.content.Resolved;
import org.openvault.frontend.content.SearchResults;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.layout.Frame;
import org.openvault.frontend.search.SearchView;
import org.openvault.frontend.seo.StructuredData;

/** Makes the HTML of a page from the backend's one answer. */
@ApplicationScoped
class PageRenderer implements Renderer {

    private static final String HTML = "text/html; charset=utf-8";

    @CheckedTemplate(basePath = "Pages")
    static class Templates {
        static native TemplateInstance home(Frame frame, Page.Home page, List<Listing> listings);

        static native TemplateInstance index(Frame frame, PageInfo info, String introduction, Listing listing);

        static native TemplateInstance article(Frame frame, ArticleView view);

        static native TemplateInstance search(Frame frame, SearchView view);

        static native TemplateInstance absent(Frame frame, String text);
    }

    private final Backend backend;
    private final Assets assets;

    PageRenderer(Backend backend, Assets assets) {
        this.backend = backend;
        this.assets = assets;
    }

    @Override
    public Rendering render(CacheKey key) {
        return key.path().equals(Parameters.SEARCH) ? search(key) : page(key);
    }

    private Rendering page(CacheKey key) {
        String number = Parameters.first(Parameters.read(key.parameters()).get("page"));
        Answer<Resolved> answer =
                backend.resolve(key.host(), key.path(), number.isEmpty() ? null : Integer.valueOf(number));
        return answer instanceof Answer.Found<Resolved>(Resolved resolved, Dependencies dependencies)
                ? rendered(200, html(resolved).render(), dependencies)
                : other(key, answer);
    }

    private Rendering search(CacheKey key) {
        var parameters = Parameters.read(key.parameters());
        String type = Parameters.first(parameters.get("type"));
        String number = Parameters.first(parameters.get("page"));
        Answer<SearchResults> answer = backend.search(
                key.host(),
                Parameters.first(parameters.get("q")),
                type,
                number.isEmpty() ? 1 : Integer.parseInt(number));
        if (!(answer instanceof Answer.Found<SearchResults>(SearchResults results, Dependencies dependencies))) {
            return other(key, answer);
        }
        Frame frame = frame(results.site(), "Search", "", key.path(), null, "");
        return rendered(
                200, Templates.search(frame, SearchView.of(results, type)).render(), dependencies);
    }

    /** Every answer that is no page. */
    private Rendering other(CacheKey key, Answer<?> answer) {
        return switch (answer) {
            case Answer.Moved<?> moved ->
                new Rendering.Rendered(
                        moved.status(),
                        HTML,
                        "",
                        moved.location(),
                        moved.dependencies().tags(),
                        moved.dependencies().sequence(),
                        moved.dependencies().maxAge());
            case Answer.Absent<?> absent -> rendered(absent.status(), absent(key, absent), absent.dependencies());
            case Answer.Refused<?> refused -> new Rendering.Rejected(400);
            case Answer.Unavailable<?> unavailable -> new Rendering.Failed(unavailable.reason());
            case Answer.Found<?> found -> throw new IllegalStateException("a page was found");
        };
    }

    private String absent(CacheKey key, Answer.Absent<?> absent) {
        boolean gone = absent.status() == 410;
        Frame frame =
                frame(absent.site(), gone ? "This page was taken down" : "Page not found", "", key.path(), null, "");
        String text = gone
                ? "What stood here has been withdrawn."
                : "There is nothing at this address. It may have been mistyped, or the page may have moved.";
        return Templates.absent(frame, text).render();
    }

    private static Rendering rendered(int status, String html, Dependencies dependencies) {
        Duration age = dependencies.maxAge();
        return new Rendering.Rendered(status, HTML, html, null, dependencies.tags(), dependencies.sequence(), age);
    }

    private TemplateInstance html(Resolved resolved) {
        return switch (resolved.page()) {
            case Page.Home home -> Templates.home(frame(resolved, null), home, resolved.listings());
            case Page.Index index -> index(resolved, index);
            case Page.Exhibit exhibit ->
                Templates.article(frame(resolved, exhibit.cover()), ArticleView.exhibit(exhibit, resolved));
            case Page.Collection collection ->
                Templates.article(frame(resolved, collection.cover()), ArticleView.collection(collection));
            case Page.Standard standard ->
                Templates.article(frame(resolved, null), article(standard.info(), null, "", standard.body()));
            case Page.Other other ->
                Templates.article(
                        frame(resolved, other.hero()),
                        article(other.info(), other.hero(), other.introduction(), other.body()));
        };
    }

    private TemplateInstance index(Resolved resolved, Page.Index index) {
        Listing listing = resolved.listings().isEmpty()
                ? new Listing("", resolved.children().size(), 1, 1, resolved.children())
                : resolved.listings().getFirst();
        return Templates.index(frame(resolved, null), index.info(), index.introduction(), listing);
    }

    private static ArticleView article(
            PageInfo info, @Nullable Image hero, String introduction, List<org.openvault.frontend.content.Block> body) {
        return ArticleView.of(info.type(), info.title(), hero, introduction, body);
    }

    private Frame frame(Resolved resolved, @Nullable Image image) {
        PageInfo info = resolved.page().info();
        return new Frame(
                assets,
                resolved.site(),
                info.locale(),
                info.seoTitle().isEmpty() ? info.title() : info.seoTitle(),
                info.searchDescription(),
                info.url(),
                true,
                resolved.page() instanceof Page.Exhibit,
                image,
                resolved.ancestors(),
                StructuredData.of(resolved.site(), resolved.page(), resolved.ancestors()));
    }

    private Frame frame(
            Site site, String title, String description, String path, @Nullable Image image, String jsonLd) {
        return new Frame(assets, site, "en", title, description, path, false, false, image, List.of(), jsonLd);
    }
}
