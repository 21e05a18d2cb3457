package org.openvault.frontend.cache;

import io.vertx.core.http.HttpHeaders;
import java.time.Instant;

/** What a reader gets, and how the cache came by it ({@code Cache-Status}, RFC 9211). */
public sealed interface Served {
    /** @param age in seconds, as it is told */
    record Page(StoredPage page, CharSequence cacheStatus, CharSequence age) implements Served {
        static Page of(StoredPage page, String cacheStatus, Instant now) {
            return new Page(
                    page,
                    HttpHeaders.createOptimized(cacheStatus),
                    HttpHeaders.createOptimized(String.valueOf(page.age(now))));
        }
    }

    record Rejected(int status) implements Served {}

    record Unavailable(String cacheStatus) implements Served {}
}
