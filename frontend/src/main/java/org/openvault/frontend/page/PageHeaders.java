package org.openvault.frontend.page;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.openvault.frontend.asset.ThemeScript;
import org.openvault.frontend.cache.Served;
import org.openvault.frontend.cache.StoredPage;
import org.openvault.frontend.cdn.CdnHeaders;
import org.openvault.frontend.layout.Analytics;

/** What every page says to the browser about what it may do. */
final class PageHeaders {
    private static final String POLICY = String.join(
            "; ",
            List.of(
                    "default-src 'none'",
                    "script-src 'self' '" + ThemeScript.hash() + "'" + Analytics.source(),
                    "style-src 'self'",
                    "img-src 'self' https: data:",
                    "font-src 'self'",
                    "connect-src 'self'" + Analytics.source(),
                    "manifest-src 'self'",
                    "media-src 'self'",
                    "frame-src 'none'",
                    "object-src 'none'",
                    "form-action 'self'",
                    "base-uri 'none'",
                    "frame-ancestors 'self'"));

    /** Encoded once: these go out with every answer. Names and values in turn. */
    private static final CharSequence[] SECURITY = {
        encoded("Content-Security-Policy"), encoded(POLICY),
        encoded("X-Content-Type-Options"), encoded("nosniff"),
        encoded("Referrer-Policy"), encoded("strict-origin-when-cross-origin"),
        encoded("Permissions-Policy"), encoded("camera=(), microphone=(), geolocation=(), browsing-topics=()"),
        encoded("Cross-Origin-Opener-Policy"), encoded("same-origin")
    };

    /** Browsers ask each time whether what they have is the newest: the answer costs a packet. */
    private static final CharSequence CACHING = encoded("public, max-age=0, must-revalidate");

    private static final CharSequence CACHE_STATUS = encoded("Cache-Status");

    private final CdnHeaders cdn;

    PageHeaders(CdnHeaders cdn) {
        this.cdn = cdn;
    }

    /** All but those that say something of the bytes. */
    void putAll(HttpServerResponse response, Served.Page served) {
        StoredPage page = served.page();
        security(response);
        MultiMap headers = response.headers();
        headers.add(HttpHeaders.CACHE_CONTROL, CACHING)
                .add(CACHE_STATUS, served.cacheStatus())
                .add(HttpHeaders.AGE, served.age());
        if (page.location() != null) {
            headers.add(HttpHeaders.LOCATION, page.location());
        }
        cdn.add(headers, served);
    }

    /** Added rather than put: to look for one that is there already costs more than all else, and there is none. */
    static void security(HttpServerResponse response) {
        MultiMap headers = response.headers();
        for (int at = 0; at < SECURITY.length; at += 2) {
            headers.add(SECURITY[at], SECURITY[at + 1]);
        }
    }

    private static CharSequence encoded(String text) {
        return HttpHeaders.createOptimized(text);
    }
}
