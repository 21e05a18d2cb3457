package org.openvault.frontend.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

@ConfigMapping(prefix = "openvault.feed")
interface FeedConfig {
    URI backendUrl();

    /** The backend says something every 10 s; a connection silent for longer than this is given up. */
    @WithDefault("25s")
    Duration silence();

    /** How long a start waits for what happened meanwhile, where pages are on disk. */
    @WithDefault("2s")
    Duration startWait();

    @WithDefault("100ms")
    Duration firstRetry();

    @WithDefault("5s")
    Duration lastRetry();
}
