package org.openvault.frontend.cache;

import java.util.Set;

/** One entry of the change feed. */
public record Change(long sequence, String kind, Set<String> tags) {
    /** Which sites and languages there are shows anywhere, and has no tag. */
    private static final Set<String> EVERYWHERE = Set.of("site.", "locale.");

    public Change {
        tags = Set.copyOf(tags);
    }

    /** Something was taken down: what stood at its address must not be served again, not even as stale. */
    public boolean isTakedown() {
        return kind.endsWith("unpublished");
    }

    /** Whether it takes a page with these tags away, rather than something that the page only shows. */
    boolean takesDown(Set<String> tagsOfPage) {
        return isTakedown() && tags.stream().anyMatch(tag -> tag.startsWith("address:") && tagsOfPage.contains(tag));
    }

    /** All pages may show it. */
    public boolean isOfEverything() {
        return EVERYWHERE.stream().anyMatch(kind::startsWith);
    }
}
