package org.openvault.backend.preview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "ov.preview")
interface PreviewConfig {

    /** How long a link holds; never longer than a quarter of an hour. */
    @WithDefault("10m")
    Duration length();

    default Duration shortened() {
        Duration longest = Duration.ofMinutes(15);
        return length().compareTo(longest) < 0 ? length() : longest;
    }
}
