package org.openvault.backend.admin.report;

import java.time.DateTimeException;
import java.time.Instant;

/** After which row the next part begins. What somebody else made up begins at the beginning. */
record Keyset(Instant at, long id) {

    static final Keyset BEGIN = new Keyset(Instant.EPOCH, 0);

    static Keyset read(String text) {
        try {
            String[] parts = text.split("_");
            return text.matches("[0-9TZ:.-]{1,40}_[0-9]{1,18}")
                    ? new Keyset(Instant.parse(parts[0]), Long.parseLong(parts[1]))
                    : BEGIN;
        } catch (DateTimeException unreadable) {
            return BEGIN;
        }
    }

    static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    String text() {
        return at + "_" + id;
    }
}
