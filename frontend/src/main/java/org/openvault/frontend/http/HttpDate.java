package org.openvault.frontend.http;

import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The {@code Date} of answers, written once a second. */
final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private record Written(long second, CharSequence text) {}

    private static volatile Written last = write(0);

    private HttpDate() {}

    static CharSequence now() {
        long second = System.currentTimeMillis() / 1000;
        Written written = last;
        if (written.second() != second) {
            written = write(second);
            last = written;
        }
        return written.text();
    }

    private static Written write(long second) {
        return new Written(second, HttpHeaders.createOptimized(FORMAT.format(Instant.ofEpochSecond(second))));
    }
}
