package org.openvault.frontend.seo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.cache.PageSource;
import org.openvault.frontend.cache.Rendering;
import org.openvault.frontend.content.Answer;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.Dependencies;
import org.openvault.frontend.content.Newest;
import org.openvault.frontend.content.PageType;

/** What is new, for those who follow it: of the whole site, its exhibits, its collections; as Atom and as JSON. */
@ApplicationScoped
class Feeds implements PageSource {
    private static final String ATOM = "feed.atom";
    private static final String JSON = "feed.json";
    private static final Map<String, String> TITLES =
            Map.of("/", "", "/exhibits/", "Exhibits · ", "/collections/", "Collections · ");

    private final Backend backend;

    Feeds(Backend backend) {
        this.backend = backend;
    }

    @Override
    public boolean answers(String path) {
        return (path.endsWith("/" + ATOM) || path.endsWith("/" + JSON)) && TITLES.containsKey(place(path));
    }

    @Override
    public List<String> parameters() {
        return List.of();
    }

    @Override
    public Rendering render(CacheKey key) {
        String place = place(key.path());
        return switch (backend.newest(key.host(), types(place))) {
            case Answer.Found<Newest>(Newest newest, Dependencies on) -> {
                String title = TITLES.get(place) + newest.site().name();
                Feed feed = new Feed(title, place, key.path(), newest);
                boolean atom = key.path().endsWith(ATOM);
                yield new Rendering.Rendered(
                        200,
                        atom ? AtomFeed.TYPE : JsonFeed.TYPE,
                        atom ? AtomFeed.of(feed) : JsonFeed.of(feed),
                        null,
                        on.tags(),
                        on.sequence(),
                        on.maxAge());
            }
            case Answer<Newest> other -> Unusable.of(other);
        };
    }

    private static String place(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static List<String> types(String place) {
        return switch (place) {
            case "/exhibits/" -> List.of(PageType.EXHIBIT);
            case "/collections/" -> List.of(PageType.COLLECTION);
            default -> List.of(PageType.EXHIBIT, PageType.COLLECTION);
        };
    }
}
