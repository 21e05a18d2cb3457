package org.openvault.frontend.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "openvault.cache")
public interface CacheConfig {
    /** Bound of the stored pages, all their encodings together. */
    @WithDefault("67108864")
    long maxBytes();

    /** How long a stored page is trusted while the change feed is cut. */
    @WithDefault("5s")
    Duration trustWithoutFeed();

    /** How long after a failed refresh the next reader may cause another one. */
    @WithDefault("1s")
    Duration retryAfter();

    /** Refreshes that changes cause, under way at once. */
    @WithDefault("8")
    int refreshConcurrency();
}
