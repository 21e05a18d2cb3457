package org.openvault.frontend.preview;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.content.Preview;

/** What the banner over a preview says. */
record PreviewView(String kind, String what, String until, String livePath) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH);

    static PreviewView of(Preview preview, String path, OffsetDateTime now) {
        OffsetDateTime asOf = preview.asOf();
        String what = asOf != null
                ? "The site as it %s on %s.".formatted(asOf.isAfter(now) ? "will stand" : "stood", time(asOf))
                : "“%s”, version %s, saved on %s. Readers do not see this."
                        .formatted(preview.title(), preview.version(), time(preview.savedAt()));
        return new PreviewView(
                asOf == null ? "Draft" : "Another time",
                what,
                "This link holds until " + CLOCK.format(preview.expiresAt().withOffsetSameInstant(ZoneOffset.UTC))
                        + ".",
                preview.path() == null ? path : preview.path());
    }

    private static String time(@Nullable OffsetDateTime time) {
        return time == null ? "an unknown day" : TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
