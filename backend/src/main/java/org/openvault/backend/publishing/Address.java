package org.openvault.backend.publishing;

import java.util.Locale;

/** Where something stands on a site: a path that begins and ends with a slash. */
public final class Address {

    private Address() {}

    /** The one form of a path under which it is stored and looked up: slashes at both ends, none doubled. */
    public static String normalise(String path) {
        String slashed = ("/" + path + "/").replaceAll("/{2,}", "/");
        return slashed.isEmpty() ? "/" : slashed;
    }

    /** What an answer depends on that found nothing at an address, or something else than a page. */
    public static String tag(long siteId, String path) {
        return "address:" + siteId + ":"
                + path.toLowerCase(Locale.ROOT).replace(" ", "%20"); // tags stand in a header with spaces between
    }
}
