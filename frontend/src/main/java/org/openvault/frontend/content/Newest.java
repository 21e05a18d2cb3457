package org.openvault.frontend.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came to the site last, newest first. */
public record Newest(Site site, List<NewPage> items) {
    public Newest(@Nullable Site site, @Nullable List<NewPage> items) {
        this.site = site == null ? Site.UNKNOWN : site;
        this.items = Values.copy(items);
    }
}
