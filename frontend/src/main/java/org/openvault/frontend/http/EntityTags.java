package org.openvault.frontend.http;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code If-None-Match} and {@code If-Range}, as RFC 9110 has them. */
public final class EntityTags {
    private EntityTags() {}

    /**
     * The first of the listed tags that is wanted; null where none is. Weak tags count, as whoever asks this only wants to know
     * whether what they have is good enough.
     *
     * @param wanted is asked for each tag without quotation marks
     * @param any is the answer to {@code *}
     */
    public static @Nullable String find(@Nullable String ifNoneMatch, Predicate<String> wanted, String any) {
        String list = ifNoneMatch == null ? "" : ifNoneMatch.strip();
        if (list.equals("*")) {
            return any;
        }
        for (int open = list.indexOf('"'); open >= 0; ) {
            int close = list.indexOf('"', open + 1);
            if (close < 0) {
                return null;
            }
            String tag = list.substring(open + 1, close);
            if (wanted.test(tag)) {
                return '"' + tag + '"';
            }
            open = list.indexOf('"', close + 1);
        }
        return null;
    }

    /** Whether a part may be sent: only when the rest is surely of the same bytes, which a weak tag cannot say. */
    public static boolean allowsPart(@Nullable String ifRange, CharSequence etag) {
        return ifRange == null || ifRange.strip().contentEquals(etag);
    }
}
