package org.openvault.backend.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** An instant that a request names, by ISO 8601 with an offset: {@code 2026-11-21T09:00:00Z}. */
public final class GivenInstant {

    public static final String FORM = "an instant such as 2026-11-21T09:00:00Z";

    /** What the database, too, can tell from others. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private GivenInstant() {}

    /** Empty when it is none. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
