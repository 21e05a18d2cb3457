package org.openvault.backend.api.http;

import org.jspecify.annotations.Nullable;

/** Entity tags: of the bytes themselves, and so strong; each coding of them has one of its own. */
final class EntityTags {

    private static final String COMPRESSED = "-gzip";

    private EntityTags() {}

    /**
     * @param version what the resource says itself, {@code "12.3"}: the part of a draft's tag that {@code If-Match} is about
     * @return without quotation marks
     */
    static String of(@Nullable String version, byte[] body) {
        String digest = Digest.text(body);
        return version == null ? digest : version.replaceAll("^W/|\"", "") + "-" + digest;
    }

    static String quoted(String tag, boolean compressed) {
        return '"' + tag + (compressed ? COMPRESSED : "") + '"';
    }

    /** Whether {@code If-None-Match} names it, by the weak comparison that is meant there. */
    static boolean names(@Nullable String ifNoneMatch, String quoted) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String each : ifNoneMatch.split(",")) {
            String tag = each.strip();
            if (tag.equals("*") || tag.equals(quoted) || tag.equals("W/" + quoted)) {
                return true;
            }
        }
        return false;
    }
}
