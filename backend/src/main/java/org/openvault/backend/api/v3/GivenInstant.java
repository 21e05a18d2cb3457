package org.openvault.backend.api.v3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** An instant that a request names, by ISO 8601 with an offset: {@code 2026-11-21T09:00:00Z}. */
final class GivenInstant {

    /** What the database, too, can tell from others. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private GivenInstant() {}

    /** @throws Problem.InvalidContent when it is none */
    static @Nullable Instant find(Body body, String key) {
        Optional<String> text = body.findText(key);
        return text.isEmpty()
                ? null
                : parse(text.get())
                        .orElseThrow(() -> new Problem.InvalidContent(
                                List.of(new Fault(List.of(key), "must be an instant such as 2026-11-21T09:00:00Z"))));
    }

    /** @throws Problem.BadRequest when it is none */
    static @Nullable Instant parameter(String name, @Nullable String text) {
        return text == null
                ? null
                : parse(text)
                        .orElseThrow(() ->
                                new Problem.BadRequest("'" + name + "' is an instant such as 2026-11-21T09:00:00Z"));
    }

    private static Optional<Instant> parse(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
