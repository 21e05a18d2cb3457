package org.openvault.frontend.content;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every page has, whatever its type. */
public record PageInfo(
        long id,
        String type,
        String title,
        String url,
        String htmlUrl,
        String locale,
        String seoTitle,
        String searchDescription,
        @Nullable OffsetDateTime firstPublishedAt,
        @Nullable OffsetDateTime lastPublishedAt,
        List<Translation> translations) {}
