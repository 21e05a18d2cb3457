package org.openvault.frontend.content;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page as others show it. {@code excerpt} is HTML and only there in search results. */
public record Card(
        long id,
        String type,
        String title,
        String url,
        String description,
        @Nullable Image image,
        boolean featured,
        List<String> authors,
        @Nullable OffsetDateTime firstPublishedAt,
        String years,
        String link,
        String excerpt) {

    public Card(
            long id,
            @Nullable String type,
            @Nullable String title,
            @Nullable String url,
            @Nullable String description,
            @Nullable Image image,
            boolean featured,
            @Nullable List<String> authors,
            @Nullable OffsetDateTime firstPublishedAt,
            @Nullable String years,
            @Nullable String link,
            @Nullable String excerpt) {
        this.id = id;
        this.type = Values.text(type);
        this.title = Values.text(title);
        this.url = url == null || url.isBlank() ? "/" : url;
        this.description = Values.text(description);
        this.image = image;
        this.featured = featured;
        this.authors = Values.copy(authors);
        this.firstPublishedAt = firstPublishedAt;
        this.years = Values.text(years);
        this.link = Values.text(link);
        this.excerpt = Values.text(excerpt);
    }

    /** What a reader calls such a page. */
    public String kind() {
        return PageType.label(type);
    }

    public String byline() {
        return String.join(", ", authors);
    }
}
