package org.openvault.frontend.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.cache.PageSource;
import org.openvault.frontend.cache.Rendering;
import org.openvault.frontend.content.Answer;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.Dependencies;
import org.openvault.frontend.content.Hint;
import org.openvault.frontend.content.PageType;
import org.openvault.frontend.content.SearchResults;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.layout.CardView;
import org.openvault.frontend.layout.Messages;
import org.openvault.frontend.layout.Pager;
import org.openvault.frontend.layout.Shells;
import org.openvault.frontend.search.SearchView.Choice;
import org.openvault.frontend.seo.Meta;

/** {@code /search/?q=…&type=…&page=…} */
@ApplicationScoped
class SearchPage implements PageSource {
    private static final String PATH = "/search/";
    private static final Map<String, String> TYPES =
            Map.of("exhibits", PageType.EXHIBIT, "collections", PageType.COLLECTION, "pages", PageType.STANDARD);

    @CheckedTemplate(basePath = "search")
    static final class Templates {
        static native TemplateInstance search(org.openvault.frontend.layout.Shell shell, SearchView view);
    }

    private final Backend backend;
    private final Shells shells;
    private final Messages messages;

    SearchPage(Backend backend, Shells shells, Messages messages) {
        this.backend = backend;
        this.shells = shells;
        this.messages = messages;
    }

    @Override
    public boolean answers(String path) {
        return path.equals(PATH);
    }

    @Override
    public List<String> parameters() {
        return List.of("q", "type", "page");
    }

    @Override
    public Rendering render(CacheKey key) {
        String query = key.parameter("q");
        String type = TYPES.getOrDefault(key.parameter("type"), "");
        return switch (backend.search(key.host(), query, type, key.page())) {
            case Answer.Found<SearchResults>(SearchResults results, Dependencies on) ->
                new Rendering.Rendered(
                        200,
                        "text/html; charset=utf-8",
                        html(key, results),
                        null,
                        on.tags(),
                        on.sequence(),
                        on.maxAge());
            case Answer.Absent<SearchResults>(int status, Site site, List<Hint> hints, Dependencies on) ->
                new Rendering.Rendered(
                        status,
                        "text/html; charset=utf-8",
                        messages.page(status, site, PATH, hints),
                        null,
                        on.tags(),
                        on.sequence(),
                        on.maxAge());
            case Answer.Closed<SearchResults> closed -> new Rendering.Failed("a search that is not for everybody");
            case Answer.Moved<SearchResults> moved -> new Rendering.Failed("a search that moved");
            case Answer.Refused<SearchResults> refused -> new Rendering.Rejected(400);
            case Answer.Unavailable<SearchResults>(String reason) -> new Rendering.Failed(reason);
        };
    }

    private String html(CacheKey key, SearchResults results) {
        String query = key.parameter("q");
        String type = key.parameter("type");
        String title = query.isEmpty() ? "Search" : "Search: " + query;
        Meta meta = Meta.unlisted(title + " · " + results.site().name());
        SearchView view = new SearchView(
                query,
                results.count(),
                choices(query, type),
                CardView.listOf(results.items()),
                Pager.of(results.page(), results.pages(), number -> url(query, type, number)));
        return Templates.search(shells.ofSearch(meta, results.site(), PATH, query), view)
                .render();
    }

    private static List<Choice> choices(String query, String type) {
        return List.of(
                choice("Everything", query, "", type),
                choice("Exhibits", query, "exhibits", type),
                choice("Collections", query, "collections", type),
                choice("Other pages", query, "pages", type));
    }

    private static Choice choice(String label, String query, String type, String chosen) {
        boolean current = type.equals(chosen) || (type.isEmpty() && !TYPES.containsKey(chosen));
        return new Choice(label, url(query, type, 1), current);
    }

    private static String url(String query, String type, int page) {
        return PATH + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + (type.isEmpty() ? "" : "&type=" + type)
                + (page == 1 ? "" : "&page=" + page);
    }
}
