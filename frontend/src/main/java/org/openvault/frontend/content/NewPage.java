package org.openvault.frontend.content;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page as a feed tells of it. */
public record NewPage(
        long id,
        String title,
        String htmlUrl,
        String description,
        @Nullable Image image,
        List<String> authors,
        OffsetDateTime firstPublishedAt,
        OffsetDateTime lastPublishedAt) {

    public NewPage(
            long id,
            @Nullable String title,
            String htmlUrl,
            @Nullable String description,
            @Nullable Image image,
            @Nullable List<String> authors,
            OffsetDateTime firstPublishedAt,
            OffsetDateTime lastPublishedAt) {
        this.id = id;
        this.title = Values.text(title);
        this.htmlUrl = htmlUrl;
        this.description = Values.text(description);
        this.image = image;
        this.authors = Values.copy(authors);
        this.firstPublishedAt = firstPublishedAt;
        this.lastPublishedAt = lastPublishedAt;
    }
}
