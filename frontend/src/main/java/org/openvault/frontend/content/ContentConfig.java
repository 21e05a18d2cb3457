package org.openvault.frontend.content;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

@ConfigMapping(prefix = "openvault.content")
public interface ContentConfig {
    URI backendUrl();

    @WithDefault("2s")
    Duration connectTimeout();

    /** How long one answer may take. Stored pages are served meanwhile; only a reader of an absent page waits this long. */
    @WithDefault("10s")
    Duration timeout();

    /** Requests to the backend under way at once for pages, and as many for what one reader asks; more wait for their turn. */
    @WithDefault("32")
    int concurrency();
}
