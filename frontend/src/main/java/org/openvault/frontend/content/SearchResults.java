package org.openvault.frontend.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

public record SearchResults(@Nullable Site site, String query, int count, int page, int pages, List<Card> items) {
    public SearchResults(
            @Nullable Site site, @Nullable String query, int count, int page, int pages, @Nullable List<Card> items) {
        this.site = site == null ? Site.UNKNOWN : site;
        this.query = Values.text(query);
        this.items = Values.copy(items);
        this.count = Math.max(count, this.items.size());
        this.page = Math.max(1, page);
        this.pages = Math.max(1, pages);
    }
}
