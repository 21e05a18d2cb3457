package org.openvault.frontend.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "openvault.cache")
public interface CacheConfig {
    /** Bound of the pages in memory, all their codings together. */
    @WithDefault("67108864")
    long maxBytes();

    /** Where pages are kept so that they outlive this process; without it they are in memory only. */
    Optional<Path> directory();

    /** Bound of the pages on disk. */
    @WithDefault("1073741824")
    long maxBytesOnDisk();

    /** Bound of the pages in memory and on disk together: what is known of each stays in memory. */
    @WithDefault("20000")
    int maxPages();

    /** How long a page may be served while nobody can be asked for a newer one. */
    @WithDefault("30d")
    Duration maxStale();

    /** How long a stored page is trusted while the change feed is cut. */
    @WithDefault("5s")
    Duration trustWithoutFeed();

    /** How long after a failed refresh the next reader may cause another one. */
    @WithDefault("1s")
    Duration retryAfter();

    /** How long a reader waits for a page that is known to have changed, before they get it as it was. */
    @WithDefault("250ms")
    Duration patience();

    /** Refreshes that changes cause, under way at once: few, for readers wait beside them for pages of their own. */
    @WithDefault("2")
    int refreshConcurrency();
}
