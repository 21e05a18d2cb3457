package org.openvault.backend.api.v3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.publishing.Address;

/**
 * A redirect for all addresses below one: from {@code /catalog/*} to {@code https://archive.example/catalog/*}. What stands
 * in the place of the first star goes to the place of the second.
 */
final class PatternRedirect {

    private static final String END = "*/";
    private static final String UNCHANGED = "-._~:/";

    private PatternRedirect() {}

    /** What an answer depends on that found no page: any of these patterns may be made one day. */
    static List<String> tags(long siteId, String path) {
        return IntStream.range(1, path.length() - 1)
                .filter(at -> path.charAt(at) == '/')
                .mapToObj(at -> Address.tag(siteId, path.substring(0, at + 1) + END))
                .toList();
    }

    /** The address that a redirect leads to from a path; empty where that would be on a host of the reader's choosing. */
    static String fill(Live redirect, String path) {
        String target = redirect.summary().path("to_url").asText("");
        int star = target.indexOf('*');
        String from = redirect.path();
        if (star < 0 || !from.endsWith(END)) {
            return target;
        }
        String rest = path.length() < from.length() - END.length()
                ? ""
                : encoded(path.substring(from.length() - END.length()).replaceAll("^\\*?/|/$", ""));
        return isBehindTheHost(target, star) ? target.substring(0, star) + rest + target.substring(star + 1) : "";
    }

    private static boolean isBehindTheHost(String target, int star) {
        int scheme = target.indexOf("://");
        int path = target.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        return path >= 0 && path < star && !target.startsWith("//");
    }

    private static String encoded(String rest) {
        var encoded = new StringBuilder();
        for (byte b : rest.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNCHANGED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}
