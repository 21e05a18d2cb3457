package org.openvault.frontend.page;

import io.quarkus.arc.All;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.CacheConfig;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.cache.PageSource;
import org.openvault.frontend.cache.Renderer;
import org.openvault.frontend.cache.Rendering;
import org.openvault.frontend.content.Backend;

/** The one cache: pages with a source of their own, and behind them whatever the backend resolves. */
final class PageCaching {
    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static PageCache pageCache(
            CacheConfig config, PageRenderer pages, @All List<PageSource> sources, Backend backend, Clock clock) {
        return new PageCache(config, new Everything(List.copyOf(sources), pages, backend), clock, Edition.ofThisSite());
    }

    static void close(@Disposes PageCache cache) {
        cache.close();
    }

    private record Everything(List<PageSource> sources, PageRenderer pages, Backend backend) implements Renderer {
        @Override
        public Rendering render(CacheKey key) {
            return sources.stream()
                    .filter(source -> source.answers(key.path()))
                    .map(Renderer.class::cast)
                    .findFirst()
                    .orElse(pages)
                    .render(key);
        }

        @Override
        public @Nullable Set<String> hosts() {
            return backend.hosts();
        }
    }
}
