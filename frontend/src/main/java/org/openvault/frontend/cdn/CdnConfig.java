package org.openvault.frontend.cdn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "openvault.cdn")
public interface CdnConfig {
    enum Kind {
        FASTLY,
        CLOUDFLARE,
        VARNISH
    }

    /** Which one stands in front; none unless it is said. */
    Optional<Kind> kind();

    /** Where purges are sent: of Varnish every server, of the others where their own address is not to be used. */
    Optional<List<URI>> addresses();

    /** The service of Fastly, or the zone of Cloudflare. */
    Optional<String> service();

    Optional<String> token();

    /** How long it may keep a page that nobody purges. */
    @WithDefault("1d")
    Duration maxAge();

    @WithDefault("5s")
    Duration timeout();

    @WithDefault("1s")
    Duration firstRetry();

    @WithDefault("1m")
    Duration lastRetry();
}
