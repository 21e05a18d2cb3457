package org.openvault.backend.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Addresses that an editor may link to. */
public final class WebAddress {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    private WebAddress() {}

    /** True for http, https, mailto, tel, a path of this site or an anchor; false for anything that could run or surprise. */
    public static boolean isSafe(String address) {
        if (address.isEmpty() || address.length() > 2048 || address.startsWith("//") || address.contains("\\")) {
            return false;
        }
        try {
            var uri = new URI(address);
            return uri.getScheme() == null
                    ? address.startsWith("/") || address.startsWith("#")
                    : SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
