package org.openvault.frontend.cdn;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Served;
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

    public void add(MultiMap headers, Served.Page served) {
        StoredPage page = served.page();
        if (byKey) {
            headers.add(SURROGATE_KEY, page.tagList().toString().replace(',', ' '));
        } else {
            headers.add(CACHE_TAG, page.tagList());
        }
        if (caching != null && mayBeKept(served)) {
            headers.add(cachingName, caching);
        }
    }

    /**
     * What is known to be old is purged by no change that is still to come. And what stands before a private page is not for
     * those who have a pass: they must come through.
     */
    private static boolean mayBeKept(Served.Page served) {
        return served.page().status() != 403
                && AsciiString.indexOfIgnoreCaseAscii(served.cacheStatus(), "detail=", 0) < 0;
    }
}
