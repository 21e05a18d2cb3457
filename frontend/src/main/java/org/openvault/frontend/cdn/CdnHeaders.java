package org.openvault.frontend.cdn;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.StoredPage;

/** What a page tells a network in front: how long it may be kept, and by which tags it will be purged. */
@Singleton
public final class CdnHeaders {
    private static final CharSequence CACHE_TAG = HttpHeaders.createOptimized("Cache-Tag");
    private static final CharSequence SURROGATE_KEY = HttpHeaders.createOptimized("Surrogate-Key");

    private final boolean byKey;
    private final CharSequence cachingName;
    private final @Nullable CharSequence caching;

    CdnHeaders(CdnConfig config) {
        this.byKey = config.kind().filter(CdnConfig.Kind.FASTLY::equals).isPresent();
        this.cachingName = HttpHeaders.createOptimized(byKey ? "Surrogate-Control" : "CDN-Cache-Control");
        this.caching = config.kind().isEmpty()
                ? null
                : HttpHeaders.createOptimized("max-age=" + config.maxAge().toSeconds()
                        + ", stale-while-revalidate=60, stale-if-error="
                        + config.maxAge().toSeconds());
    }

    public void add(MultiMap headers, StoredPage page) {
        if (byKey) {
            headers.add(SURROGATE_KEY, page.tagList().toString().replace(',', ' '));
        } else {
            headers.add(CACHE_TAG, page.tagList());
        }
        if (caching != null) {
            headers.add(cachingName, caching);
        }
    }
}
