package org.openvault.frontend.content;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All public pages of a site, in parts. */
public record SiteMap(Site site, List<Part> parts) {
    /** @param lastPublishedAt of any page in it */
    public record Part(long part, OffsetDateTime lastPublishedAt) {}

    /**
     * Some of the pages of a part.
     *
     * @param next where the following ones begin, null where there are none
     */
    public record Pages(List<Entry> items, @Nullable Long next) {
        public Pages(@Nullable List<Entry> items, @Nullable Long next) {
            this.items = Values.copy(items);
            this.next = next;
        }
    }

    /** @param images absolute addresses */
    public record Entry(String htmlUrl, OffsetDateTime lastPublishedAt, List<String> images) {
        public Entry(String htmlUrl, OffsetDateTime lastPublishedAt, @Nullable List<String> images) {
            this.htmlUrl = htmlUrl;
            this.lastPublishedAt = lastPublishedAt;
            this.images = Values.copy(images);
        }
    }

    public SiteMap(@Nullable Site site, @Nullable List<Part> parts) {
        this.site = site == null ? Site.UNKNOWN : site;
        this.parts = Values.copy(parts);
    }
}
