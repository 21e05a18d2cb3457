package org.openvault.backend.api.v3;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "ov.changes")
interface ChangesConfig {

    /** How many may follow the feed at a time, in one process. Whoever comes then is told to come back (503). */
    @WithDefault("200")
    int streams();

    /** After so long without a change a comment is sent, so that nobody between takes the silence for an end. */
    @WithDefault("10s")
    Duration keepAlive();

    /** A reader who takes nothing for so long is cut off; they may come back with the sequence that they saw last. */
    @WithDefault("20s")
    Duration patience();
}
