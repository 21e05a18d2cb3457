package org.openvault.frontend.content;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a link to something that is not on the site shows.
 *
 * @param kind {@code draft} or {@code instant}
 * @param version of a draft; null for an instant
 * @param savedAt of a draft
 * @param asOf of an instant
 * @param resolved null where there is no page at that address then
 */
public record Preview(
        String kind,
        @Nullable String title,
        @Nullable String path,
        @Nullable String version,
        @Nullable OffsetDateTime savedAt,
        @Nullable OffsetDateTime asOf,
        OffsetDateTime expiresAt,
        @Nullable Resolved resolved) {

    Preview of(@Nullable Resolved other) {
        return new Preview(kind, title, path, version, savedAt, asOf, expiresAt, other);
    }

    public boolean isInstant() {
        return kind.equals("instant");
    }
}
