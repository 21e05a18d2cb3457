package org.openvault.frontend.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Where a redirect may lead: within the site, or to a host that is listed. */
@ApplicationScoped
class RedirectTargets {
    @ConfigMapping(prefix = "openvault.redirect")
    interface Config {
        /** Other sites to which editors may redirect. */
        @WithDefault("americanarchive.org")
        Set<String> hosts();
    }

    private final Config config;

    RedirectTargets(Config config) {
        this.config = config;
    }

    boolean allow(String location) {
        if (location.chars().anyMatch(c -> c <= ' ' || c == 127 || c == '\\')) {
            return false;
        }
        return location.startsWith("/") ? !location.startsWith("//") : isListed(location);
    }

    private boolean isListed(String location) {
        try {
            URI address = URI.create(location);
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return web
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && config.hosts().contains(address.getHost().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
