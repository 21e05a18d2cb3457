package org.openvault.backend.page;

import java.util.regex.Pattern;

/** The part of an address that is a page's own. */
final class Slug {

    private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,254}");

    private Slug() {}

    static boolean isValid(String slug) {
        return VALID.matcher(slug).matches();
    }
}
