package org.openvault.frontend.page;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The declared parameters of a request in one order and spelling; all others are as if they were not there. */
final class Parameters {
    private static final int LONGEST = 200;
    private static final int MOST = 1024;

    private Parameters() {}

    /**
     * Only {@code &} parts parameters, as for browsers and caches on the way: what they take for one value must not be two here.
     *
     * @throws IllegalArgumentException where the query cannot be decoded
     */
    static String canonical(@Nullable String query, List<String> declared) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        Map<String, List<String>> given =
                new QueryStringDecoder(query, StandardCharsets.UTF_8, false, MOST, true).parameters();
        List<String> kept = new ArrayList<>();
        for (String name : declared) {
            String value = given.getOrDefault(name, List.of("")).getFirst();
            String usable = name.equals("page") ? number(value) : text(value);
            if (!usable.isEmpty()) {
                kept.add(name + "=" + URLEncoder.encode(usable, StandardCharsets.UTF_8));
            }
        }
        return String.join("&", kept);
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
