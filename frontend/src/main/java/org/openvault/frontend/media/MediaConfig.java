package org.openvault.frontend.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

@ConfigMapping(prefix = "openvault.media")
interface MediaConfig {
    URI backendUrl();

    Path directory();

    /** Until an answer begins. */
    @WithDefault("30s")
    Duration timeout();

    /** Until a file is there in full. */
    @WithDefault("2m")
    Duration longest();
}
