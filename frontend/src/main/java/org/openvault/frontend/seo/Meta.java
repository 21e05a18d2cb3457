package org.openvault.frontend.seo;

import org.jspecify.annotations.Nullable;

/** What the head of a page says to machines. Empty texts are left out. */
public record Meta(
        String title,
        String description,
        String canonical,
        String robots,
        String kind,
        @Nullable String image,
        String locale,
        String jsonLd) {

    /** For pages of the site itself, which no editor describes. */
    public static Meta listed(String title, String description, String canonical) {
        return new Meta(title, description, canonical, "", "website", null, "en", "");
    }

    /** For pages that are not to be found: errors, search results. */
    public static Meta unlisted(String title) {
        return new Meta(title, "", "", "noindex", "website", null, "en", "");
    }
}
