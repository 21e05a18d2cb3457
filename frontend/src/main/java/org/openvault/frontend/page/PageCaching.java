package org.openvault.frontend.page;

import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.openvault.frontend.cache.CacheConfig;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.cache.PageSource;
import org.openvault.frontend.cache.Renderer;

/** The one cache: pages with a source of their own, and behind them whatever the backend resolves. */
final class PageCaching {
    @Produces
    @Singleton
    static PageCache pageCache(CacheConfig config, PageRenderer pages, @All List<PageSource> sources) {
        Renderer renderer = key -> sources.stream()
                .filter(source -> source.answers(key.path()))
                .map(Renderer.class::cast)
                .findFirst()
                .orElse(pages)
                .render(key);
        return new PageCache(config, renderer, Clock.systemUTC());
    }
}
