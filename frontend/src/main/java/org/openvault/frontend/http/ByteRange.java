package org.openvault.frontend.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One range of bytes, both ends included. Several ranges in one request are answered with the whole file, as HTTP allows. */
public record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** What the header asks for; null where it asks for nothing that can be answered in part. */
    public static @Nullable ByteRange of(@Nullable String header, long size) {
        Matcher range = SINGLE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return null;
        }
        if (range.group(1).isEmpty()) {
            long length = Math.min(size, Long.parseLong(range.group(2)));
            return new ByteRange(size - length, size - 1);
        }
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        return new ByteRange(Long.parseLong(range.group(1)), last);
    }

    public boolean isSatisfiable(long size) {
        return first <= last && first < size;
    }

    public long length() {
        return last - first + 1;
    }
}
