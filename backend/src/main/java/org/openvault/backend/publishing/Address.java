package org.openvault.backend.publishing;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a publication stands on a site.
 *
 * @param path within the site, beginning and ending with a slash
 * @param parentId the page above; null for the root of a site and for redirects
 */
public record Address(long siteId, @Nullable Long parentId, String slug, String path, BigDecimal position) {

    /** The one form of a path under which it is stored and looked up: slashes at both ends, none doubled. */
    public static String normalise(String path) {
        String slashed = ("/" + path + "/").replaceAll("/{2,}", "/");
        return slashed.isEmpty() ? "/" : slashed;
    }

    String tag() {
        return tag(siteId, path);
    }

    /** What an answer depends on that found nothing at an address, or something else than a page. */
    public static String tag(long siteId, String path) {
        return "address:" + siteId + ":" + path.toLowerCase(Locale.ROOT);
    }
}
