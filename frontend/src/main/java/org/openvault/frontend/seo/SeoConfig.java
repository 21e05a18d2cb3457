package org.openvault.frontend.seo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "openvault.seo")
interface SeoConfig {
    /** Where to report what is unsafe, {@code mailto:} or {@code https:}; without it there is no security.txt. */
    Optional<String> securityContact();

    /** How long a security.txt is to be believed. */
    @WithDefault("180d")
    Duration securityTextHolds();

    /** How long what a site says of itself is kept for robots.txt and the manifest. */
    @WithDefault("10m")
    Duration siteKept();
}
