package org.openvault.frontend.page;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.openvault.frontend.cache.CacheConfig;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.cache.Renderer;

/** The cache knows no page and the pages know no cache: here they meet. */
class Wiring {

    @Produces
    @Singleton
    PageCache pageCache(CacheConfig config, Renderer renderer, Clock clock) {
        return new PageCache(config, renderer, clock);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
