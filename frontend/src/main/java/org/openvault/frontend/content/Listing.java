package org.openvault.frontend.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list of pages; {@code page} counts from 1. */
public record Listing(String type, int count, int page, int pages, List<Card> items) {
    public Listing(@Nullable String type, int count, int page, int pages, @Nullable List<Card> items) {
        this.type = Values.text(type);
        this.items = Values.copy(items);
        this.count = Math.max(count, this.items.size());
        this.page = Math.max(1, page);
        this.pages = Math.max(1, pages);
    }
}
