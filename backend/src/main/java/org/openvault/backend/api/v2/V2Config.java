package org.openvault.backend.api.v2;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the v2 API. */
@ConfigMapping(prefix = "ov.api.v2")
interface V2Config {

    /** How many items a request may ask for at most. */
    @WithDefault("20")
    int limitMax();
}
