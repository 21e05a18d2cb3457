package org.openvault.backend.page;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The part of an address that is a page's own. */
final class Slug {

    private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,254}");

    private static final int LONGEST_MADE = 200;

    private Slug() {}

    /** A slug made of a title: small letters and digits, without their accents where that is usual, joined by hyphens. */
    static String of(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{Mn}+", "");
        String slug = plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        String beginning = slug.substring(
                0, slug.offsetByCodePoints(0, Math.min(LONGEST_MADE, slug.codePointCount(0, slug.length()))));
        String trimmed = beginning.replaceAll("^-+|-+$", "");
        return isValid(trimmed) ? trimmed : "page";
    }

    static boolean isValid(String slug) {
        return VALID.matcher(slug).matches();
    }
}
