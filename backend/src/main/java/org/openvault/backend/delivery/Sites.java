package org.openvault.backend.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The sites there are.
 *
 * @param defaultUrl where the default site is found from outside
 * @param hasSeveralLocales whether content is kept in more than one language
 */
public record Sites(List<Site> all, String defaultUrl, boolean hasSeveralLocales) {

    public record Site(long id, String host, boolean isDefault) {

        private boolean isNamed(String asked) {
            return host.equals(asked);
        }
    }

    public Sites {
        all = List.copyOf(all);
    }

    /** @param host perhaps with a port, which matters only where a site's own host has one */
    public Optional<Site> find(String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        String name = asked.replaceFirst(":[0-9]*$", "");
        return all.stream().filter(site -> site.isNamed(asked)).findFirst().or(() -> all.stream()
                .filter(site -> site.isNamed(name))
                .findFirst());
    }

    /** Which site answers under a host: one that claims it, else the default one. */
    public Optional<Site> answering(String host) {
        return find(host).or(() -> all.stream().filter(Site::isDefault).findFirst());
    }

    /** Where a site is found from outside, without a slash at its end. */
    public String url(long siteId) {
        return all.stream()
                .filter(site -> site.id() == siteId && !site.isDefault())
                .map(site -> "https://" + site.host())
                .findFirst()
                .orElse(defaultUrl);
    }
}
