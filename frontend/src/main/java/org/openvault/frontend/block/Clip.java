package org.openvault.frontend.block;

import org.jspecify.annotations.Nullable;

/** The part of a recording that a page is about, as people write it. */
final class Clip {
    private Clip() {}

    /** "1:30–4:00", "from 1:30", "to 4:00", or nothing for the whole recording. */
    static String label(@Nullable Double startSeconds, @Nullable Double endSeconds) {
        if (startSeconds == null && endSeconds == null) {
            return "";
        }
        if (endSeconds == null) {
            return startSeconds == 0 ? "" : "from " + time(startSeconds);
        }
        return startSeconds == null ? "to " + time(endSeconds) : time(startSeconds) + "–" + time(endSeconds);
    }

    private static String time(double seconds) {
        long whole = Math.max(0, (long) seconds);
        String minutesAndSeconds = "%d:%02d".formatted(whole / 60 % 60, whole % 60);
        return whole < 3600
                ? minutesAndSeconds
                : whole / 3600 + (minutesAndSeconds.length() < 5 ? ":0" : ":") + minutesAndSeconds;
    }
}
