package org.openvault.frontend.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The declared parameters of a request in one order and spelling; all others are as if they were not there. */
final class Parameters {
    private static final int LONGEST = 200;
    private static final int MOST = 1024;

    private Parameters() {}

    /**
     * Only {@code &} parts parameters, as for browsers and caches on the way: what they take for one value must not be two here.
     */
    static String canonical(@Nullable String query, List<String> declared) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        String[] given = query.split("&", MOST);
        List<String> kept = new ArrayList<>();
        for (String name : declared) {
            String value = first(given, name);
            String usable = name.equals("page") ? number(value) : text(value);
            if (!usable.isEmpty()) {
                kept.add(name + "=" + URLEncoder.encode(usable, StandardCharsets.UTF_8));
            }
        }
        return String.join("&", kept);
    }

    private static String first(String[] given, String name) {
        for (String each : given) {
            String[] parts = each.split("=", 2);
            if (decoded(parts[0]).equals(name)) {
                return parts.length == 1 ? "" : decoded(parts[1]);
            }
        }
        return "";
    }

    /** What was typed by hand need not be encoded: {@code q=50%} is meant as it stands there. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The first page is the one without a number. */
    private static String number(String value) {
        String number = value.matches("0*[1-9]\\d{0,4}") ? value.replaceFirst("^0+", "") : "";
        return number.equals("1") ? "" : number;
    }

    private static String text(String value) {
        String plain = value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() <= LONGEST
                ? plain
                : plain.substring(0, Character.isHighSurrogate(plain.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
