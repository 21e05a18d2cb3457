package org.openvault.backend.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent.
 *
 * @param answers {@code [{"field", "label", "value"}]}
 * @param mail {@code waiting}, {@code sent} or {@code dead}; null where nobody is mailed
 */
public record Submission(
        long id,
        long pageId,
        String formTitle,
        Instant at,
        Instant keepUntil,
        JsonNode answers,
        @Nullable String mail,
        @Nullable String mailError) {}
