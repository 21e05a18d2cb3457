package org.openvault.backend.admin.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands in one place of a report: a text, a number or an instant.
 *
 * @param link where the text leads in the admin; empty for nowhere
 */
public record Cell(
        String text, @Nullable Long number, @Nullable Instant at, String link) {

    static Cell of(@Nullable String text) {
        return new Cell(text == null ? "" : text, null, null, "");
    }

    static Cell of(long number) {
        return new Cell("", number, null, "");
    }

    static Cell of(@Nullable Instant at) {
        return new Cell("", null, at, "");
    }

    static Cell link(@Nullable String text, long id, String link) {
        return new Cell(text == null || text.isBlank() ? "#" + id : text, null, null, link);
    }
}
