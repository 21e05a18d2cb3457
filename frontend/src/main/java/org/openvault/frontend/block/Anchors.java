package org.openvault.frontend.block;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The ids of one page, each given once. The same text in the same order gives the same ids. */
public final class Anchors {
    private static final int LONGEST = 60;

    private final Set<String> taken = new HashSet<>();

    /** An id made of a heading's words. */
    public String slug(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        String slug =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (slug.length() > LONGEST) {
            slug = slug.substring(0, slug.lastIndexOf('-', LONGEST) > 0 ? slug.lastIndexOf('-', LONGEST) : LONGEST);
        }
        return take(slug.isEmpty() ? "section" : slug);
    }

    /** The wished id, with a number behind it where it is taken. */
    public String take(String wish) {
        String id = wish;
        for (int number = 2; !taken.add(id); number++) {
            id = wish + "-" + number;
        }
        return id;
    }
}
