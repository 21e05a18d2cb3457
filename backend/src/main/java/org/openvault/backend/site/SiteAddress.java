package org.openvault.backend.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the outside world finds this system. */
@ConfigMapping(prefix = "ov.site")
public interface SiteAddress {

    /** Public address of the default site, without a slash at its end. */
    @WithDefault("http://localhost:8080")
    String url();
}
