package org.openvault.frontend.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.cache.PageSource;
import org.openvault.frontend.cache.Rendering;
import org.openvault.frontend.content.Answer;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.Dependencies;
import org.openvault.frontend.content.Hint;
import org.openvault.frontend.content.SearchResults;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.layout.Messages;
import org.openvault.frontend.layout.Shells;
import org.openvault.frontend.seo.Meta;

/** {@code /search/?q=…&type=…&year=…&order=…&page=…} */
@ApplicationScoped
class SearchPage implements PageSource {
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
        return path.equals(SearchAddress.PATH);
    }

    @Override
    public List<String> parameters() {
        return SearchAddress.PARAMETERS;
    }

    @Override
    public Rendering render(CacheKey key) {
        SearchAddress address = SearchAddress.of(key);
        return switch (backend.search(address.question(key.host()))) {
            case Answer.Found<SearchResults>(SearchResults results, Dependencies on) ->
                new Rendering.Rendered(
                        200,
                        "text/html; charset=utf-8",
                        html(address, results),
                        null,
                        on.tags(),
                        on.sequence(),
                        on.maxAge());
            case Answer.Absent<SearchResults>(int status, Site site, List<Hint> hints, Dependencies on) ->
                new Rendering.Rendered(
                        status,
                        "text/html; charset=utf-8",
                        messages.page(status, site, SearchAddress.PATH, hints),
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

    private String html(SearchAddress address, SearchResults results) {
        return Templates.search(
                        shells.ofSearch(
                                meta(address, results.site()), results.site(), SearchAddress.PATH, address.words()),
                        SearchView.of(address, results))
                .render();
    }

    /** The search is to be found; what it finds is to be found by it, and not as pages of somebody's choice of words. */
    private static Meta meta(SearchAddress address, Site site) {
        return address.words().isEmpty()
                ? Meta.listed(
                        "Search · " + site.name(),
                        "Find exhibits, collections, series and recordings of " + site.name()
                                + " by words, kind and year.",
                        site.absolute(SearchAddress.PATH))
                : Meta.unlisted("Search: " + address.words() + " · " + site.name());
    }
}
