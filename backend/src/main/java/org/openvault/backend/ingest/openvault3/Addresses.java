package org.openvault.backend.ingest.openvault3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an address of the earlier site leads now. */
final class Addresses {

    static final String OLD_SITE = "https://openvault.wgbh.org";

    // localhost:3000 was the development host of the earlier site; its addresses got into the published files.
    private static final Pattern OLD_HOST = Pattern.compile(
            "^https?://(?:(?:www\\.)?openvault\\.wgbh\\.org|localhost:3000)(?=[/?#]|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE =
            Pattern.compile("^/(exhibits|collections)/([^/?#]+)(?:/([^/?#]*))?/?(?:\\?[^#]*)?(?:#.*)?$");
    private static final Pattern RECORD = Pattern.compile("^/catalog/[A-Za-z]_[0-9A-Za-z]+$");
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:");
    // The earlier site showed each section on a tab of its own; these are the ones that have a place of their own here.
    private static final Set<String> NAMED_PARTS = Set.of("article", "authors", "media");

    private final Map<String, PageKey> pages = new HashMap<>();

    Addresses(Collection<PageKey> keys) {
        keys.forEach(key -> pages.put(spelling(key.kind(), key.slug()), key));
    }

    sealed interface Place {

        record OfPage(PageKey page, String fragment, String oldAddress) implements Place {}

        record At(String address) implements Place {}

        record OnThisPage(String fragment) implements Place {}

        record Nowhere() implements Place {}
    }

    Place of(String href) {
        String address = href.strip();
        String path = OLD_HOST.matcher(address).replaceFirst("");
        boolean old = !path.equals(address);
        if (address.isEmpty() || address.equals("#")) {
            return new Place.Nowhere();
        }
        if (!old && address.startsWith("#")) {
            return new Place.OnThisPage(address.substring(1));
        }
        if (old || (address.startsWith("/") && !address.startsWith("//"))) {
            return onOldSite(path.isEmpty() ? "/" : path);
        }
        return elsewhere(address);
    }

    Optional<Place.OfPage> page(String path) {
        Matcher found = PAGE.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        PageKind kind = found.group(1).equals("exhibits") ? PageKind.EXHIBIT : PageKind.COLLECTION;
        String part = found.group(3) == null ? "" : found.group(3).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(pages.get(spelling(kind, decoded(found.group(2)))))
                .map(key -> new Place.OfPage(key, NAMED_PARTS.contains(part) ? part : "", OLD_SITE + encoded(path)));
    }

    private Place onOldSite(String path) {
        Optional<Place.OfPage> page = page(path);
        if (page.isPresent()) {
            return page.get();
        }
        return new Place.At(RECORD.matcher(path).matches() ? path : OLD_SITE + encoded(path));
    }

    private static Place elsewhere(String address) {
        String whole = address.startsWith("//")
                ? "https:" + address
                : address.matches("(?i)www\\..*") ? "http://" + address : address;
        if (!SCHEME.matcher(whole).find()) {
            return new Place.Nowhere();
        }
        String scheme = whole.substring(0, whole.indexOf(':')).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https", "mailto", "tel" -> new Place.At(encoded(whole));
            default -> new Place.Nowhere();
        };
    }

    /** Hyphens, underscores and case differ between the file names and the links to them. */
    private static String spelling(PageKind kind, String slug) {
        return kind.folder() + "/" + slug.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static String decoded(String slug) {
        try {
            return URLDecoder.decode(slug.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return slug;
        }
    }

    /** Encodes what may not stand in an address and leaves what is encoded already. */
    static String encoded(String address) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < address.length(); ) {
            int c = address.codePointAt(at);
            boolean escape = c == '%' && address.substring(at).matches("(?s)%[0-9A-Fa-f]{2}.*");
            if (escape || (c < 128 && (Character.isLetterOrDigit(c) || "-._~:/?#@!$&'()*+,;=".indexOf(c) >= 0))) {
                out.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
                }
            }
            at += Character.charCount(c);
        }
        return out.toString();
    }
}
