package org.openvault.frontend.seo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.openvault.frontend.asset.Assets;
import org.openvault.frontend.content.Answer;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.content.SiteMap;

/** The small files that machines look for at fixed addresses. They can be had without the backend, then with less in them. */
@ApplicationScoped
class MachineFiles {
    private static final int MOST_HOSTS = 1000;

    private record Known(Site site, Instant askedAt) {}

    private final SeoConfig config;
    private final Backend backend;
    private final Assets assets;
    private final Clock clock = Clock.systemUTC();
    private final Cache<String, Known> sites =
            Caffeine.newBuilder().maximumSize(MOST_HOSTS).build();

    MachineFiles(SeoConfig config, Backend backend, Assets assets) {
        this.config = config;
        this.backend = backend;
        this.assets = assets;
    }

    String robots(String host) {
        String url = site(host).url();
        String rules = "User-agent: *\nDisallow: /search/?\nDisallow: /preview\nDisallow: /form/\n";
        return url.isEmpty() ? rules : rules + "\nSitemap: " + url + "/sitemap.xml\n";
    }

    String manifest(String host) {
        String name = site(host).name();
        return new JsonObject()
                .put("name", name)
                .put("short_name", name)
                .put("id", "/")
                .put("start_url", "/")
                .put("scope", "/")
                .put("display", "browser")
                .put("background_color", "#fafbfc")
                .put("theme_color", "#10151c")
                .put(
                        "icons",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("src", assets.url("icon.svg"))
                                        .put("type", "image/svg+xml")
                                        .put("sizes", "any")
                                        .put("purpose", "any")))
                .encode();
    }

    /** Empty where nobody is named who could be told (RFC 9116). */
    Optional<String> security(String host) {
        Instant end = clock.instant().plus(config.securityTextHolds()).truncatedTo(ChronoUnit.DAYS);
        String url = site(host).url();
        return config.securityContact()
                .filter(contact -> contact.matches("(mailto:|https://)\\S+"))
                .map(contact -> "Contact: " + contact + "\nExpires: " + end + "\nPreferred-Languages: en\n"
                        + (url.isEmpty() ? "" : "Canonical: " + url + "/.well-known/security.txt\n"));
    }

    /** What was known last serves while the backend is away. */
    private Site site(String host) {
        Known known = sites.getIfPresent(host);
        Instant now = clock.instant();
        if (known != null && known.askedAt().plus(config.siteKept()).isAfter(now)) {
            return known.site();
        }
        if (backend.siteMap(host) instanceof Answer.Found<SiteMap> found) {
            known = new Known(found.content().site(), now);
            sites.put(host, known);
        }
        return known == null ? Site.UNKNOWN : known.site();
    }
}
