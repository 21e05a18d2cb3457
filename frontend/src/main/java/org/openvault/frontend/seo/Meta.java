package org.openvault.frontend.seo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.content.Translation;

/** What the head of a page says to machines. Empty texts are left out. */
public record Meta(
        String title,
        String description,
        String canonical,
        String robots,
        String kind,
        @Nullable String image,
        String locale,
        List<Translation> alternates,
        String jsonLd) {

    /** For pages of the site itself, which no editor describes. */
    public static Meta listed(String title, String description, String canonical) {
        return new Meta(title, description, canonical, "", "website", null, "en", List.of(), "");
    }

    /** For pages that are not to be found: errors, search results. */
    public static Meta unlisted(String title) {
        return new Meta(title, "", "", "noindex", "website", null, "en", List.of(), "");
    }
}
